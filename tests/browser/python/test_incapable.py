"""A browser that cannot contain Python is told so; charts stay, and nothing runs uncontained."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, part, run
from tests.browser.python.python import is_python

# Taken away in the frame only, as a policy or an old engine would.
TAKEN = {"workers": "delete self.Worker", "blobs of code": "URL.createObjectURL = undefined"}
GONE = {"workers": "!self.Worker", "blobs of code": "!URL.createObjectURL"}


@pytest.mark.parametrize("what", TAKEN)
def test_the_page_says_so_and_keeps_its_charts(page: Page, book_url: str, what: str) -> None:
    page.set_default_timeout(START)
    page.add_init_script(f"if (self !== top) {{ {TAKEN[what]} }}")
    # A busy browser may make the frame before it hears what to run in it.
    for _ in range(3):
        page.goto(f"{book_url}relu/")
        result = run(page, "relu", "1 + 1")
        if not page.frames[1:] or page.frames[1].evaluate(GONE[what]):
            break
    assert (result["state"], result["value"]) == ("unavailable", None)
    expect(part(page, "relu", "error")).to_contain_text(
        "Python did not start: this browser refuses the worker that would contain it."
    )
    expect(part(page, "relu", "error").get_by_role("button", name="Retry")).to_be_visible()
    expect(part(page, "relu", "plots").locator("plot-chart")).to_have_count(1)
    assert not [worker for worker in page.workers if is_python(worker.url)]
