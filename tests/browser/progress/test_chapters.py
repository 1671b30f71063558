"""Marks in the list of chapters, and what counts as reading a page."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.page_changes import expect_no_reload, survives
from tests.browser.progress.page import answer, chapter


def test_an_answer_marks_the_page_as_begun_on_every_page_and_at_the_next_visit(book: Page) -> None:
    expect_no_reload(book)
    expect(chapter(book, "One")).to_have_accessible_description("")
    answer(book, "first", right=False)
    expect(chapter(book, "One")).to_have_accessible_description("begun")
    chapter(book, "Two").click()
    expect(book.locator("h1")).to_contain_text("Two")
    expect(chapter(book, "One")).to_have_accessible_description("begun")
    expect(chapter(book, "Two")).to_have_accessible_description("")
    assert survives(book)
    book.reload()
    expect(chapter(book, "One")).to_have_accessible_description("begun")


def test_a_page_is_read_when_its_end_was_in_view_for_long_enough_and_then_done(
    page: Page, small_url: str
) -> None:
    page.clock.install()
    page.goto(f"{small_url}two/")
    answer_third(page)
    expect(chapter(page, "Two")).to_have_accessible_description("begun")
    page.clock.run_for(60_000)
    expect(chapter(page, "Two")).to_have_accessible_description("done")


def answer_third(page: Page) -> None:
    # The clock stands still, and what waits for it is let go by hand.
    page.clock.run_for(6_000)
    answer(page, "third", right=True)
    page.clock.run_for(1_000)


def test_a_page_whose_end_was_not_in_view_is_not_read(page: Page, small_url: str) -> None:
    page.clock.install()
    page.set_viewport_size({"width": 1280, "height": 300})
    with page.expect_response("**/outline-*.json"):
        page.goto(f"{small_url}three/")
        page.clock.run_for(6_000)
    page.clock.run_for(60_000)
    expect(chapter(page, "Three")).to_have_accessible_description("")
    assert page.evaluate("localStorage.getItem('progress:/book/')") is None
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    expect(page.locator(".md-footer")).to_be_in_viewport()
    page.clock.run_for(60_000)
    # There is nothing to answer on it.
    expect(chapter(page, "Three")).to_have_accessible_description("done")


def test_two_tabs_show_the_same_marks(context: BrowserContext, book: Page, small_url: str) -> None:
    other = context.new_page()
    other.goto(f"{small_url}two/")
    answer(book, "first", right=True)
    expect(chapter(other, "One")).to_have_accessible_description("begun")


@pytest.mark.parametrize("refusal", ["Storage.prototype.setItem", "localStorage"])
def test_refused_storage_keeps_progress_for_the_visit_and_says_so(
    context: BrowserContext, small_url: str, refusal: str
) -> None:
    throws = "throw new DOMException('denied', 'SecurityError')"
    context.add_init_script(
        f"{refusal} = () => {{ {throws}; }};"
        if "setItem" in refusal
        else f"Object.defineProperty(window, 'localStorage', {{ get() {{ {throws}; }} }});"
    )
    page = context.new_page()
    page.goto(f"{small_url}one/")
    answer(page, "first", right=True)
    expect(chapter(page, "One")).to_have_accessible_description("begun")
    chapter(page, "My progress").click()
    shown = page.locator("my-progress")
    expect(shown).to_contain_text("answered 1 of 3 questions right")
    expect(shown).to_contain_text("does not let this book keep")
