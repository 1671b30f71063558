"""Answers that are kept, and `<quiz-result>`, which adds them up."""

from __future__ import annotations

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.quiz.page import STATUS, answer, focused, monotone, relu, state


def test_an_answer_is_there_at_the_next_visit_and_is_not_announced(quiz_page: Page) -> None:
    answer(relu(quiz_page), 0)
    answer(monotone(quiz_page), 0, 2)
    quiz_page.reload()
    quiz = relu(quiz_page)
    state(quiz, "wrong")
    state(monotone(quiz_page), "right")
    expect(quiz.locator("input").first).to_be_checked()
    expect(quiz.locator("[data-part=verdict]")).to_have_text("Not right.")
    expect(quiz.locator(".choice").first).to_contain_text("slope on the right only")
    expect(quiz.locator(STATUS)).to_be_empty()
    assert quiz_page.evaluate("document.activeElement === document.body")


def test_an_answer_to_other_choices_is_not_restored(quiz_page: Page, quiz_url: str) -> None:
    answer(relu(quiz_page), 0)
    answer(monotone(quiz_page), 1)
    quiz_page.goto(f"{quiz_url}/changed.html")
    state(monotone(quiz_page), "wrong")
    state(relu(quiz_page), "open")
    expect(relu(quiz_page).locator("input:checked")).to_have_count(0)


def test_try_again_is_remembered_as_not_answered(quiz_page: Page) -> None:
    answer(relu(quiz_page), 0)
    relu(quiz_page).get_by_role("button", name="Try again").click()
    quiz_page.reload()
    state(relu(quiz_page), "open")


def test_two_tabs_agree(context: BrowserContext, quiz_page: Page, quiz_url: str) -> None:
    other = context.new_page()
    other.goto(f"{quiz_url}/default.html")
    answer(relu(quiz_page), 1)
    state(relu(other), "right")
    expect(relu(other).locator(STATUS)).to_be_empty()
    relu(other).get_by_role("button", name="Try again").click()
    state(relu(quiz_page), "open")


@pytest.mark.parametrize("refusal", ["setItem", "localStorage"])
def test_refused_storage_is_told_once_under_the_first_quiz(
    context: BrowserContext, quiz_url: str, refusal: str
) -> None:
    refuse = {
        "setItem": "Storage.prototype.setItem = () => { throw new DOMException('full'); };",
        "localStorage": "Object.defineProperty(window, 'localStorage',"
        " { get() { throw new DOMException('denied', 'SecurityError'); } });",
    }
    context.add_init_script(refuse[refusal])
    page = context.new_page()
    page.goto(f"{quiz_url}/default.html")
    answer(monotone(page), 0)
    answer(relu(page), 0)
    note = page.locator("[data-part=refusal]")
    expect(note).to_have_count(1)
    expect(monotone(page)).to_contain_text("does not let this book keep answers")
    state(relu(page), "wrong")
    state(monotone(page), "partly")


def test_an_element_that_is_taken_out_and_put_back_works_as_before(quiz_page: Page) -> None:
    answer(relu(quiz_page), 0)
    quiz_page.evaluate(
        """() => {
          const quiz = document.querySelector('#quiz-relu');
          const place = quiz.nextSibling;
          quiz.remove();
          place.before(quiz);
        }"""
    )
    quiz = relu(quiz_page)
    state(quiz, "wrong")
    answer(quiz, 1)
    state(quiz, "right")
    expect(quiz.locator(STATUS)).to_contain_text("Right.")


def test_a_page_that_is_swapped_in_finds_its_answers(quiz_page: Page) -> None:
    answer(relu(quiz_page), 0)
    quiz_page.evaluate(
        """async () => {
          const text = await (await fetch(location.href)).text();
          const fresh = new DOMParser().parseFromString(text, 'text/html');
          document.querySelector('article').replaceWith(fresh.querySelector('article'));
        }"""
    )
    state(relu(quiz_page), "wrong")
    answer(relu(quiz_page), 1)
    state(relu(quiz_page), "right")
    expect(quiz_page.locator("quiz-result")).to_contain_text("1 of 2 right. 1 not answered.")


def test_the_result_counts_links_and_starts_over_with_undo(quiz_page: Page) -> None:
    result = quiz_page.locator("quiz-result")
    expect(result).to_contain_text("0 of 2 right. 2 not answered.")
    expect(result.get_by_role("button")).to_have_count(0)
    answer(relu(quiz_page), 1)
    answer(monotone(quiz_page), 1)
    expect(result.locator("p").first).to_have_text(
        "1 of 2 right. To reread: " + monotone(quiz_page).locator(".quiz-page").inner_text() + "."
    )
    expect(result.get_by_role("link")).to_have_attribute(
        "href", quiz_page.url.replace("default.html", "swish.md")
    )
    result.get_by_role("button", name="Start over").click()
    state(relu(quiz_page), "open")
    state(monotone(quiz_page), "open")
    expect(result).to_contain_text("0 of 2 right. 2 not answered.")
    expect(result.locator(STATUS)).to_have_text("The answers of this page are cleared.")
    assert focused(quiz_page) == "Undo"
    quiz_page.keyboard.press("Enter")
    state(relu(quiz_page), "right")
    expect(result).to_contain_text("1 of 2 right.")
    assert focused(quiz_page) == "Start over"
    quiz_page.reload()
    expect(quiz_page.locator("quiz-result")).to_contain_text("1 of 2 right.")


def test_undo_is_withdrawn_by_a_new_answer(quiz_page: Page) -> None:
    result = quiz_page.locator("quiz-result")
    answer(relu(quiz_page), 1)
    result.get_by_role("button", name="Start over").click()
    answer(relu(quiz_page), 0)
    expect(result.get_by_role("button")).to_have_text("Start over")
