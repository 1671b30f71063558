"""Wait for a state of a page whose policy allows no `eval`, which Playwright's own way needs."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import JSHandle, Page, TimeoutError

_POLL = """async ([arg, timeout]) => {
  const end = performance.now() + timeout;
  for (;;) {
    const value = (%s);
    const met = await (typeof value === 'function' ? value(arg) : value);
    if (met || performance.now() > end) return met;
    await new Promise((done) => setTimeout(done, 15));
  }
}"""


def wait_for_function(
    page: Page, expression: str, *, arg: object = None, timeout: float = 30_000, **_: Any
) -> JSHandle:
    """As `Page.wait_for_function`, which `conftest.py` replaces by this."""
    met = page.evaluate_handle(_POLL % expression, [arg, timeout])
    if not met.evaluate("(value) => Boolean(value)"):
        raise TimeoutError(f"{expression} did not come true within {timeout} ms")
    return met


def wait_until(page: Page, met: Callable[[], bool], timeout: float = 30) -> None:
    """Wait for what only the test's side knows, such as the workers that are alive."""
    end = time.monotonic() + timeout
    while not met():
        if time.monotonic() > end:
            raise TimeoutError(f"this did not come true within {timeout} s")
        # The events of the page come in meanwhile.
        page.evaluate("new Promise((done) => setTimeout(done, 15))")
