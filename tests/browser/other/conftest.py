"""Each browser in turn, and a table of what each of them did."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import ExitStack

import pytest

from tests.browser.other.drivers import BROWSERS, Driver, NotInstalledError
from tests.browser.other.watching import Watching
from tests.site import SITE, served

_RESULTS = {"passed": "yes", "failed": "NO", "skipped": "not tried"}


@pytest.fixture(scope="module", params=BROWSERS)
def driver(request: pytest.FixtureRequest) -> Iterator[Driver]:
    with ExitStack() as stack:
        try:
            driver = stack.enter_context(BROWSERS[request.param]())
        except NotInstalledError as missing:
            pytest.skip(str(missing))
        yield driver


@pytest.fixture(scope="module")
def watched_url(driver: Driver) -> Iterator[str]:
    """The book, whose pages note what goes wrong in them. Each browser has an origin of its own."""
    with served(SITE, kind=Watching) as url:
        yield url


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """A line of the table for each browser and task."""
    report = yield
    callspec = getattr(item, "callspec", None)
    ended = report.when == "call" or report.outcome != "passed"
    if callspec and "driver" in callspec.params and ended and report.when != "teardown":
        driver = getattr(item, "funcargs", {}).get("driver")
        browser = driver.title if driver else callspec.params["driver"]
        task = item.name.partition("[")[0].removeprefix("test_").replace("_", " ")
        notes = [str(value) for name, value in item.user_properties if name == "note"]
        if report.outcome == "skipped":
            notes.append(str(call.excinfo.value) if call.excinfo else "")
        line = f"{browser:24}{task:62}{_RESULTS[report.outcome]:10}{'; '.join(notes)}"
        report.user_properties.append(("told", line.rstrip()))
    return report
