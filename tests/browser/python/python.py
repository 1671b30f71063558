"""What Python does on a page before and beside the runs of cells."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.cells import START
from textbook.tooling.bundle import ASSETS

MANIFEST: dict[str, Any] = json.loads((ASSETS / "python" / "manifest.json").read_text("utf-8"))
FILES: dict[str, Any] = MANIFEST["files"]


def line(page: Page, **connection: Any) -> None:
    """Let the browser report this line, from the next page on."""
    page.add_init_script(f"navigator.connection = {json.dumps(connection)}")


def is_python(address: str) -> bool:
    """Whether a worker's address is one of the frame's: its origin is opaque, the page's is not."""
    return address.startswith("blob:null")


class Requests(list[str]):
    """The names of the runtime's files that the page asks its host for, from now on."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        page.on("request", lambda request: self._note(request.url))

    def _note(self, url: str) -> None:
        folder, _, name = url.rpartition("/")
        if folder.endswith("/assets/python"):
            self.append(name)


def status(page: Page) -> Locator:
    """The words of the footer on how far Python is."""
    return page.locator("python-switch [data-part=status]")


def switch(page: Page) -> Locator:
    return page.get_by_role("checkbox", name="Load Python only when I press Run")


def expect_status(page: Page, words: str) -> None:
    expect(status(page)).to_have_text(words, timeout=START)


def loaded_and_idle(page: Page) -> None:
    """Wait until the page has done what it does by itself: load, and what it put off until idle."""
    page.wait_for_load_state("load")
    # Idle callbacks run in the order in which they were asked for.
    for _ in range(2):
        page.evaluate("new Promise(done => requestIdleCallback(() => setTimeout(done)))")


def boots(page: Page) -> int:
    count: int = page.evaluate("performance.getEntriesByName('python:boot').length")
    return count
