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
