"""A review by keyboard: one question at a time, from anywhere in the book."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.offline.book import at_work, reader, reading
from tests.browser.progress.page import age, answer, overview, quiz, row


def attempts(page: Page, name: str) -> list[Any]:
    kept = json.loads(page.evaluate("localStorage.getItem('progress:/book/')"))
    return list(kept["items"][name]["attempts"])


def focus_text(page: Page) -> str:
    return str(page.evaluate("document.activeElement.textContent"))


def test_nothing_is_due_before_anything_was_answered(book: Page) -> None:
    shown = overview(book)
    expect(shown).to_contain_text("No question is due. Answer some first, on their pages.")
    expect(shown.get_by_role("button", name="Start the review")).to_be_hidden()


def test_what_was_answered_today_is_due_later(book: Page) -> None:
    answer(book, "first", right=False)
    shown = overview(book)
    expect(shown).to_contain_text(re.compile(r"No question is due\. The next one will be \w+"))
    expect(row(book, "One")).to_contain_text("0 of 2 questions right")
    expect(row(book, "One").get_by_role("link", name="First x of one")).to_be_visible()
    expect(row(book, "One")).to_contain_text("(weak)")


def test_two_questions_are_reviewed_by_keyboard(book: Page, small_url: str) -> None:
    answer(book, "first", right=False)
    book.goto(f"{small_url}two/")
    answer(book, "third", right=True)
    age(book, 30)
    shown = overview(book)
    expect(shown).to_contain_text("2 questions are due.")
    shown.get_by_role("button", name="Start the review").focus()
    book.keyboard.press("Enter")
    question = shown.locator("quiz-question")
    # The longest overdue comes first, and it is asked anew.
    expect(question).to_have_attribute("id", "quiz-first")
    expect(question).to_have_attribute("data-state", "open")
    assert focus_text(book) == "Question 1 of 2, from the page One"
    ids = book.evaluate("[...document.querySelectorAll('[id]')].map(({ id }) => id)")
    assert len(ids) == len(set(ids))

    expect(question.get_by_role("button", name="Check")).to_be_visible()
    book.keyboard.press("Tab")  # the link to its page
    book.keyboard.press("Tab")
    book.keyboard.press("Space")
    book.keyboard.press("Enter")
    expect(question).to_have_attribute("data-state", "wrong")
    # A link in the feedback leads where it leads on its own page.
    link = question.get_by_role("link", name="the other page")
    assert link.evaluate("(link) => link.href") == f"{small_url}two/"
    expect(shown.get_by_role("button", name="Next")).to_be_visible()
    shown.get_by_role("button", name="Next").focus()
    book.keyboard.press("Enter")

    expect(question).to_have_attribute("id", "quiz-third")
    assert focus_text(book) == "Question 2 of 2, from the page Two"
    answer(book, "third", right=True)
    book.keyboard.press("Tab")
    assert focus_text(book) == "Next"
    book.keyboard.press("Enter")
    expect(question).to_have_count(0)
    assert focus_text(book) == "The review is over. You answered 2 questions, 1 right at once."
    assert [state for _, _, state, _, _ in attempts(book, "first")] == ["wrong", "wrong"]
    assert [state for _, _, state, _, _ in attempts(book, "third")] == ["right", "right"]
    expect(shown).to_contain_text("No question is due.")


def test_a_question_that_is_skipped_shows_its_answer_again_and_is_no_attempt(book: Page) -> None:
    answer(book, "first", right=False)
    age(book, 30)
    shown = overview(book)
    shown.get_by_role("button", name="Start the review").click()
    expect(shown.locator("quiz-question")).to_have_attribute("data-state", "open")
    shown.get_by_role("button", name="Skip").click()
    expect(shown).to_contain_text("You answered 0 questions")
    assert len(attempts(book, "first")) == 1
    book.go_back()
    expect(quiz(book, "first")).to_have_attribute("data-state", "wrong")


def test_after_the_chosen_time_no_further_question_is_offered(page: Page, small_url: str) -> None:
    page.goto(f"{small_url}one/")
    answer(page, "first", right=True)
    answer(page, "second", right=True)
    age(page, 30)
    shown = overview(page)
    expect(shown.get_by_label("For at most")).to_have_value("5")
    shown.get_by_label("For at most").select_option("2")
    shown.get_by_role("button", name="Start the review").click()
    expect(shown.locator("quiz-question")).to_have_count(1)
    page.evaluate(
        """() => {
          const now = performance.now.bind(performance);
          performance.now = () => now() + 121_000;
        }"""
    )
    shown.get_by_role("button", name="Skip").click()
    expect(shown).to_contain_text("The time is over.")
    expect(shown).to_contain_text("2 questions are due.")


def test_a_page_that_cannot_be_fetched_is_told_and_asked_for_again(
    context: BrowserContext, small_url: str
) -> None:
    page = context.new_page()
    page.goto(f"{small_url}one/")
    answer(page, "first", right=True)
    age(page, 30)
    shown = overview(page)

    def fail(route: Route) -> None:
        route.abort()

    page.route("**/one/", fail)
    shown.get_by_role("button", name="Start the review").click()
    expect(shown).to_contain_text("The page One could not be fetched.")
    page.unroute("**/one/", fail)
    shown.get_by_role("button", name="Retry").click()
    expect(quiz(page, "first")).to_be_visible()


def test_a_review_works_without_a_network_after_a_visit(browser: Browser, small_url: str) -> None:
    # The page may look for a new edition only when the network is gone.
    late = r"ERR_FAILED \S+/edition\.json"
    with reader(browser) as context, reading(context, late) as page:
        page.goto(f"{small_url}one/")
        at_work(page)
        answer(page, "first", right=True)
        age(page, 30)
        context.set_offline(True)
        shown = overview(page)
        shown.get_by_role("button", name="Start the review").click()
        answer(page, "first", right=True)
        expect(shown.get_by_role("button", name="Next")).to_be_visible()
        assert len(attempts(page, "first")) == 2
