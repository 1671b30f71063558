"""Change pages by instant navigation, and count what is alive in the page."""

from __future__ import annotations

from statistics import median

from playwright.sync_api import Page, Worker

from tests.browser.python.python import is_python

# By scripts only: Playwright's own handles would keep the elements that it was asked for. Until the
# theme has the list of pages, a click would load the page: that is prevented, and tried again.
_FOLLOW = """name => {
  const link = [...document.querySelectorAll('nav a')].find(
    (link) => new URL(link.href).pathname.endsWith(`/${name}/`) && link.offsetWidth);
  addEventListener('click', (event) => event.preventDefault(), { once: true });
  link.click();
  return location.pathname.endsWith(`/${name}/`);
}"""
_THERE = "id => !!document.querySelector(`#${id} .cell-controls`)"
_RUN = """async id => {
  const cell = document.getElementById(id);
  cell.reset();
  cell.scrollIntoView();
  const { state, plots } = await cell.run();
  return state === 'ok' && plots.length > 0;
}"""
_DRAWN = """id => {
  const cell = document.getElementById(id);
  cell.scrollIntoView();
  return cell.querySelector('plot-chart')?.chart !== null;
}"""
# What waits for the browser to be idle holds its page until then.
_IDLE = "() => new Promise((done) => requestIdleCallback(() => setTimeout(done, 0)))"
# Of each kind: an expression for the prototype.
_KINDS = {
    "charts": "document.querySelector('plot-chart canvas').parentElement"
    ".closest('plot-chart').chart.constructor.prototype",
    "cells": "customElements.get('py-cell').prototype",
}

# The chapters that are visited in turn, and a cell of each.
PAGES = [("relu", "cell-relu"), ("swish", "cell-swish-beta")]


# The theme follows links itself once its script has run and has fetched the list of pages.
_FOLLOWS_LINKS = """() => 'document$' in window
  && performance.getEntriesByType('resource').some(({ name }) => name.endsWith('/sitemap.xml'))"""


def expect_no_reload(page: Page) -> None:
    """From now on the page must not be loaded again: to be asked of by `survives`."""
    page.wait_for_function(_FOLLOWS_LINKS)
    page.evaluate("window.survives = true")


def survives(page: Page) -> bool:
    """Whether the page has not been loaded again since."""
    kept: bool = page.evaluate("window.survives === true")
    return kept


def change(page: Page, number: int) -> str:
    """Go to the next chapter by a link, at one of five by Back; returns the id of a cell there."""
    name, cell = PAGES[number % 2]
    if number % 5 == 4:
        page.evaluate("history.back()")
    else:
        page.wait_for_function(_FOLLOW, arg=name)
    page.wait_for_function(_THERE, arg=cell)
    return cell


def runs(page: Page, cell: str) -> bool:
    """Whether the cell runs without an error and plots."""
    done: bool = page.evaluate(_RUN, cell)
    return done


class Pythons:
    """The workers of the Pythons that are alive, and the most that ever were."""

    def __init__(self, page: Page) -> None:
        self.alive: list[Worker] = []
        self.most = 0
        for worker in page.workers:
            self._came(worker)
        page.on("worker", self._came)

    def _came(self, worker: Worker) -> None:
        # The search has a worker too, and so has what fetches Python.
        if not is_python(worker.url):
            return
        self.alive.append(worker)
        self.most = max(self.most, len(self.alive))
        worker.on("close", self._went)

    def _went(self, worker: Worker) -> None:
        self.alive.remove(worker)


def living(page: Page, cell: str) -> dict[str, int]:
    """What of each kind the page holds after everything that can be collected was."""
    page.wait_for_function(_DRAWN, arg=cell)
    readings = [_reading(page) for _ in range(3)]
    return {name: int(median(reading[name] for reading in readings)) for name in readings[0]}


def _reading(page: Page) -> dict[str, int]:
    session = page.context.new_cdp_session(page)
    page.evaluate(_IDLE)
    for _ in range(2):
        session.send("HeapProfiler.collectGarbage")
    counters = session.send("Memory.getDOMCounters")
    reading = {
        "heap": session.send("Runtime.getHeapUsage")["usedSize"],
        "nodes": counters["nodes"],
        "listeners": counters["jsEventListeners"],
    }
    for name, expression in _KINDS.items():
        prototype = session.send(
            "Runtime.evaluate", {"expression": expression, "objectGroup": "counted"}
        )["result"]["objectId"]
        found = session.send(
            "Runtime.queryObjects", {"prototypeObjectId": prototype, "objectGroup": "counted"}
        )["objects"]["objectId"]
        length = session.send(
            "Runtime.callFunctionOn",
            {"objectId": found, "functionDeclaration": "function () { return this.length; }"},
        )
        reading[name] = length["result"]["value"]
        session.send("Runtime.releaseObjectGroup", {"objectGroup": "counted"})
    session.detach()
    return reading
