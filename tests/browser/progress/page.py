"""What the tests do in the small book."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

DAY = 24 * 60 * 60_000


def quiz(page: Page, name: str) -> Locator:
    return page.locator(f"#quiz-{name}")


def answer(page: Page, name: str, right: bool) -> None:
    """Answer by keyboard, and wait until the answer has been judged."""
    question = quiz(page, name)
    option = question.get_by_role("radio", name="The right one" if right else "The wrong one")
    expect(question.get_by_role("button", name="Check")).to_be_visible()
    option.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(question).to_have_attribute("data-state", "right" if right else "wrong")


def chapter(page: Page, name: str) -> Locator:
    """The link in the list of chapters whose accessible name begins with `name`."""
    return page.locator(".book-nav__link", has_text=name)


def overview(page: Page) -> Locator:
    """The page of progress, opened by its link."""
    chapter(page, "My progress").click()
    shown = page.locator("my-progress")
    expect(shown.get_by_role("table")).to_be_visible()
    return shown


def row(page: Page, name: str) -> Locator:
    header = page.get_by_role("rowheader", name=name, exact=True)
    return page.locator("my-progress tr", has=header)


def age(page: Page, days: float) -> None:
    """Put everything that is kept into the past."""
    page.evaluate(
        """(ms) => {
          const key = 'progress:/book/';
          const progress = JSON.parse(localStorage.getItem(key));
          for (const item of Object.values(progress.items)) {
            item.at -= ms;
            item.first -= ms;
            for (const attempt of item.attempts) attempt[0] -= ms;
          }
          localStorage.setItem(key, JSON.stringify(progress));
        }""",
        days * DAY,
    )
    page.reload()
