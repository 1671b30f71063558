"""The book at an address that its build did not know: everything works, by full page loads."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, run
from tests.browser.pages import PAGES, title
from tests.site import SITE, served


@pytest.fixture(scope="module")
def moved_url() -> Iterator[str]:
    with served(SITE, base="/some/base/") as url:
        yield url


@pytest.fixture(scope="module")
def moved(warm_page: Page, moved_url: str) -> Page:
    """A page whose server answers below /some/base/ only; it fails on what is not found there."""
    warm_page.set_default_timeout(START)
    return warm_page


@pytest.mark.parametrize("address", PAGES, ids=title)
def test_a_page_finds_everything_it_is_made_of(moved: Page, moved_url: str, address: str) -> None:
    outside: list[str] = []
    watch = moved.context
    watch.on(
        "response",
        lambda response: outside.append(response.url) if response.status >= 400 else None,
    )
    moved.goto(f"{moved_url}{address}")
    expect(moved.locator("h1")).to_be_visible()
    broken = moved.evaluate(
        """() => [...document.images].filter((image) => image.complete && !image.naturalWidth)
          .map((image) => image.src)"""
    )
    assert not broken
    assert not outside


def test_links_stay_below_the_base_and_load_pages_in_full(moved: Page, moved_url: str) -> None:
    moved.goto(moved_url)
    for name in ("ReLU", "Quiz", "Home"):
        moved.evaluate("window.survives = true")
        moved.get_by_role("navigation").get_by_role("link", name=name, exact=True).first.click()
        moved.wait_for_function(
            "window.survives === undefined && document.readyState !== 'loading'"
        )
        assert moved.url.startswith(moved_url)
        expect(moved.locator("h1")).to_be_visible()


def test_python_runs(moved: Page, moved_url: str) -> None:
    moved.goto(f"{moved_url}relu/")
    assert run(moved, "relu", "import numpy as np\nnp.arange(3).sum().item()")["value"] == "3"


def test_the_search_leads_below_the_base(moved: Page, moved_url: str) -> None:
    moved.goto(f"{moved_url}notation/")
    moved.get_by_role("textbox", name="Search").press_sequentially("subgradients")
    moved.locator(".md-search-result__link").first.click()
    expect(moved.locator("h1")).to_contain_text("ReLU")
    assert moved.url.startswith(f"{moved_url}relu/")
