"""Much output stands in pieces, so that what is out of view costs nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cells import START, part, run

TEXT = "pre => pre.textContent"


@pytest.fixture(scope="module")
def relu(warm_page: Page, book_url: str) -> Page:
    warm_page.set_default_timeout(START)
    warm_page.goto(f"{book_url}relu/")
    return warm_page


def shown(page: Page) -> Locator:
    return part(page, "relu", "stdout").locator("pre")


@pytest.mark.parametrize(
    ("program", "text"),
    [
        ("for i in range(20_000): print(i)", "".join(f"{i}\n" for i in range(20_000))),
        ("print('x' * 100_000)", "x" * 100_000 + "\n"),
        ("print('\\U0001f600' * 50_000, end='')", "\U0001f600" * 50_000),
        ("print('a\\n\\n' * 5_000)", "a\n\n" * 5_000 + "\n"),
    ],
    ids=["lines", "a line", "two halves each", "empty lines"],
)
def test_much_output_is_all_there_and_not_all_laid_out(relu: Page, program: str, text: str) -> None:
    assert run(relu, "relu", program)["stdout"] == text
    assert shown(relu).evaluate(TEXT) == text
    pieces = shown(relu).locator(".cell-piece")
    assert pieces.count() > 3
    last = pieces.last
    expect(last).not_to_be_in_viewport()
    last.scroll_into_view_if_needed()
    expect(last).to_be_in_viewport()


def test_little_output_after_much_stands_alone(relu: Page) -> None:
    run(relu, "relu", "print('x\\n' * 10_000)")
    assert run(relu, "relu", "print('few')")["stdout"] == "few\n"
    assert shown(relu).evaluate(TEXT) == "few\n"
    expect(shown(relu).locator(".cell-piece")).to_have_count(0)


def test_output_that_comes_bit_by_bit_is_put_together(relu: Page) -> None:
    program = """\
import asyncio
for i in range(300):
    print(i, end=" " * 40)
    if i % 10 == 0:
        await asyncio.sleep(0.02)
print()
"""
    text = "".join(f"{i}" + " " * 40 for i in range(300)) + "\n"
    assert run(relu, "relu", program)["stdout"] == text
    assert shown(relu).evaluate(TEXT) == text
