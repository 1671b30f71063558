"""Progress belongs to its reader: export, deletion, undo, import; for every reader."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.progress.page import answer, chapter, overview, row
from tests.browser.test_accessibility import SCHEMES, Scheme, found


def test_export_deletion_undo_and_import_by_keyboard(
    context: BrowserContext, book: Page, small_url: str, tmp_path: Path
) -> None:
    other = context.new_page()
    other.goto(f"{small_url}my-progress/")
    answer(book, "first", right=True)
    shown = overview(book)
    told = shown.get_by_role("status")
    expect(row(book, "One")).to_contain_text("1 of 2 questions right")
    expect(row(other, "One")).to_contain_text("1 of 2 questions right")

    with book.expect_download() as download:
        shown.get_by_role("button", name="Export as a file").press("Enter")
    assert download.value.suggested_filename.startswith("small-progress-20")
    file = tmp_path / "progress.json"
    download.value.save_as(file)

    shown.get_by_role("button", name="Delete all progress").press("Enter")
    expect(shown.get_by_role("button", name="Keep it")).to_be_focused()
    book.keyboard.press("Enter")
    expect(shown.get_by_role("button", name="Delete all progress")).to_be_focused()
    expect(row(book, "One")).to_contain_text("1 of 2 questions right")
    book.keyboard.press("Enter")
    book.keyboard.press("Shift+Tab")
    book.keyboard.press("Enter")
    expect(told).to_have_text("All progress is deleted.")
    for page in (book, other):
        expect(row(page, "One")).to_contain_text("0 of 2 questions right")
        expect(chapter(page, "One")).to_have_accessible_description("")
    expect(shown.get_by_role("button", name="Undo")).to_be_focused()
    book.keyboard.press("Enter")
    expect(told).to_have_text("Everything is back.")
    expect(row(other, "One")).to_contain_text("1 of 2 questions right")
    expect(shown.get_by_role("button", name="Delete all progress")).to_be_focused()

    book.evaluate("localStorage.clear()")
    book.reload()
    expect(row(book, "One")).to_contain_text("0 of 2 questions right")
    shown.get_by_label("File to import").set_input_files(file)
    expect(told).to_have_text("Taken in: 1 question or exercise.")
    expect(row(book, "One")).to_contain_text("1 of 2 questions right")
    shown.get_by_label("File to import").set_input_files(file)
    expect(told).to_have_text("Nothing in the file was new.")


def test_deleting_once_more_does_not_take_the_undo_away(book: Page) -> None:
    answer(book, "first", right=True)
    shown = overview(book)
    told = shown.get_by_role("status")
    delete_all = shown.get_by_role("button", name="Delete all progress")
    delete_all.click()
    shown.get_by_role("button", name="Delete", exact=True).click()
    expect(told).to_have_text("All progress is deleted.")
    delete_all.click()
    expect(told).to_have_text("There is nothing to delete.")
    shown.get_by_role("button", name="Undo").click()
    expect(told).to_have_text("Everything is back.")
    expect(row(book, "One")).to_contain_text("1 of 2 questions right")


def test_what_a_file_has_that_cannot_be_read_is_named_as_text(book: Page, tmp_path: Path) -> None:
    shown = overview(book)
    file = tmp_path / "bad.json"
    markup = "<img src=x onerror=alert(1)>"
    file.write_text(json.dumps({"version": 2, "items": {markup: 3}, "pages": {"one/": 1}}))
    shown.get_by_label("File to import").set_input_files(file)
    expect(shown.get_by_role("status")).to_have_text("Taken in: 1 page. Not taken in: 1.")
    expect(shown).to_contain_text(f"{markup}: it has no content")
    expect(row(book, "One")).to_contain_text("read on 1 January 1970")
    file.write_text("no progress")
    shown.get_by_label("File to import").set_input_files(file)
    expect(shown.get_by_role("status")).to_contain_text("Nothing was changed.")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing_in_any_state(book: Page, scheme: Scheme) -> None:
    book.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    answer(book, "first", right=False)
    book.evaluate(
        """() => {
          const kept = localStorage.getItem('progress:/book/');
          localStorage.setItem('progress:/book/', kept.replace(/\\[17\\d+/, '[1700000000000'));
        }"""
    )
    book.reload()
    shown = overview(book)
    assert not found(book, scheme), "something due"
    shown.get_by_role("button", name="Start the review").click()
    expect(shown.get_by_role("button", name="Check")).to_be_visible()
    assert not found(book, scheme), "a question"
    answer(book, "first", right=True)
    assert not found(book, scheme), "its answer"
    shown.get_by_role("button", name="Next").click()
    shown.get_by_role("button", name="Delete all progress").click()
    assert not found(book, scheme), "deletion"
    shown.get_by_role("button", name="Delete", exact=True).click()
    assert not found(book, scheme), "undo"


def test_without_a_script_the_page_says_what_it_needs_and_that_nothing_is_sent(
    browser: Browser, small_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{small_url}my-progress/")
    expect(page.locator("my-progress")).to_contain_text("by JavaScript, and needs it")
    expect(page.locator("my-progress")).to_contain_text("no server that could be told")
    context.close()


def test_on_paper_the_table_is_there_and_the_buttons_are_not(book: Page) -> None:
    shown = overview(book)
    book.emulate_media(media="print")
    expect(shown.get_by_role("table")).to_be_visible()
    expect(shown.get_by_role("button")).to_have_count(0)
    expect(shown.get_by_role("combobox")).to_have_count(0)
