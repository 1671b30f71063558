"""Python's files are fetched early where the line bears it; it starts at a sign of intent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, Request, expect

from tests.browser.cells import START, cell, part, run
from tests.browser.conftest import watched
from tests.browser.python.python import Requests, boots, expect_status, line, loaded_and_idle


@pytest.fixture
def offline_page(context: BrowserContext) -> Iterator[Page]:
    """A page whose host may fail to give files."""
    with watched(context, expected=re.compile("Failed to load resource")) as page:
        yield page


def show_intent(page: Page, sign: str) -> None:
    """Give the page one sign that the reader wants a cell."""
    if sign == "pointer":
        part(page, "relu", "code").hover()
    elif sign == "focus":
        cell(page, "relu").get_by_role("button", name="Run").focus()
    else:
        part(page, "relu", "code").dispatch_event("touchstart")


SIGNS = ("pointer", "focus", "touch")


@pytest.mark.parametrize(
    "unmetered", [{"type": "wifi", "effectiveType": "3g"}, {"effectiveType": "4g"}], ids=str
)
def test_on_an_unmetered_line_files_are_fetched_after_load_and_nothing_starts(
    page: Page, book_url: str, unmetered: dict[str, Any]
) -> None:
    line(page, saveData=False, **unmetered)
    asked: list[Request] = []
    page.on("request", lambda one: asked.append(one) if "/assets/python/" in one.url else None)
    page.goto(f"{book_url}relu/")
    expect_status(page, "loaded, kept on this device")
    loaded = page.evaluate(
        "performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventEnd"
    )
    assert asked
    assert all(request.timing["startTime"] >= loaded for request in asked)
    assert page.locator("iframe").count() == 0
    assert boots(page) == 0
    requests = Requests(page)
    assert run(page, "relu", "6 * 7")["value"] == "42"
    assert requests == []


def test_a_page_without_cells_fetches_nothing(page: Page, book_url: str) -> None:
    line(page, saveData=False, type="wifi")
    requests = Requests(page)
    page.goto(f"{book_url}notation/")
    loaded_and_idle(page)
    assert requests == []


@pytest.mark.parametrize(
    "metered",
    [
        None,
        {"type": "cellular", "effectiveType": "4g"},
        {"effectiveType": "3g"},
        {"type": "wifi", "effectiveType": "4g", "saveData": True},
    ],
    ids=str,
)
def test_elsewhere_nothing_is_fetched_by_opening_and_scrolling(
    page: Page, book_url: str, metered: dict[str, Any] | None
) -> None:
    if metered:
        line(page, **metered)
    requests = Requests(page)
    page.goto(f"{book_url}relu/")
    page.mouse.move(640, 450)
    for _ in range(10):
        page.mouse.wheel(0, 300)
    loaded_and_idle(page)
    assert requests == []


@pytest.mark.parametrize("sign", SIGNS)
def test_a_sign_of_intent_starts_python_and_leaves_the_cell_alone(
    page: Page, book_url: str, sign: str
) -> None:
    page.goto(f"{book_url}relu/")
    show_intent(page, sign)
    expect_status(page, "running")
    assert cell(page, "relu").get_attribute("data-state") == "static"
    assert boots(page) == 1
    assert run(page, "relu", "6 * 7")["value"] == "42"
    assert boots(page) == 1


@pytest.mark.parametrize("sign", SIGNS)
def test_with_save_data_only_run_loads_python(page: Page, book_url: str, sign: str) -> None:
    line(page, saveData=True, effectiveType="4g", type="wifi")
    requests = Requests(page)
    page.goto(f"{book_url}relu/")
    show_intent(page, sign)
    loaded_and_idle(page)
    assert requests == []
    expect_status(page, "not loaded, since your browser saves data")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    expect_status(page, "running")


def test_a_silent_start_that_fails_is_told_when_a_run_is_asked_for(
    offline_page: Page, book_url: str
) -> None:
    page = offline_page
    page.goto(f"{book_url}relu/")
    page.route("**/assets/python/*.bin", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        show_intent(page, "pointer")
    expect_status(page, "not loaded")
    assert cell(page, "relu").get_attribute("data-state") == "static"
    expect(part(page, "relu", "error")).to_be_hidden()
    assert run(page, "relu")["state"] == "unavailable"
    expect(part(page, "relu", "error")).to_contain_text("could not be fetched")
    page.unroute("**/assets/python/*.bin")
    part(page, "relu", "error").get_by_role("button", name="Retry").click()
    expect(cell(page, "relu")).to_have_attribute("data-state", "ok", timeout=START)


def test_files_on_their_way_serve_the_run_that_is_asked_for_meanwhile(
    page: Page, book_url: str
) -> None:
    line(page, saveData=False, type="wifi")
    requests = Requests(page)
    with page.expect_request("**/assets/python/*.bin"):
        page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    assert len(requests) == len(set(requests))
