"""axe-core finds nothing on any page: WCAG 2.2 AA, best practices; light, dark; wide, narrow."""

from __future__ import annotations

from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, cell, part, run
from tests.browser.pages import PAGES, title
from textbook.tooling.steps import ROOT

AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What depends on the colours, and takes the most time.
COLOURS = ["color-contrast", "link-in-text-block"]
EVERYTHING: dict[str, Any] = {"runOnly": TAGS}
OFF = {"enabled": False}
WIDTHS = [1280, 320]
Scheme = Literal["light", "dark"]
SCHEMES: list[Scheme] = ["light", "dark"]


def violations(page: Page, rules: dict[str, Any] = EVERYTHING) -> list[str]:
    """The rules that are broken, each with its targets and why; `rules` are options of axe."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    # Python's frame is hidden, has no content, and cannot be looked into from outside.
    result: dict[str, Any] = page.evaluate(
        "rules => axe.run({ ...rules, resultTypes: ['violations'], iframes: false })", rules
    )
    return [
        f"{rule['id']} at {node['target']}: {' '.join(node['failureSummary'].split())}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def found(page: Page, scheme: Scheme, whole: bool = False) -> list[str]:
    """The violations; and the page must not scroll sideways.

    Colours are the same at every width, and all else is in both schemes: so each is looked for
    once, unless the `whole` is wanted.
    """
    in_colour: dict[str, Any] = EVERYTHING if scheme == "light" or whole else {"runOnly": COLOURS}
    without = EVERYTHING if whole else EVERYTHING | {"rules": dict.fromkeys(COLOURS, OFF)}
    looks = {WIDTHS[0]: in_colour}
    if scheme == "light" or whole:
        looks[WIDTHS[1]] = without
    wrong = []
    for width, rules in looks.items():
        page.set_viewport_size({"width": width, "height": 900})
        wrong += [f"{width} px: {text}" for text in violations(page, rules)]
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide > width:
            wrong.append(f"{width} px: the page is {wide} px wide and scrolls sideways")
    return wrong


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", PAGES, ids=title)
def test_a_fresh_page(page: Page, book_url: str, address: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{book_url}{address}", wait_until="networkidle")
    assert not found(page, scheme)


@pytest.mark.long
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", PAGES, ids=title)
def test_a_fresh_page_in_every_way(page: Page, book_url: str, address: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{book_url}{address}", wait_until="networkidle")
    assert not found(page, scheme, whole=True)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_cell_after_a_run_after_an_error_and_being_edited(
    page: Page, book_url: str, scheme: Scheme
) -> None:
    page.set_default_timeout(START)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{book_url}relu/")
    part(page, "relu", "plots").scroll_into_view_if_needed()
    page.locator("#cell-relu plot-chart summary").click()
    noisy = "import sys\nprint('out')\nprint('err', file=sys.stderr)\n6 * 7"
    run(page, "dying-unit", noisy)
    assert run(page, "relu")["state"] == "ok"
    wrong = [f"after a run, {text}" for text in found(page, scheme)]
    run(page, "relu", "def fail():\n    1 / 0\n\nfail()")
    cell(page, "relu").get_by_text("Traceback", exact=True).click()
    wrong += [f"after an error, {text}" for text in found(page, scheme)]
    part(page, "relu", "error").get_by_role("button", name="Line").click()
    expect(page.locator("#cell-relu .cm-editor.cm-focused")).to_have_count(1)
    wrong += [f"in the editor, {text}" for text in found(page, scheme)]
    assert not wrong


@pytest.mark.parametrize("scheme", SCHEMES)
def test_an_answered_question(page: Page, book_url: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{book_url}relu/")
    quiz = page.locator("#quiz-relu-at-zero")
    for choice, state in ((0, "wrong"), (2, "right")):
        if state == "right":
            quiz.get_by_role("button", name="Try again").click()
        quiz.get_by_role("radio").nth(choice).check()
        quiz.get_by_role("button", name="Check").click()
        expect(quiz).to_have_attribute("data-state", state)
        assert not found(page, scheme)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_search_and_the_list_of_chapters(page: Page, book_url: str, scheme: Scheme) -> None:
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(book_url)
    page.get_by_role("button", name="Chapters").click()
    expect(page.get_by_role("navigation").get_by_role("link", name="Notation")).to_be_visible()
    wrong = violations(page)
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("textbox", name="Search").press_sequentially("subgradients")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    wrong += violations(page)
    assert not wrong
