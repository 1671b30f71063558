"""The cell of the book that the tests of sliders use: a family of curves with the slider alpha."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

from tests.browser.cells import START, cell, part

FAMILY = "relu-family"


def opened(page: Page, book_url: str) -> Page:
    """`page` at the cell, its chart drawn."""
    page.set_default_timeout(START)
    page.goto(f"{book_url}leaky-relu-gelu/")
    part(page, FAMILY, "plots").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu-family plot-chart').chart !== null")
    return page


def slider(page: Page) -> Locator:
    return cell(page, FAMILY).get_by_role("slider", name="alpha")


def label(page: Page) -> str:
    spec: dict[str, Any] = page.evaluate(
        "document.querySelector('#cell-relu-family plot-chart').spec"
    )
    return str(spec["lines"][1]["label"])


def settled(page: Page, value: str) -> None:
    """The chart shows the program's curves at `value`, computed by Python."""
    page.wait_for_function(
        """value => {
          const cell = document.getElementById('cell-relu-family');
          const { lines } = cell.querySelector('plot-chart').spec;
          return cell.dataset.state === 'ok' && lines[1].label === `Leaky ReLU (α=${value})`;
        }""",
        arg=value,
    )
