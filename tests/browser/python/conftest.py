"""Fixtures for the tests of Python in the browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.cells import START
from tests.browser.conftest import watched
from tests.browser.python.python import MANIFEST


@pytest.fixture
def on_rung(browser: Browser) -> Iterator[Callable[[str], Page]]:
    """Open a page in which Python starts on this rung, as in a session where others failed."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    pages: list[Any] = []

    def open_page(rung: str) -> Page:
        watching = watched(context)
        pages.append(watching)
        page: Page = watching.__enter__()
        page.set_default_timeout(START)
        key = f"python-rung-{MANIFEST['pyodide']}"
        # The frame of Python has no storage.
        page.add_init_script(f"if (self === top) sessionStorage.setItem('{key}', '{rung}')")
        return page

    yield open_page
    for watching in pages:
        watching.__exit__(None, None, None)
    context.close()
