"""A browser that cannot run Python says what it lacks, and fetches nothing of it."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.cells import cell, part, wait_for_state


def test_without_webassembly_the_reader_is_told_and_nothing_is_fetched(
    page: Page, book_url: str
) -> None:
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.add_init_script("delete globalThis.WebAssembly")
    page.goto(f"{book_url}relu/")
    cell(page, "relu").get_by_role("button", name="Run", exact=True).click()
    wait_for_state(page, "relu", "unavailable")
    expect(part(page, "relu", "error")).to_contain_text("This browser has no WebAssembly")
    expect(part(page, "relu", "plots").locator("plot-chart")).to_be_visible()
    assert not [url for url in requests if "/python/" in url]
