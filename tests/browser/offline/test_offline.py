"""The book without a network: after one visit, and after it was kept."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect

from tests.browser.cells import START, run
from tests.browser.offline.book import at_work, keep, keeper, reader, reading
from tests.browser.pages import PAGES
from tests.site import SITE, served


@pytest.fixture(scope="module")
def kept(browser: Browser) -> Iterator[tuple[BrowserContext, str]]:
    """A profile in which the book was kept on demand, and its host has since gone."""
    with reader(browser) as context:
        with served(SITE, base="/some/book/") as url, reading(context) as page:
            page.goto(f"{url}relu/")
            keep(page)
        context.set_offline(True)
        yield context, url


@pytest.fixture
def page(kept: tuple[BrowserContext, str]) -> Iterator[Page]:
    with reading(kept[0]) as page:
        yield page


@pytest.fixture
def url(kept: tuple[BrowserContext, str]) -> str:
    return kept[1]


def test_every_page_is_there_whole(page: Page, url: str) -> None:
    failed: list[str] = []

    def note(request: Request) -> None:
        # What a page has begun when it is left is given up.
        if request.failure != "net::ERR_ABORTED":
            failed.append(request.url)

    page.on("requestfailed", note)
    for address in PAGES:
        page.goto(f"{url}{address}")
        expect(page.locator("h1")).to_be_visible()
        page.evaluate("document.fonts.ready.then(() => {})")
    assert not failed


def test_a_cell_runs_and_a_question_is_answered(page: Page, url: str) -> None:
    page.goto(f"{url}swish/")
    result = run(page, "swish-beta", "import numpy as np\nnp.arange(4).sum().item()")
    assert result["value"] == "6"
    assert page.locator("iframe").get_attribute("sandbox") == "allow-scripts"
    question = page.locator("quiz-question").first
    question.locator("input").first.check()
    question.get_by_role("button", name="Check").click()
    expect(question).to_have_attribute("data-state", "wrong")


def test_the_search_finds(page: Page, url: str) -> None:
    page.goto(f"{url}notation/")
    page.get_by_role("textbox", name="Search").press_sequentially("subgradients")
    page.locator(".md-search-result__link").first.click()
    expect(page.locator("h1")).to_contain_text("ReLU")
    assert page.url.startswith(f"{url}relu/")


def test_after_one_visit_every_page_is_there(browser: Browser) -> None:
    # A page that was not visited may lack a typeface.
    with reader(browser) as context:
        with served(SITE) as url, reading(context) as page:
            page.goto(f"{url}relu/")
            at_work(page)
            assert run(page, "relu", "6 * 7")["value"] == "42"
            expect(page.locator("python-switch")).to_contain_text("running")
            page.wait_for_function(
                """async () => {
                  const name = (await caches.keys()).find((name) => name.startsWith('python '));
                  return name && (await (await caches.open(name)).keys()).length >= 9;
                }"""
            )
        context.set_offline(True)
        with reading(context, "ERR_FAILED|404") as page:
            page.goto(f"{url}leaky-relu-gelu/")
            expect(page.locator("h1")).to_be_visible()
            expect(keeper(page)).to_contain_text("the pages, and what you have used", timeout=START)
            assert run(page, "relu-family", "6 * 7")["value"] == "42"
            page.goto(f"{url}no-such-page/")
            expect(page.locator("body")).to_contain_text("this address is not in the book")
            page.get_by_role("link", name="To the book").click()
            expect(page.locator("h1")).to_be_visible()
