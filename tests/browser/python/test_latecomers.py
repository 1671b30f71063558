"""A start from the snapshot needs some of Python's files; the rest comes after it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.cells import START, begin, cell, part, run
from tests.browser.python.python import FILES, MANIFEST

LATER: list[str] = MANIFEST["later"]["snapshot"]
SEEN = 'print("before")\nimport statistics\nprint(statistics.mean([1, 2, 3]))'
UNSEEN = 'print("before")\nprint(__import__("statistics").mean([1, 2, 3]))'
OF_NUMPY = "import numpy as np\nnp.fft.fft(np.ones(4)).real.tolist()"


class Held:
    """Requests for files that come later, not answered until `release`."""

    def __init__(self) -> None:
        self.routes: list[Route] | None = []

    def take(self, route: Route) -> None:
        if self.routes is None:
            route.continue_()
        else:
            self.routes.append(route)

    def release(self) -> None:
        held, self.routes = self.routes or [], None
        for route in held:
            route.continue_()


@contextmanager
def later_held(page: Page, url: str) -> Iterator[Held]:
    """The page on ReLU while what a start can do without is on its way."""
    held = Held()
    for name in LATER:
        page.route(f"**/{FILES[name]['path']}", held.take)
    page.set_default_timeout(START)
    page.goto(f"{url}relu/")
    yield held
    held.release()


def test_a_program_runs_before_the_files_that_it_does_not_need(page: Page, book_url: str) -> None:
    with later_held(page, book_url):
        result = run(page, "relu")
        assert result["state"] == "ok"
        assert len(result["plots"]) == 1


@pytest.mark.parametrize("source", [SEEN, UNSEEN], ids=["told of", "not told of"])
def test_a_program_that_imports_more_runs_once_all_is_there(
    page: Page, book_url: str, source: str
) -> None:
    with later_held(page, book_url) as held:
        assert run(page, "relu", "6 * 7")["value"] == "42"
        begin(page, "relu", source)
        expect(cell(page, "relu").get_by_role("status")).to_have_text("Loading Python")
        held.release()
        result: dict[str, Any] = page.evaluate("begun")
        assert (result["state"], result["stdout"]) == ("ok", "before\n2\n")
        expect(part(page, "relu", "stdout").locator("pre")).to_have_text("before\n2\n")
        # The other files have come too.
        assert run(page, "relu", OF_NUMPY)["value"] == "[4.0, 0.0, 0.0, 0.0]"
        assert page.evaluate("performance.getEntriesByName('python:boot').length") == 1


def test_a_run_that_has_waited_may_take_its_time(page: Page, book_url: str) -> None:
    with later_held(page, book_url) as held:
        page.evaluate("customElements.get('py-cell').limits.ANSWER_MILLISECONDS = 1000")
        begin(page, "relu", "import statistics, time\ntime.sleep(2)\nstatistics.mean([1, 3])")
        held.release()
        assert page.evaluate("begun")["value"] == "2"


@pytest.mark.parametrize(
    "source", ["1 / 0", "nmpy", "x = [1,", "import numpy as np\nnp.foo", "raise SystemExit(1)"]
)
def test_a_mistake_is_told_before_the_files_that_it_does_not_need(
    page: Page, book_url: str, source: str
) -> None:
    with later_held(page, book_url):
        result = run(page, "relu", source)
        assert result["state"] == "error"


def test_a_module_that_there_is_not_is_an_error_of_the_program(page: Page, book_url: str) -> None:
    with later_held(page, book_url) as held:
        begin(page, "relu", "import no_such_module")
        held.release()
        assert page.evaluate("begun")["error"]["type"] == "ModuleNotFoundError"


def test_a_run_that_waits_for_files_can_be_stopped(page: Page, book_url: str) -> None:
    with later_held(page, book_url) as held:
        begin(page, "relu", SEEN)
        cell(page, "relu").get_by_role("button", name="Stop").click()
        assert page.evaluate("begun")["state"] == "stopped"
        assert run(page, "relu", "6 * 7")["value"] == "42"
        held.release()
        assert run(page, "relu", SEEN)["stdout"] == "before\n2\n"


def test_a_codec_whose_files_are_on_their_way_is_found(page: Page, book_url: str) -> None:
    with later_held(page, book_url) as held:
        begin(page, "relu", "'abc'.encode('idna')")
        expect(cell(page, "relu").get_by_role("status")).to_have_text("Loading Python")
        held.release()
        assert page.evaluate("begun")["value"] == "b'abc'"
