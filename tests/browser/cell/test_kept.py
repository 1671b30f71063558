"""A reader's edit is there on return; nothing takes its place unasked."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cells import START, cell, part
from tests.browser.conftest import watched

TYPE = "s => { document.getElementById('cell-relu').source = s }"
KEY = "cell-edit-1:/relu/#cell-relu"
# Nothing more fits in then.
_FILL = """() => {
  let text = '';
  for (let size = 2 ** 23; size >= 1; size /= 2) {
    try {
      localStorage.setItem('others', text + 'x'.repeat(size));
      text += 'x'.repeat(size);
    } catch {}
  }
}"""
Tabs = Callable[[str], Page]


@pytest.fixture
def tabs(browser: Browser, book_url: str) -> Iterator[Tabs]:
    """Opens tabs of one browser on the page on ReLU, after the script that it is given."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    with ExitStack() as stack:

        def tab(script: str = "") -> Page:
            page = stack.enter_context(watched(context))
            page.add_init_script(script)
            page.goto(f"{book_url}relu/")
            page.wait_for_selector("#cell-relu .cell-controls")
            return page

        yield tab
    context.close()


def press(page: Page, name: str) -> None:
    cell(page, "relu").get_by_role("button", name=name, exact=True).click()


def code(page: Page) -> str:
    source: str = page.evaluate("document.getElementById('cell-relu').source")
    return source


def kept(page: Page) -> None:
    page.wait_for_function("key => localStorage.getItem(key) !== null", arg=KEY)


def test_an_edit_is_there_on_return_and_reset_can_be_undone(tabs: Tabs) -> None:
    page = tabs("")
    author = code(page)
    page.evaluate(TYPE, "print('mine')")
    # At once: leaving the page keeps what was typed last.
    page.wait_for_selector("#cell-relu .cell-notes", state="attached")
    page.reload()
    expect(part(page, "relu", "code")).to_contain_text("mine")
    expect(page.locator(".cell-note-kept")).to_contain_text("Your code")
    press(page, "Reset")
    assert code(page) == author
    press(page, "Undo")
    assert code(page) == "print('mine')"
    page.reload()
    expect(part(page, "relu", "code")).to_contain_text("mine")


def test_a_first_edit_is_kept_by_a_reader_who_leaves_at_once(tabs: Tabs) -> None:
    page = tabs("")
    page.evaluate(f"{{ ({TYPE})('print(1)'); dispatchEvent(new Event('pagehide')); }}")
    page.reload()
    expect(part(page, "relu", "code")).to_contain_text("print(1)")
    expect(page.locator(".cell-note-kept")).to_contain_text("Your code")


def test_a_changed_cell_asks_and_shows_the_difference(tabs: Tabs) -> None:
    edit = json.dumps({"source": "import json\nprint('mine')", "base": "older"})
    page = tabs(f"if (top === self) localStorage.setItem({json.dumps(KEY)}, {json.dumps(edit)})")
    note = page.locator(".cell-note-author")
    expect(note).to_contain_text("The author has changed this cell")
    compare = note.get_by_role("button", name="See the difference")
    compare.focus()
    page.keyboard.press("Enter")
    expect(compare).to_have_attribute("aria-expanded", "true")
    difference = note.get_by_role("group")
    expect(difference.locator("del")).to_contain_text("− print('mine')")
    expect(difference.locator("ins").first).to_contain_text("+ ")
    press(page, "Take the new one")
    expect(note).to_have_count(0)
    expect(part(page, "relu", "code")).not_to_contain_text("mine")


def test_what_the_reader_had_is_not_lost_before_they_choose(tabs: Tabs) -> None:
    mine = "print('mine')"
    edit = json.dumps({"source": mine, "base": "older"})
    key = json.dumps(KEY)
    page = tabs(
        f"if (top === self && !localStorage.getItem({key}))"
        f" localStorage.setItem({key}, {json.dumps(edit)})"
    )
    note = page.locator(".cell-note-author")
    back = note.get_by_role("button", name="Bring back what I had")
    # Closed without a choice.
    expect(note).to_contain_text("You see your code", timeout=START)
    page.reload()
    expect(note).to_contain_text("You see your code", timeout=START)
    assert code(page) == mine
    # Typed over, and closed.
    part(page, "relu", "code").click()
    page.locator("#cell-relu .cm-editor").wait_for()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("print('typed')")
    expect(back).to_be_visible()
    page.reload()
    expect(back).to_be_visible(timeout=START)
    assert code(page) == "print('typed')"
    back.click()
    assert code(page) == mine
    # Undone as far as it goes, and closed.
    page.reload()
    expect(note).to_contain_text("You see your code", timeout=START)
    part(page, "relu", "code").click()
    page.locator("#cell-relu .cm-editor").wait_for()
    page.keyboard.press("Control+z")
    expect(back).to_be_visible()
    assert code(page) == page.evaluate("document.getElementById('cell-relu').original")
    page.reload()
    expect(back).to_be_visible(timeout=START)
    back.click()
    assert code(page) == mine
    press(page, "Keep mine")
    expect(note).to_have_count(0)
    page.reload()
    expect(page.locator(".cell-note-kept")).to_contain_text("Your code", timeout=START)
    expect(note).to_have_count(0)
    assert code(page) == mine


def test_two_tabs_do_not_overwrite_each_other(tabs: Tabs) -> None:
    one, two = tabs(""), tabs("")
    one.evaluate(TYPE, "print('one')")
    expect(part(two, "relu", "code")).to_contain_text("print('one')")
    two.evaluate(TYPE, "print('two')")
    expect(one.locator(".cell-note-tabs")).to_contain_text("in another tab too")
    assert code(one) == "print('one')"
    press(one, "Take the other tab’s")
    assert code(one) == "print('two')"
    press(one, "Undo")
    assert code(one) == "print('one')"


def test_storage_that_refuses_is_told_once(tabs: Tabs) -> None:
    page = tabs("Storage.prototype.setItem = () => { throw new DOMException('full') }")
    page.evaluate(TYPE, "print('mine')")
    expect(page.locator(".cell-note-refused")).to_contain_text("does not keep your edits")
    press(page, "Close")
    page.evaluate(TYPE, "print('mine too')")
    press(page, "Reset")
    expect(page.locator(".cell-note-undo")).to_have_count(1)
    expect(page.locator(".cell-note-refused")).to_have_count(0)


def test_an_edit_that_has_no_room_is_told_and_kept_when_there_is(tabs: Tabs) -> None:
    page = tabs("")
    page.evaluate(_FILL)
    page.evaluate(TYPE, "print('mine')")
    expect(page.locator(".cell-note-refused")).to_contain_text("does not keep your edits")
    assert code(page) == "print('mine')"
    page.evaluate("localStorage.removeItem('others')")
    page.evaluate(TYPE, "print('mine too')")
    kept(page)
    page.reload()
    expect(part(page, "relu", "code")).to_contain_text("mine too")
