"""The questions of the built book."""

from __future__ import annotations

import base64
import json

from playwright.sync_api import Browser, Page, expect

from tests.browser.quiz.page import state


def test_every_question_of_the_quiz_page_is_answered_by_keyboard(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}quiz/")
    quizzes = page.locator("quiz-question").all()
    assert len(quizzes) >= 12
    for quiz in quizzes:
        sealed = quiz.locator("template[data-part=key]").get_attribute("data-sealed")
        right = json.loads(base64.b64decode(sealed or ""))["right"]
        inputs = quiz.locator("input")
        several = quiz.get_attribute("data-kind") == "several"
        inputs.first.focus()
        page.keyboard.press("Space" if not several or 0 in right else "Shift")
        for index in range(1, inputs.count()):
            if several:
                page.keyboard.press("Tab")
            elif index <= right[0]:
                page.keyboard.press("ArrowDown")
            if several and index in right:
                page.keyboard.press("Space")
        page.keyboard.press("Enter")
        state(quiz, "right")
    expect(page.locator("quiz-result")).to_contain_text(f"{len(quizzes)} of {len(quizzes)} right.")


def test_every_question_of_the_book_has_its_answer_on_the_page_of_answers(
    browser: Browser, book_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for name in ("quiz", "relu", "swish"):
        page.goto(f"{book_url}{name}/")
        links = page.get_by_role("link", name="Answers")
        assert links.count() > 0
        hrefs = [link.get_attribute("href") or "" for link in links.all()]
        links.first.click()
        for href in hrefs:
            expect(page.locator(f"#{href.partition('#')[2]}")).to_have_count(1)
    context.close()
