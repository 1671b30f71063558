"""However often pages are changed, one Python is alive and nothing of the pages left is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.cells import START
from tests.browser.conftest import watched
from tests.browser.page_changes import (
    Pythons,
    change,
    expect_no_reload,
    living,
    runs,
    survives,
)
from tests.site import served_at_its_own_address
from textbook.tooling.browser import ARGUMENTS, find_chromium

CHANGES = 100
WARM = 20
GROWTH = 1.10
# What the browser compiles of scripts that are used much is no leak, and is not counted.
NO_COMPILER = "--js-flags=--no-sparkplug --no-maglev --no-turbofan"


@pytest.fixture(scope="module")
def own_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a book that was built for just this address, so that navigation is instant."""
    with served_at_its_own_address(tmp_path_factory.mktemp("site")) as url:
        yield url


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    own = browser.browser_type.launch(
        executable_path=find_chromium(), args=[*ARGUMENTS, NO_COMPILER]
    )
    context = own.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    with watched(context) as page:
        page.set_default_timeout(START)
        yield page
    own.close()


@pytest.mark.long
def test_a_hundred_page_changes_keep_one_python_and_nothing_else(
    page: Page, own_url: str, record_property: Callable[[str, object], None]
) -> None:
    page.goto(f"{own_url}swish/")
    expect_no_reload(page)
    pythons = Pythons(page)
    before: dict[str, int] = {}
    cell = ""
    for number in range(WARM + CHANGES):
        if number == WARM:
            before = living(page, cell)
        cell = change(page, number)
        if number % 4 == 0:
            assert runs(page, cell)
    after = living(page, cell)
    assert runs(page, cell)
    assert survives(page)
    frames = page.evaluate("document.querySelectorAll('iframe').length")
    figures = ", ".join(f"{name} {before[name]} to {after[name]}" for name in before)
    line = f"{CHANGES} page changes, {CHANGES // 4} runs, most Pythons {pythons.most}: {figures}"
    record_property("told", line)
    print(line)
    assert 1 <= pythons.most <= 2, line
    assert frames == 1, line
    for name in before:
        assert after[name] < GROWTH * before[name], line
