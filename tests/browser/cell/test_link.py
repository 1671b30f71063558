"""Code goes from one reader to another in a link, and nothing of it runs before a click."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cells import START, cell, part, run, wait_for_state
from tests.browser.conftest import watched

SOURCE = "import builtins\nprint('linked', getattr(builtins, 'trace', 'clean'))\nbuiltins.trace = 1"


@pytest.fixture
def reader(browser: Browser, book_url: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    with watched(context) as page:
        page.set_default_timeout(START)
        page.goto(f"{book_url}relu/")
        yield page
    context.close()


def press(page: Page, name: str) -> None:
    cell(page, "relu").get_by_role("button", name=name, exact=True).click()


def shared(page: Page, source: str) -> str:
    """The link that Share makes for `source`, the cell left as the author wrote it."""
    page.evaluate("s => { document.getElementById('cell-relu').source = s }", source)
    press(page, "Share")
    expect(cell(page, "relu").get_by_role("status")).to_have_text(re.compile(r"Link copied: \d+"))
    link: str = page.evaluate("navigator.clipboard.readText()")
    press(page, "Reset")
    return link


def note(page: Page) -> str:
    return cell(page, "relu").locator(".cell-note-link").inner_text()


def test_a_link_shows_its_code_and_runs_it_on_a_click_only(reader: Page) -> None:
    link = shared(reader, SOURCE)
    reader.goto("about:blank")
    reader.goto(link)
    linked = cell(reader, "relu").get_by_label("Linked code")
    assert linked.text_content() == SOURCE
    assert "From a link" in note(reader)
    expect(part(reader, "relu", "code")).not_to_contain_text("linked")
    linked.hover()
    # Python lives in a frame, which is opened for its start.
    expect(reader.locator("iframe")).to_have_count(0)
    expect(cell(reader, "relu")).to_have_attribute("data-state", "static")
    # The reader's own Python has been used; the linked code gets another, each time.
    assert run(reader, "relu", "import builtins; builtins.trace = 'dirty'")["state"] == "ok"
    for _ in range(2):
        press(reader, "Run the linked code")
        wait_for_state(reader, "relu", "ok")
        expect(part(reader, "relu", "stdout")).to_have_text("linked clean\n")
    expect(cell(reader, "relu")).to_have_attribute("data-shows-link", "")
    again = run(reader, "relu", "import builtins; hasattr(builtins, 'trace')")
    assert again["value"] == "False"
    expect(cell(reader, "relu")).not_to_have_attribute("data-shows-link", "")


def test_a_second_link_a_bad_one_and_a_heading_on_the_same_page(reader: Page) -> None:
    link = shared(reader, "print('one')")
    second = shared(reader, "print('two')")
    mine = "print('mine')"
    reader.evaluate("s => { document.getElementById('cell-relu').source = s }", mine)
    linked = cell(reader, "relu").get_by_label("Linked code")
    for address, text in ((link, "print('one')"), (second, "print('two')")):
        reader.evaluate("a => { location.href = a }", address)
        expect(linked).to_have_text(text)
    reader.go_back()
    expect(linked).to_have_text("print('one')")
    for fault in (link[:-4], re.sub(r"cell-relu", "cell-none", link), "#code=9.a.b.c"):
        reader.evaluate("a => { location.href = a }", fault)
        expect(linked).to_have_count(0)
        expect(reader.locator(".cell-note-link p")).to_have_count(1)
        reader.evaluate("location.hash = '#cell-relu'")
        expect(reader.locator(".cell-note-link")).to_have_count(0)
    assert reader.evaluate("document.getElementById('cell-relu').source") == mine


def test_linked_code_is_adopted_or_dismissed(reader: Page) -> None:
    link = shared(reader, "print('theirs')")
    reader.evaluate("s => { document.getElementById('cell-relu').source = s }", "print('mine')")
    reader.evaluate("a => { location.href = a }", link)
    press(reader, "Keep as mine")
    expect(part(reader, "relu", "code")).to_contain_text("theirs")
    press(reader, "Undo")
    expect(part(reader, "relu", "code")).to_contain_text("mine")
    reader.evaluate("a => { location.href = a }", link)
    press(reader, "Dismiss")
    assert reader.evaluate("location.hash") == ""
    expect(part(reader, "relu", "code")).to_contain_text("mine")


def test_a_refused_clipboard_leaves_a_field_to_copy_from(reader: Page) -> None:
    refuse = "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')) }"
    reader.evaluate(refuse)
    press(reader, "Share")
    field = reader.get_by_label("Link to your code")
    expect(field).to_be_focused()
    assert "#code=1.cell-relu." in field.input_value()
    assert reader.evaluate("getSelection().toString().length") == len(field.input_value())


@pytest.mark.long
def test_a_link_of_a_hundred_thousand_lines_is_shown(reader: Page) -> None:
    source = "\n" * 99_999 + "1"
    link = shared(reader, source)
    assert len(link) < 2_000
    reader.goto("about:blank")
    reader.goto(link)
    linked = cell(reader, "relu").get_by_label("Linked code")
    expect(linked).to_be_attached(timeout=START)
    assert linked.evaluate("element => element.textContent.length") == len(source)
