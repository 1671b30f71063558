"""Exercises in the book: the reader's code is checked in the page, whatever it does."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cells import START
from tests.browser.conftest import watched
from tests.browser.pages import EXERCISES, title
from tests.browser.test_accessibility import SCHEMES, Scheme, found
from textbook.tooling.steps import ROOT

RIGHT = (ROOT / "snippets/relu/relu_gradient.solution.py").read_text("utf-8")
HALF = RIGHT.replace("x > 0", "x >= 0")


def exercise(page: Page, name: str = "relu-gradient") -> Locator:
    return page.locator(f"#exercise-{name}")


def check(page: Page, name: str, source: str | None = None) -> Locator:
    """Check `source`, or the code as it stands; returns the exercise at once."""
    task = exercise(page, name)
    task.scroll_into_view_if_needed()
    if source is not None:
        task.locator("py-cell").evaluate("(cell, source) => { cell.source = source; }", source)
    task.get_by_role("button", name="Check my answer").click()
    return task


def outcome(task: Locator, name: str) -> Locator:
    return task.locator(f'[data-check="{name}"]')


@pytest.fixture
def relu(page: Page, book_url: str) -> Page:
    page.set_default_timeout(START)
    expect.set_options(timeout=START)
    page.goto(f"{book_url}relu/")
    return page


@pytest.mark.long  # Python starts on every page with exercises
@pytest.mark.parametrize("address", EXERCISES, ids=title)
def test_solutions_pass_and_starting_code_does_not(page: Page, book_url: str, address: str) -> None:
    page.set_default_timeout(START)
    expect.set_options(timeout=START)
    page.goto(f"{book_url}{address}")
    for name, file in EXERCISES[address].items():
        task = check(page, name)
        expect(task).not_to_have_attribute("data-state", "open")
        expect(task).not_to_have_attribute("data-state", "right")
        solution = (ROOT / "snippets" / f"{file}.solution.py").read_text("utf-8")
        check(page, name, solution)
        expect(task).to_have_attribute("data-state", "right")
        expect(task.locator('[data-outcome="failed"]')).to_have_count(0)


def test_a_wrong_answer_is_explained_and_announced_and_then_mended_by_keyboard(
    relu: Page,
) -> None:
    task = exercise(relu)
    button = task.get_by_role("button", name="Check my answer")
    task.locator("py-cell").evaluate("(cell, source) => { cell.source = source; }", HALF)
    task.scroll_into_view_if_needed()
    button.focus()
    relu.keyboard.press("Enter")
    expect(task).to_have_attribute("data-state", "partly")
    expect(task.locator('[data-part="verdict"]')).to_have_text(
        "Partly right: 5 of 6 checks are passed."
    )
    expect(outcome(task, "at_zero")).to_contain_text("Not passed")
    expect(outcome(task, "at_zero")).to_contain_text("gives 1.0 at index 0")
    expect(task.get_by_role("status").last).to_contain_text("The gradient at 0 is 0")
    expect(button).to_be_focused()
    task.locator("py-cell").evaluate("(cell, source) => { cell.source = source; }", RIGHT)
    expect(task.locator('[data-part="verdict"]')).to_contain_text("has changed")
    relu.keyboard.press("Enter")
    expect(task).to_have_attribute("data-state", "right")
    expect(outcome(task, "at_zero")).to_contain_text("Passed")
    expect(button).to_be_focused()
    # Kept for later visits, and not lost by a later try that fails.
    check(relu, "relu-gradient", HALF)
    expect(task).to_have_attribute("data-state", "partly")
    relu.reload()
    expect(task).to_have_attribute("data-state", "right")
    expect(outcome(task, "at_zero")).to_contain_text("Passed")


def test_code_that_was_changed_after_its_check_is_told_so_at_the_next_visit(relu: Page) -> None:
    task = check(relu, "relu-gradient", RIGHT)
    verdict = task.locator("[data-part=verdict]")
    expect(task).to_have_attribute("data-state", "right")
    relu.reload()
    expect(verdict).to_have_text("Right: your code passes every check. (As last checked.)")
    cell = task.locator("py-cell")
    cell.evaluate("(cell) => { cell.source = 'def relu(x): return 3'; }")
    changed = "Your code has changed since it was checked."
    expect(verdict).to_have_text(changed)
    relu.wait_for_function("() => Object.keys(localStorage).some((key) => key.includes('edit'))")
    relu.reload()
    expect(verdict).to_contain_text(changed)


def test_code_that_cannot_be_run_is_told_at_its_line(relu: Page) -> None:
    task = check(relu, "relu-gradient", "def relu(x):\n    return (x")
    expect(task).to_have_attribute("data-state", "wrong")
    expect(task.locator('[data-part="verdict"]')).to_contain_text(
        "Your code is not complete Python in line 2"
    )
    expect(task.locator(".cell-line-error")).to_have_count(1)
    check(relu, "relu-gradient", "import sys\n\ndef relu(x):\n    sys.exit()")
    line = outcome(task, "positive").get_by_role("button", name="Go to line 4")
    expect(outcome(task, "positive")).to_contain_text("raises SystemExit")
    line.click()
    expect(task.locator(".cm-editor.cm-focused")).to_have_count(1)


def test_a_loop_without_end_is_stopped_and_the_next_check_works(relu: Page) -> None:
    # What the checks need is there after one of them, and takes none of the five seconds, of which
    # one that ends takes two on a busy machine.
    task = check(relu, "relu-gradient", RIGHT)
    expect(task).to_have_attribute("data-state", "right")
    relu.evaluate("customElements.get('py-cell').limits.CHECK_SECONDS = 5")
    check(relu, "relu-gradient", "def relu(x):\n    while True: pass")
    expect(outcome(task, "positive")).to_contain_text("a loop that never ends")
    check(relu, "relu-gradient", "while True: pass")
    expect(task.locator('[data-part="verdict"]')).to_contain_text("did not come to its end")
    relu.evaluate("customElements.get('py-cell').limits.CHECK_SECONDS = 60")
    check(relu, "relu-gradient", "while True: pass")
    task.get_by_role("button", name="Stop").click()
    expect(task.locator('[data-part="verdict"]')).to_contain_text("Stopped")
    check(relu, "relu-gradient", RIGHT)
    expect(task).to_have_attribute("data-state", "right")


def test_hints_come_in_steps_and_the_solution_after_a_question(relu: Page) -> None:
    task = exercise(relu)
    summaries = task.locator("summary")
    expect(summaries.nth(1)).to_be_hidden()
    summaries.nth(0).focus()
    relu.keyboard.press("Enter")
    expect(summaries.nth(1)).to_be_visible()
    show = task.get_by_role("button", name="Show the solution")
    show.focus()
    relu.keyboard.press("Enter")
    expect(task.get_by_role("button", name="Yes, show it")).to_be_focused()
    expect(task.get_by_role("group", name="Show the solution all the same?")).to_be_visible()
    relu.keyboard.press("Escape")
    expect(show).to_be_focused()
    relu.keyboard.press("Enter")
    relu.keyboard.press("Enter")
    solution = task.get_by_role("region", name="Solution")
    expect(solution).to_be_focused()
    expect(solution).to_contain_text("np.maximum(0, x)")
    task.get_by_role("button", name="Hide the solution").press("Enter")
    expect(solution).to_have_count(0)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_exercise_is_accessible_in_every_state(relu: Page, scheme: Scheme) -> None:
    relu.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    task = exercise(relu)
    task.locator("summary").first.click()
    wrong = []
    for source, state in ((HALF, "partly"), ("1 / 0", "wrong"), (RIGHT, "right")):
        check(relu, "relu-gradient", source)
        expect(task).to_have_attribute("data-state", state)
        if state == "partly":
            task.get_by_role("button", name="Show the solution").click()
            wrong += [f"asked, {text}" for text in found(relu, scheme)]
            task.get_by_role("button", name="Yes, show it").click()
            expect(task.get_by_role("region", name="Solution")).to_be_visible()
        wrong += [f"{state}, {text}" for text in found(relu, scheme)]
    assert not wrong


def test_without_javascript_an_exercise_is_read_and_leads_to_its_solution(
    browser: Browser, book_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    with watched(context) as page:
        page.goto(f"{book_url}relu/")
        task = exercise(page)
        expect(task).to_contain_text("for arrays of any shape")
        expect(task).to_contain_text("def relu_gradient(x):")
        expect(task).to_contain_text("The gradient at 0 is 0, as in the libraries")
        expect(task.get_by_text("Hint 2 of 2")).to_be_visible()
        expect(task.get_by_role("button")).to_have_count(0)
        task.get_by_role("link", name="Solution").click()
        expect(page.locator("#exercise-relu-gradient")).to_be_visible()
        expect(
            page.locator(".quiz-answer").filter(has=page.locator("#exercise-relu-gradient"))
        ).to_contain_text("np.maximum(0, x)")
    context.close()
