"""The editor of a cell: by keyboard and by mouse, without a jump and without a trap."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.cells import START, cell, part, run, wait_for_state
from tests.browser.conftest import watched

CODE = "document.getElementById('cell-relu').source"


@pytest.fixture
def relu(page: Page, book_url: str) -> Page:
    page.goto(f"{book_url}relu/")
    cell(page, "relu").scroll_into_view_if_needed()
    return page


def focus_by_keyboard(page: Page) -> None:
    """Tab into the code from the element before it."""
    cell(page, "relu").get_by_role("button", name="Run").focus()
    page.keyboard.press("Tab")
    page.wait_for_selector("#cell-relu .cm-editor.cm-focused")


def test_the_editor_is_loaded_on_first_focus_only(page: Page, book_url: str) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto(f"{book_url}relu/", wait_until="networkidle")
    assert not [url for url in requests if "/editor-" in url]
    focus_by_keyboard(page)
    assert [url for url in requests if "/editor-" in url]


def test_nothing_moves_when_the_editor_takes_over(relu: Page) -> None:
    measure = """() => {
      const code = document.querySelector('#cell-relu [data-part="code"]').getBoundingClientRect();
      const rows = [...document.querySelectorAll('#cell-relu .cell-line, #cell-relu .cm-line')];
      return [code.x, code.y + scrollY, code.width, code.height,
        ...rows.map((row) => row.getBoundingClientRect().y + scrollY)];
    }"""
    before = relu.evaluate(measure)
    focus_by_keyboard(relu)
    after = relu.evaluate(measure)
    assert after == pytest.approx(before, abs=1)


def test_the_editor_writes_as_the_text_before_it(relu: Page) -> None:
    look = """() => {
      const line = document.querySelector('#cell-relu .cell-line, #cell-relu .cm-line');
      const style = getComputedStyle(line);
      return ['fontFamily', 'fontSize', 'fontVariantLigatures', 'lineHeight', 'tabSize']
        .map((name) => style[name]);
    }"""
    before = relu.evaluate(look)
    focus_by_keyboard(relu)
    assert relu.evaluate(look) == before


def test_a_click_puts_the_cursor_where_it_was_made(relu: Page) -> None:
    line = part(relu, "relu", "code").locator(".cell-line").first
    line.click()
    relu.wait_for_selector("#cell-relu .cm-editor.cm-focused")
    relu.keyboard.press("End")
    relu.keyboard.type("  # here")
    assert relu.evaluate(CODE).split("\n")[0].endswith("  # here")


def test_who_passes_through_with_the_tab_key_gets_out_with_it(relu: Page) -> None:
    focus_by_keyboard(relu)
    before = relu.evaluate(CODE)
    relu.keyboard.press("Tab")
    expect(cell(relu, "relu").locator(".cm-editor.cm-focused")).to_have_count(0)
    assert relu.evaluate(CODE) == before


def test_tab_indents_once_the_way_out_is_told_and_escape_leads_out(relu: Page) -> None:
    focus_by_keyboard(relu)
    relu.keyboard.type("x")
    expect(cell(relu, "relu").get_by_role("status")).to_have_text(
        "Tab indents; Escape, then Tab, leaves the editor"
    )
    relu.keyboard.press("Tab")
    assert relu.evaluate(CODE).startswith("    x")
    relu.keyboard.press("Escape")
    relu.keyboard.press("Tab")
    expect(cell(relu, "relu").locator(".cm-editor.cm-focused")).to_have_count(0)


def test_undo_takes_back_an_edit_and_a_reset(relu: Page) -> None:
    original = relu.evaluate(CODE)
    focus_by_keyboard(relu)
    relu.keyboard.type("y = 1\n")
    relu.evaluate("document.getElementById('cell-relu').reset()")
    assert relu.evaluate(CODE) == original
    relu.locator("#cell-relu .cm-content").focus()
    relu.keyboard.press("Control+z")
    assert relu.evaluate(CODE).startswith("y = 1\n")


@pytest.mark.parametrize("keys", ["Shift+Enter", "Control+Enter", "Meta+Enter"])
def test_the_cell_is_run_from_the_keyboard(relu: Page, keys: str) -> None:
    focus_by_keyboard(relu)
    before = relu.evaluate(CODE)
    relu.keyboard.press(keys)
    wait_for_state(relu, "relu", "loading", "running", "ok")
    assert relu.evaluate(CODE) == before
    relu.evaluate("document.getElementById('cell-relu').stop()")


def test_the_code_has_a_name_for_screen_readers(relu: Page) -> None:
    code = relu.get_by_role("textbox", name="Code of “ReLU and its gradient”")
    expect(code).to_be_visible()
    focus_by_keyboard(relu)
    expect(code).to_be_visible()


def test_edits_are_there_after_a_run_that_fails(relu: Page) -> None:
    focus_by_keyboard(relu)
    relu.keyboard.type("oops(\n")
    relu.keyboard.press("Shift+Enter")
    relu.set_default_timeout(START)
    wait_for_state(relu, "relu", "error")
    assert relu.evaluate(CODE).startswith("oops(\n")


LONG = "'x = 1\\n'.repeat(50_000) + 'x'"


def test_very_much_code_is_shown_by_the_editor_and_run_whole(relu: Page) -> None:
    relu.set_default_timeout(START)
    relu.evaluate(f"{CODE} = {LONG}")
    code = part(relu, "relu", "code")
    # Only what is in view is laid out.
    expect(code.locator(".cm-editor")).to_be_visible()
    assert code.locator(".cm-line").count() < 1000
    assert relu.evaluate(f"{CODE} === {LONG}")
    assert run(relu, "relu")["value"] == "1"


def test_where_no_editor_comes_very_much_code_is_begun_to_be_shown_and_run_whole(
    context: BrowserContext, book_url: str
) -> None:
    with watched(context, re.compile(r"/editor-\w+\.js")) as page:
        page.set_default_timeout(START)
        page.route("**/editor-*.js", lambda route: route.abort())
        page.goto(f"{book_url}relu/")
        page.wait_for_selector("#cell-relu .cell-controls", state="attached")
        page.evaluate(f"{CODE} = {LONG}")
        expect(part(page, "relu", "code").locator("pre")).to_contain_text("…")
        assert part(page, "relu", "code").locator(".cell-line").count() < 5000
        assert page.evaluate(f"{CODE} === {LONG}")
        assert run(page, "relu")["value"] == "1"
        cell(page, "relu").get_by_role("button", name="Reset").click()
        expect(part(page, "relu", "code").locator("pre")).not_to_contain_text("…")
