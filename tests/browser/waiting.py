"""Wait for a state of a page whose policy allows no `eval`, which Playwright's own way needs."""

from __future__ import annotations

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
