"""Keep a book in a browser and take its network away."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.cells import START
from tests.browser.conftest import watched
from tests.browser.python.python import line
from tests.site import SITE

KEEP = "Keep this book on this device"
# What the footer says where the pages are kept.
PAGES = "the pages, and what you have used"

_AT_WORK = """async () => {
  const { serviceWorker } = navigator;
  await serviceWorker.ready;
  while (!serviceWorker.controller) {
    await new Promise((done) => {
      serviceWorker.addEventListener('controllerchange', done, { once: true });
    });
  }
}"""


@contextmanager
def reader(browser: Browser) -> Iterator[BrowserContext]:
    """A new profile, in which service workers are allowed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.set_default_timeout(START)
    yield context
    context.close()


@contextmanager
def reading(context: BrowserContext, expected: str = "nothing") -> Iterator[Page]:
    """A page whose errors fail the test, but for `expected` and for the network that is gone."""
    pattern = f"ERR_INTERNET_DISCONNECTED|ERR_CONNECTION|{expected}"
    with watched(context, re.compile(pattern)) as page:
        page.set_default_timeout(START)
        # On which the pages are kept unasked.
        line(page, effectiveType="4g")
        yield page
        page.close()


def at_work(page: Page) -> None:
    """Wait until the service worker answers for the page."""
    page.evaluate(_AT_WORK)


def brought_to_life(page: Page) -> None:
    """Wait until the line of the footer has its script, which comes when the page is at rest."""
    page.evaluate("customElements.whenDefined('book-keeper').then(() => {})")


def keeper(page: Page) -> Locator:
    """The line of the footer on what is on the device."""
    return page.locator("book-keeper [data-part=status]")


def button(page: Page, name: str) -> Locator:
    """A button of that line."""
    return page.locator("book-keeper").get_by_role("button", name=name)


def keep(page: Page) -> None:
    """Keep the whole book."""
    button(page, KEEP).click()
    expect(keeper(page)).to_contain_text("the whole book, ", timeout=START)


def copy_of_the_site(folder: Path) -> Path:
    """The built site, to be changed."""
    shutil.copytree(SITE, folder)
    return folder


def used(page: Page) -> int:
    """The bytes that the book takes on this device."""
    bytes_: int = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage)")
    return bytes_


@contextmanager
def quota(page: Page, url: str) -> Iterator[Callable[[int | None], None]]:
    """Sets the bytes that the book may take on this device; None for as much as there is."""
    devices = page.context.new_cdp_session(page)

    def limit(size: int | None) -> None:
        order = {"origin": url.rstrip("/")} | ({} if size is None else {"quotaSize": size})
        devices.send("Storage.overrideQuotaForOrigin", order)

    yield limit
    limit(None)
