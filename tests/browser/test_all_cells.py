"""Every cell of the book gives in the browser what it gave at the build, to 1e-12."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.cells import START, part, run, wait_for_state
from tests.browser.compare import differences, text_differences
from tests.browser.pages import CELLS, title


def of_the_build(page: Page, name: str) -> dict[str, Any]:
    """What the build put into the page, as long as the cell has not run."""
    texts = {which: part(page, name, which).text_content() for which in ("stdout", "value")}
    plots = part(page, name, "plots").evaluate(
        "host => [...host.querySelectorAll('plot-chart')].map(chart => chart.spec)"
    )
    return {**texts, "plots": plots}


def differences_from_the_build(page: Page, book_url: str, address: str) -> list[str]:
    """Where the cells of a page give something else in the browser than at the build."""
    page.set_default_timeout(START)
    page.goto(f"{book_url}{address}")
    wrong: list[str] = []
    for name in CELLS[address]:
        wait_for_state(page, name, "static")
        build = of_the_build(page, name)
        result = run(page, name)
        assert result["state"] == "ok", result["error"]
        assert build["plots"] or build["stdout"] or build["value"]
        assert result["stderr"] == ""
        wrong += differences(result["plots"], build["plots"], f"{name}, plots")
        wrong += text_differences(result["stdout"], build["stdout"], f"{name}, output")
        wrong += text_differences(result["value"] or "", build["value"], f"{name}, value")
    return wrong


@pytest.mark.parametrize("address", CELLS, ids=title)
def test_the_cells_of_a_page_match_the_build(page: Page, book_url: str, address: str) -> None:
    assert not differences_from_the_build(page, book_url, address)
