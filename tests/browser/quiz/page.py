"""What the tests do with the questions of their page."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

STATUS = "[role=status]"


def relu(page: Page) -> Locator:
    return page.locator("#quiz-relu")


def monotone(page: Page) -> Locator:
    return page.locator("#quiz-monotone")


def state(quiz: Locator, name: str) -> None:
    expect(quiz).to_have_attribute("data-state", name)


def answer(quiz: Locator, *indexes: int) -> None:
    for index in indexes:
        quiz.locator("input").nth(index).check()
    quiz.get_by_role("button", name="Check").click()


def focused(page: Page) -> str:
    """The id of what has the focus, or its text."""
    found = "document.activeElement.id || document.activeElement.textContent.trim()"
    return str(page.evaluate(found))


SLOPES = ["sigmoid", "tanh", "SiLU", "GELU"]


def order(quiz: Locator) -> list[str]:
    """The items of a list to order as they are shown, by the first word."""
    texts = quiz.locator(".ordered [data-part=text]").all_inner_texts()
    return [text.split(",")[0].strip() for text in texts]


def sort_items(page: Page, quiz: Locator) -> None:
    """Put the items into their right order by keyboard."""
    for place, name in enumerate(SLOPES):
        button = quiz.get_by_role("button", name=f"Move up: {name}")
        button.focus()
        while order(quiz).index(name) > place:
            page.keyboard.press("Enter")
            expect(button).to_be_focused()
