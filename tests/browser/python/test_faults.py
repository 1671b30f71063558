"""A file that does not come as it should is told, with Retry, which works once the host does."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.cells import START, cell, part, run, wait_for_state
from tests.browser.conftest import watched
from tests.faulty_site import Host, faulty
from tests.site import SITE
from textbook.tooling.bundle import ASSETS

MANIFEST: dict[str, Any] = json.loads((ASSETS / "python" / "manifest.json").read_text("utf-8"))
FILES = MANIFEST["files"]
LATER: list[str] = MANIFEST["later"]["snapshot"]
# Imports something of each.
WANTS_ALL = "import statistics\nimport numpy.polynomial"
FAULTS = ["404", "500", "truncated", "altered", "sign-in page", "cut", "hanging"]

_ANYTHING = re.compile("")

# What is waited for in these tests, in milliseconds.
_IMPATIENT = """customElements.whenDefined('python-switch').then((element) => {
  Object.assign(element.patience, { stall: 1500 });
})"""


@contextmanager
def impatient(browser: Browser, host: Host) -> Iterator[Page]:
    """The page on ReLU, which waits less than it does for readers."""
    context: BrowserContext = browser.new_context(service_workers="block")
    # Whatever the console says of a file that did not come: the reader is told on the page.
    with watched(context, _ANYTHING) as page:
        page.set_default_timeout(START)
        page.goto(f"{host.url}relu/")
        page.evaluate(_IMPATIENT)
        yield page
    context.close()


def press(page: Page, name: str) -> None:
    cell(page, "relu").get_by_role("button", name=name, exact=True).click()


def write(page: Page, source: str) -> None:
    """Let this be the cell's code."""
    page.evaluate("source => { document.getElementById('cell-relu').source = source; }", source)


def ended(page: Page) -> tuple[str, str]:
    """The state in which the run has ended, and what is said of it."""
    wait_for_state(page, "relu", "ok", "unavailable", "error")
    state = cell(page, "relu").get_attribute("data-state") or ""
    said = part(page, "relu", "error").inner_text() if state != "ok" else ""
    return state, said


def fails(page: Page, host: Host, faults: dict[str, str], button: str) -> str:
    """Run the cell while the host has these faults; returns the sentence that the reader gets."""
    host.faults = faults
    press(page, button)
    state, said = ended(page)
    assert state == "unavailable", faults
    assert said.startswith("Python could not be loaded. "), faults
    expect(cell(page, "relu").get_by_role("button", name="Retry")).to_be_visible()
    return said.split("\n")[0].removeprefix("Python could not be loaded. ")


def test_each_fault_is_told_and_retry_works_in_the_end(browser: Browser) -> None:
    with faulty(SITE) as host, impatient(browser, host) as page:
        # What has come stays, so that one file never comes.
        path = FILES["snapshot.pages"]["path"]
        cases = {
            "404": "The server answered 404 for snapshot.pages.",
            "altered": "snapshot.pages arrived damaged",
            "sign-in page": "A web page came in the place of snapshot.pages",
            "hanging": "No byte of snapshot.pages came for 1.5 seconds.",
        }
        # What contains Python is not taken on trust either.
        said = fails(page, host, {FILES["worker.js"]["path"]: "altered"}, "Run")
        assert said.startswith("worker.js arrived damaged")
        for fault, sentence in cases.items():
            assert fails(page, host, {path: fault}, "Retry").startswith(sentence)
        page.context.set_offline(True)
        press(page, "Retry")
        assert "ou are offline." in ended(page)[1]
        page.context.set_offline(False)
        host.mend()
        press(page, "Retry")
        assert ended(page) == ("ok", "")


def test_slow_is_no_fault_while_bytes_come(browser: Browser) -> None:
    with faulty(SITE) as host, impatient(browser, host) as page:
        page.evaluate("customElements.get('python-switch').patience.stall = 1000")
        host.faults = {FILES["snapshot.pages"]["path"]: "slow"}
        press(page, "Run")
        expect(page.locator("python-switch")).to_contain_text("MB")
        assert ended(page) == ("ok", "")


@pytest.mark.parametrize("fault", ["truncated", "hanging"])
def test_an_editor_that_does_not_come_is_told_and_comes_by_retry(
    browser: Browser, fault: str
) -> None:
    (editor,) = (SITE / "assets" / "book").glob("editor-*.js")
    with faulty(SITE) as host, impatient(browser, host) as page:
        page.evaluate("customElements.get('python-switch').patience.module = 1500")
        host.faults = {editor.name: fault}
        code = part(page, "relu", "code")
        code.locator("pre").focus()
        trouble = code.locator(".trouble")
        expect(trouble).to_contain_text("The editor could not be loaded", timeout=START)
        host.mend()
        # Whether the page asks by the same address or by another one, it is answered now.
        trouble.get_by_role("button", name="Retry").click()
        expect(code.locator(".cm-editor")).to_be_visible()
        expect(trouble).to_have_count(0)


def test_a_chart_that_does_not_come_is_told_and_comes_by_retry(browser: Browser) -> None:
    (library,) = (SITE / "assets" / "book").glob("chart-library-*.js")
    with faulty(SITE) as host:
        host.faults = {library.name: "truncated"}
        with impatient(browser, host) as page:
            chart = page.locator("#cell-relu plot-chart")
            chart.hover()
            trouble = chart.locator(".trouble")
            expect(trouble).to_contain_text("The chart could not be loaded", timeout=START)
            host.mend()
            trouble.get_by_role("button", name="Retry").click()
            expect(chart.locator("canvas")).to_be_visible()
            expect(trouble).to_have_count(0)


@pytest.mark.parametrize("name", LATER)
def test_a_file_that_comes_later_is_told_to_the_run_that_wants_it(
    browser: Browser, name: str
) -> None:
    with faulty(SITE) as host, impatient(browser, host) as page:
        host.faults = {FILES[name]["path"]: "404"}
        assert run(page, "relu", "6 * 7")["value"] == "42"
        assert run(page, "relu", WANTS_ALL)["state"] == "unavailable"
        assert ended(page)[1].startswith(
            f"Python could not be loaded. The server answered 404 for {name}."
        )
        host.mend()
        press(page, "Retry")
        assert ended(page) == ("ok", "")


@pytest.mark.long
@pytest.mark.parametrize("name", FILES)
def test_every_fault_of_every_file(
    browser: Browser, name: str, record_property: Callable[[str, object], None]
) -> None:
    path = FILES[name]["path"]
    table: list[tuple[str, str]] = []
    with faulty(SITE) as host, impatient(browser, host) as page:
        if name not in MANIFEST["rungs"]["snapshot"]:
            page.evaluate(f"sessionStorage.setItem('python-rung-{MANIFEST['pyodide']}', 'stock')")
            page.reload()
            page.evaluate(_IMPATIENT)
        if name in LATER:
            write(page, WANTS_ALL)
        button = "Run"
        for fault in FAULTS:
            table.append((fault, fails(page, host, {path: fault}, button)))
            button = "Retry"
        # Its bytes are what counts; only a page has to be one by its type.
        host.faults = {path: "wrong type"}
        press(page, "Retry")
        state, said = ended(page)
        table.append(("wrong type", said.split("\n")[0] or "Python runs: the bytes are right."))
        host.mend()
        if state != "ok":
            press(page, "Retry")
        assert ended(page) == ("ok", "")
    table.append(("mended", "Python runs."))
    for fault, end in table:
        record_property("told", f"{name[:22]:<24}{fault:<14}{end}")
