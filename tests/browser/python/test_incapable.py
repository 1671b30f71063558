"""A browser that cannot contain Python is told so; charts stay, and nothing runs uncontained."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, part
from tests.browser.python.python import is_python

# Taken away in the frame only, as a policy or an old engine would.
TAKEN = {"workers": "delete self.Worker", "blobs of code": "URL.createObjectURL = undefined"}

# The frame says once that it is ready; the page hears it when `release` is called.
_HOLD = """
addEventListener('message', function hold(event) {
  if (event.data?.kind !== 'frame-ready') return;
  event.stopImmediatePropagation();
  removeEventListener('message', hold);
  const { data, origin, source } = event;
  window.release = () => dispatchEvent(new MessageEvent('message', { data, origin, source }));
});
"""


@pytest.mark.parametrize("what", TAKEN)
def test_the_page_says_so_and_keeps_its_charts(page: Page, book_url: str, what: str) -> None:
    page.set_default_timeout(START)
    page.add_init_script(f"if (self === top) {{ {_HOLD} }}")
    page.goto(f"{book_url}relu/")
    page.evaluate("() => { window.begun = document.getElementById('cell-relu').run(); }")
    page.wait_for_function("() => Boolean(window.release)")
    page.frames[1].evaluate(TAKEN[what])
    page.evaluate("release()")
    result = page.evaluate("begun")
    assert (result["state"], result["value"]) == ("unavailable", None)
    expect(part(page, "relu", "error")).to_contain_text(
        "Python did not start: this browser refuses the worker that would contain it."
    )
    expect(part(page, "relu", "error").get_by_role("button", name="Retry")).to_be_visible()
    expect(part(page, "relu", "plots").locator("plot-chart")).to_have_count(1)
    assert not [worker for worker in page.workers if is_python(worker.url)]
