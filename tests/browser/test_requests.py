"""Nothing is asked of third parties: every page is opened, everything is used once."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.browser.cells import START, cell, part, wait_for_state
from tests.browser.offline.book import at_work, keep, reader, reading
from tests.browser.pages import PAGES
from tests.site import SITE, served

# Addresses that leave no browser.
WITHIN = {"blob", "data", "about"}


@pytest.mark.long
def test_every_page_and_everything_used_once_ask_one_host(
    browser: Browser, record_property: Any
) -> None:
    hosts: Counter[str] = Counter()
    sockets: list[str] = []

    def note(request: Request) -> None:
        address = urlsplit(request.url)
        hosts["within the browser" if address.scheme in WITHIN else address.netloc] += 1

    with served(SITE) as url, reader(browser) as context, reading(context) as page:
        # Those of workers, of the service worker and of frames too.
        context.on("request", note)
        page.on("websocket", lambda socket: sockets.append(socket.url))
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        for address in PAGES:
            page.goto(f"{url}{address}", wait_until="networkidle")
            expect(page.locator("h1")).to_have_count(1)
        use_everything(page, url)
        assert set(hosts) == {urlsplit(url).netloc, "within the browser"}
        assert not sockets
    asked = ", ".join(f"{host}: {count}" for host, count in hosts.items())
    record_property("told", f"requests of {len(PAGES)} pages and of everything used once: {asked}")


def use_everything(page: Page, url: str) -> None:
    """Run, edit, share, check an exercise, move a slider, answer, search, look back, keep."""
    page.goto(f"{url}relu/")
    press(page, "relu", "Run")
    wait_for_state(page, "relu", "ok")
    part(page, "relu", "code").click()
    expect(cell(page, "relu").locator(".cm-editor")).to_be_visible()
    press(page, "relu", "Share")
    expect(cell(page, "relu").get_by_role("status")).to_have_text(re.compile("Link copied"))

    task = page.locator("#exercise-relu-gradient")
    task.scroll_into_view_if_needed()
    task.get_by_role("button", name="Check my answer").click()
    expect(task.locator("[data-check]").first).to_be_visible(timeout=START)

    page.goto(f"{url}leaky-relu-gelu/")
    slider = page.get_by_role("slider").first
    slider.hover()
    slider.press("ArrowRight")

    page.goto(f"{url}quiz/")
    quiz = page.locator("quiz-question").first
    quiz.scroll_into_view_if_needed()
    quiz.get_by_role("radio").first.check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz).to_have_attribute("data-state", re.compile("right|wrong"))

    page.get_by_role("textbox", name="Search").press_sequentially("subgradients")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    page.goto(f"{url}my-progress/")
    expect(page.locator("my-progress")).to_be_visible()
    at_work(page)
    keep(page)


def press(page: Page, name: str, button: str) -> None:
    cell(page, name).get_by_role("button", name=button, exact=True).click()
