"""The built book in a real Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.cells import START, run
from tests.browser.waiting import wait_for_function
from tests.site import SITE, served
from textbook.tooling.browser import ARGUMENTS, find_chromium


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    setattr(Page, "wait_for_function", wait_for_function)  # noqa: B010 - mypy knows the original
    chromium = find_chromium()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def book_url() -> Iterator[str]:
    """The address of the book, built without one of its own: every click is a full page load."""
    assert (SITE / "index.html").exists(), "run make build first; make test does"
    with served(SITE) as url:
        yield url


# A browser that tells nothing of its line, as Firefox and Safari do: there Python is not fetched
# before a sign of intent, and the tests of other things need not wait for it.
NO_LINE_TOLD = "Object.defineProperty(navigator, 'connection', {value: undefined, writable: true})"

# Chromium tells most violations on the console, and some by this event only.
TELL_VIOLATIONS = """
document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
  console.error(`The content policy refuses ${violatedDirective}: ${blockedURI}`);
});
"""

Watch = Callable[[Page], None]


@contextmanager
def watched(context: BrowserContext, expected: re.Pattern[str] | None = None) -> Iterator[Page]:
    """A page whose console errors, uncaught exceptions and foreign requests fail the test, but
    for those that match `expected`.
    """
    page = context.new_page()
    page.set_default_timeout(30_000)
    page.add_init_script(NO_LINE_TOLD)
    page.add_init_script(TELL_VIOLATIONS)
    seen: list[str] = []
    page.on(
        "console",
        lambda line: (
            seen.append(f"{line.text} {line.location.get('url', '')}")
            if line.type == "error"
            else None
        ),
    )
    page.on("pageerror", lambda error: seen.append(str(error)))

    def look(url: str) -> None:
        if not url.startswith(("http://127.0.0.1:", "blob:", "data:", "about:")):
            seen.append(f"foreign request: {url}")

    page.on("request", lambda request: look(request.url))
    yield page
    assert not [text for text in seen if not (expected and expected.search(text))]


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    # What a service worker answers cannot be watched or changed by a test; it has tests of its own.
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    with watched(context) as page:
        yield page


@pytest.fixture
def relu_up(page: Page, book_url: str) -> Page:
    """The page on ReLU, with Python up that nobody shares."""
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    return page


@pytest.fixture(scope="module")
def warm_page(browser: Browser) -> Iterator[Page]:
    """One page for all tests of a module, so that Python is started once."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    with watched(context) as page:
        yield page
    context.close()
