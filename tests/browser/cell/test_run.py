"""Editing, running and stopping a cell of the built book."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, begin, cell, part, run, wait_for_state


@pytest.fixture(scope="module")
def relu(warm_page: Page, book_url: str) -> Page:
    warm_page.goto(f"{book_url}relu/")
    warm_page.set_default_timeout(START)
    return warm_page


def test_the_chart_is_drawn_before_python_is_loaded(page: Page, book_url: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{book_url}relu/")
    cell(page, "relu").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")
    assert not [url for url in requests if "/assets/python/" in url]
    assert cell(page, "relu").get_attribute("data-state") == "static"


def test_loading_is_told_in_bytes_and_the_page_stays_responsive(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    page.evaluate(
        """() => {
          window.told = [];
          const bar = document.querySelector('#cell-relu .cell-bar');
          new MutationObserver(() => told.push(bar.innerText))
            .observe(bar, {subtree: true, childList: true, characterData: true});
        }"""
    )
    cell(page, "relu").get_by_role("button", name="Run").click()
    wait_for_state(page, "relu", "ok")
    told = page.evaluate("told")
    assert any(re.search(r"Loading Python\s*\d+\.\d of 1\d\.\d MB", text) for text in told), told
    assert any("Starting Python" in text for text in told)


def test_a_run_resolves_to_state_output_and_plots(relu: Page) -> None:
    result = run(relu, "relu")
    assert result["state"] == "ok"
    assert result["error"] is None
    assert [line["label"] for line in result["plots"][0]["lines"]] == ["ReLU(x)", "Gradient"]


def test_output_streams_and_value_are_shown_apart(relu: Page) -> None:
    result = run(relu, "relu", "import sys\nprint('out')\nprint('err', file=sys.stderr)\n6 * 7")
    assert (result["stdout"], result["stderr"], result["value"]) == ("out\n", "err\n", "42")
    expect(part(relu, "relu", "stdout").locator("pre")).to_have_text("out\n")
    expect(part(relu, "relu", "stderr").locator("pre")).to_have_text("err\n")
    expect(part(relu, "relu", "value").locator("pre")).to_have_text("42")


def test_output_is_shown_while_the_program_goes_on(relu: Page) -> None:
    begin(relu, "relu", "print('first')\nwhile True: pass")
    expect(part(relu, "relu", "stdout")).to_contain_text("first")
    cell(relu, "relu").get_by_role("button", name="Stop").click()
    wait_for_state(relu, "relu", "stopped")


def test_output_is_text_and_never_markup(relu: Page) -> None:
    run(relu, "relu", "print('<img src=x onerror=window.pwned=1>')\n'<b>bold</b>'")
    expect(part(relu, "relu", "stdout")).to_contain_text("<img src=x")
    assert part(relu, "relu", "stdout").locator("img").count() == 0
    run(relu, "relu", "raise ValueError('<img src=x onerror=window.pwned=1>')")
    expect(part(relu, "relu", "error")).to_contain_text("<img src=x")
    assert part(relu, "relu", "error").locator("img").count() == 0
    assert relu.evaluate("window.pwned") is None


def test_an_exception_is_told_at_its_line(relu: Page) -> None:
    result = run(relu, "relu", "x = 1\ny = 2\nx / 0")
    assert result["error"] == {
        "type": "ZeroDivisionError",
        "message": "division by zero",
        "line": 3,
    }
    summary = part(relu, "relu", "error").locator(".cell-error-summary")
    expect(summary).to_have_text(re.compile(r"ZeroDivisionError: division by zero\s+Line 3"))
    marked = cell(relu, "relu").locator(".cell-line-error")
    expect(marked).to_have_count(1)
    expect(marked).to_have_text("x / 0")


def test_the_mark_of_an_error_is_gone_with_the_next_run(relu: Page) -> None:
    run(relu, "relu", "1 / 0")
    run(relu, "relu", "1")
    expect(cell(relu, "relu").locator(".cell-line-error")).to_have_count(0)
    expect(part(relu, "relu", "error")).to_be_hidden()


def test_the_line_of_an_error_leads_into_the_editor(relu: Page) -> None:
    run(relu, "relu", "x = 1\n\n1 / 0")
    part(relu, "relu", "error").get_by_role("button", name="Line 3").click()
    expect(cell(relu, "relu").locator(".cm-focused")).to_be_visible()
    relu.keyboard.type("#")
    assert relu.evaluate("document.getElementById('cell-relu').source") == "x = 1\n\n#1 / 0"


def test_a_run_starts_from_a_clean_namespace(relu: Page) -> None:
    run(relu, "relu", "leftover = 1")
    assert run(relu, "relu", "leftover")["error"]["type"] == "NameError"


@pytest.mark.parametrize(
    "endless",
    [
        "while True: pass",
        "import numpy as np\na = np.ones((4000, 4000))\nwhile True: a @ a",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "import time; time.sleep(1000)",
    ],
    ids=["loop", "matrix product", "loop that catches everything", "sleep"],
)
def test_stop_ends_any_program_and_the_next_run_works(relu: Page, endless: str) -> None:
    begin(relu, "relu", endless)
    cell(relu, "relu").get_by_role("button", name="Stop").click()
    wait_for_state(relu, "relu", "stopped")
    assert relu.evaluate("begun.then(({ state }) => state)") == "stopped"
    assert run(relu, "relu", "1 + 1")["value"] == "2"


def test_elapsed_time_is_shown_after_a_second(relu: Page) -> None:
    begin(relu, "relu", "while True: pass")
    expect(cell(relu, "relu").locator(".cell-time")).to_have_text(
        re.compile(r"^[1-9]\d* s$"), timeout=START
    )
    relu.evaluate("document.getElementById('cell-relu').stop()")
    wait_for_state(relu, "relu", "stopped")


def test_reset_brings_back_code_chart_and_output(relu: Page) -> None:
    relu.evaluate("document.getElementById('cell-relu').reset()")
    original = relu.evaluate("document.getElementById('cell-relu').source")
    run(relu, "relu", "print('mine')")
    expect(part(relu, "relu", "plots").locator("plot-chart")).to_have_count(0)
    cell(relu, "relu").get_by_role("button", name="Reset").click()
    assert relu.evaluate("document.getElementById('cell-relu').source") == original
    expect(part(relu, "relu", "plots").locator("plot-chart")).to_have_count(1)
    expect(part(relu, "relu", "stdout")).to_be_hidden()
    assert cell(relu, "relu").get_attribute("data-state") == "static"


def test_copy_puts_the_code_on_the_clipboard(relu: Page) -> None:
    relu.context.grant_permissions(["clipboard-read", "clipboard-write"])
    relu.evaluate("document.getElementById('cell-relu').source = 'copied = 1'")
    cell(relu, "relu").get_by_role("button", name="Copy").click()
    expect(cell(relu, "relu").get_by_role("status")).to_have_text("Copied")
    assert relu.evaluate("navigator.clipboard.readText()") == "copied = 1"


def test_two_cells_run_one_after_the_other(relu: Page) -> None:
    first, second = relu.evaluate(
        """async () => {
          const [a, b] = document.querySelectorAll('py-cell');
          a.source = 'import time; time.sleep(0.3); 1';
          b.source = '2';
          const runs = await Promise.all([a.run(), b.run()]);
          a.reset(); b.reset();
          return runs.map(({ value }) => value);
        }"""
    )
    assert (first, second) == ("1", "2")


def test_running_again_ends_the_run_before(relu: Page) -> None:
    begin(relu, "relu", "while True: pass")
    assert run(relu, "relu", "'again'")["value"] == "'again'"
    assert relu.evaluate("begun.then(({ state }) => state)") == "stopped"


def test_the_stages_of_a_run_are_measured(relu: Page) -> None:
    run(relu, "relu", None)
    relu.evaluate("document.getElementById('cell-relu').reset()")
    run(relu, "relu", None)
    names = relu.evaluate("performance.getEntriesByType('measure').map(({ name }) => name)")
    assert {"python:boot", "cell:run", "cell:plot"} <= set(names)
    details = relu.evaluate("performance.getEntriesByName('cell:run').map(({ detail }) => detail)")
    assert set(details) >= {"cell-relu"}


def test_after_a_run_that_fails_the_chart_is_told_to_be_of_an_earlier_one(relu: Page) -> None:
    relu.evaluate("document.getElementById('cell-relu').reset()")
    difference = part(relu, "relu", "difference")
    assert run(relu, "relu", "raise ValueError('before the plot')")["state"] == "error"
    expect(difference).to_have_text("The chart is of an earlier run")
    original: str = relu.evaluate("document.getElementById('cell-relu').original")
    run(relu, "relu", original + "\n")
    expect(difference).to_contain_text("as the author’s")
    relu.evaluate("document.getElementById('cell-relu').reset()")
    expect(difference).to_be_empty()
    # Of the author's own program it is no earlier one.
    relu.evaluate(
        """async () => {
          const cell = document.getElementById('cell-relu');
          const run = cell.run();
          cell.stop();
          await run;
        }"""
    )
    wait_for_state(relu, "relu", "stopped")
    expect(difference).to_be_empty()
