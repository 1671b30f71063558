"""The questions of the built book."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import watched
from tests.browser.quiz.page import state
from textbook.quizzes.sealing import swapped
from textbook.tooling.bundle import BUNDLE

CHAPTER = [
    "why-nonlinearity",
    "relu",
    "leaky-relu-gelu",
    "sigmoid-tanh",
    "swish",
    "when-to-use-what",
    "quiz",
]
FEWEST = 40


def unsealed(quiz: Locator, part: str = "key") -> str:
    sealed = quiz.locator(f"template[data-part={part}]").first.get_attribute("data-sealed")
    return swapped(sealed or "")


def choose(page: Page, quiz: Locator, key: dict[str, Any]) -> None:
    several = quiz.get_attribute("data-kind") == "several"
    controls = quiz.locator("fieldset input")
    values = [int(control.get_attribute("value") or "") for control in controls.all()]
    first = values.index(key["right"][0])
    controls.first.focus()
    if not several:
        page.keyboard.press("Space")
        for _ in range(first):
            page.keyboard.press("ArrowDown")
        return
    for index, value in enumerate(values):
        if index:
            page.keyboard.press("Tab")
        if value in key["right"]:
            page.keyboard.press("Space")


def type_number(page: Page, quiz: Locator, key: dict[str, Any]) -> None:
    quiz.get_by_role("textbox").focus()
    page.keyboard.type(repr(key["value"]))


def type_text(page: Page, quiz: Locator, key: dict[str, Any]) -> None:
    quiz.get_by_role("textbox").focus()
    page.keyboard.type(key["forms"][key["right"][0]])


def sort(page: Page, quiz: Locator, key: dict[str, Any]) -> None:
    items = quiz.locator(".ordered > li")
    for place, item in enumerate(key["order"]):
        row = quiz.locator(f".ordered > li[data-item='{item}']")
        shown = [row.get_attribute("data-item") for row in items.all()]
        row.locator("[data-move=up]").focus()
        for _ in range(shown.index(str(item)) - place):
            page.keyboard.press("Enter")
    quiz.get_by_role("button", name="Check").focus()


def predict(page: Page, quiz: Locator, key: dict[str, Any]) -> None:
    for slider, value in zip(quiz.get_by_role("slider").all(), key["truth"], strict=True):
        slider.focus()
        step = float(slider.get_attribute("step") or "")
        moves = round((value - float(slider.input_value())) / step)
        for _ in range(abs(moves)):
            page.keyboard.press("ArrowRight" if moves > 0 else "ArrowLeft")


ANSWERS: dict[str, Callable[[Page, Locator, dict[str, Any]], None]] = {
    "one": choose,
    "several": choose,
    "bug": choose,
    "numeric": type_number,
    "text": type_text,
    "order": sort,
    "predict": predict,
}


@pytest.mark.parametrize("name", CHAPTER)
def test_every_question_of_a_page_is_answered_by_keyboard(
    page: Page, book_url: str, name: str
) -> None:
    page.goto(f"{book_url}{name}/")
    quizzes = page.locator("quiz-question").all()
    kinds: Counter[str] = Counter()
    for quiz in quizzes:
        kind = quiz.get_attribute("data-kind") or ""
        kinds[kind] += 1
        quiz.scroll_into_view_if_needed()
        expect(quiz.get_by_role("button", name="Check")).to_be_visible()
        ANSWERS[kind](page, quiz, json.loads(unsealed(quiz)))
        page.keyboard.press("Enter")
        state(quiz, "right")
        if kind == "bug":
            expect(quiz.locator("py-cell").get_by_role("button", name="Run")).to_be_visible()
    assert len(kinds) >= 2
    if name == "quiz":
        expect(page.locator("quiz-result")).to_contain_text(
            f"{len(quizzes)} of {len(quizzes)} right."
        )


def test_the_program_with_the_bug_runs_in_the_page(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}quiz/")
    quiz = page.locator("#quiz-leaky-bug")
    quiz.scroll_into_view_if_needed()
    choose(page, quiz, json.loads(unsealed(quiz)))
    page.keyboard.press("Enter")
    cell = quiz.locator("py-cell")
    expect(cell).to_contain_text("[0.01 0.01 0.01 2.  ]")
    expect(cell).to_have_attribute("data-state", "static")
    mended = cell.evaluate(
        """async (cell) => {
          cell.source = cell.source.replace('0.01)', '0.01 * x)');
          return (await cell.run()).stdout;
        }"""
    )
    assert mended == "[-0.05 -0.01  0.    2.  ]\n"


def test_every_question_of_the_book_has_its_answer_on_the_page_of_answers(
    browser: Browser, book_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    hrefs: list[str] = []
    for name in [*CHAPTER, "contributing/writing-a-page"]:
        page.goto(f"{book_url}{name}/")
        links = page.get_by_role("link", name="Answers").all()
        assert len(links) == page.locator("quiz-question").count() > 0
        hrefs += [link.get_attribute("href") or "" for link in links]
    assert len(hrefs) >= FEWEST
    page.goto(f"{book_url}answers/")
    for href in hrefs:
        answer = page.locator(".quiz-answer", has=page.locator(f"#{href.partition('#')[2]}"))
        expect(answer).to_have_count(1)
        expect(answer.locator(".quiz-answer-label")).to_have_count(1)
    context.close()


def chunk(module: str) -> str:
    """The file that a module is bundled in which is loaded when it is wanted."""
    outputs = json.loads((BUNDLE / "meta.json").read_text("utf-8"))["outputs"]
    (path,) = (path for path, output in outputs.items() if output.get("entryPoint") == module)
    return Path(path).name


def test_a_question_that_cannot_be_loaded_says_so_and_retries(
    context: BrowserContext, book_url: str
) -> None:
    lost = f"**/{chunk('js/quiz/types/choices.js')}"
    with watched(context, re.compile("Failed to load resource")) as page:
        page.route(lost, lambda route: route.abort())
        page.goto(f"{book_url}quiz/")
        quiz = page.locator("#quiz-dying-relu")
        quiz.scroll_into_view_if_needed()
        expect(quiz.locator("[data-part=verdict]")).to_contain_text("could not be loaded")
        expect(quiz.get_by_text("What is the 'dying ReLU' problem?")).to_be_visible()
        page.unroute(lost)
        quiz.get_by_role("button", name="Retry").press("Enter")
        expect(quiz.get_by_role("radio").first).to_be_focused()
        expect(quiz.get_by_role("button", name="Retry")).to_have_count(0)
