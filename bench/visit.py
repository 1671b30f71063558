"""What the measures share: the browser, the three sites, and the samples that they add to."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from bench.server import Host, Sent
from textbook.tooling.steps import ROOT

PROBE = (ROOT / "bench" / "probe.js").read_text("utf-8")
PRESS_FIRST = "if (window === window.top) probe.pressFirst();"
LIMIT = 120_000

_WARM = """async () => {
  while (performance.getEntriesByName('python:warm').length === 0) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}"""


@dataclass
class Bench:
    """One run. `texts` holds what is no figure: the waterfall, and what was not measured."""

    browser: Browser
    book: Host
    baked: Host
    stock: Host
    rounds: int
    samples: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    texts: dict[str, str] = field(default_factory=dict)

    def add(self, row: str, *values: float) -> None:
        """Add samples to a row."""
        self.samples[row].extend(values)

    @contextlib.contextmanager
    def profile(self, press: bool = False) -> Iterator[BrowserContext]:
        """A new browser profile; `press` presses Run on every page as soon as it is there."""
        context = self.browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(LIMIT)
        context.add_init_script(PROBE + (PRESS_FIRST if press else ""))
        try:
            yield context
        finally:
            context.close()


@dataclass
class Visit:
    """An opened page and its requests."""

    page: Page
    host: Host
    mark: int

    def requests(self, until: float) -> list[Sent]:
        """The answers to requests made up to `until`, in ms since the navigation began."""
        origin: float = self.page.evaluate("performance.timeOrigin")
        moment = (origin + until) / 1000
        return [answer for answer in self.host.sent[self.mark :] if answer.at <= moment]

    def settle(self) -> None:
        """Wait until the page is loaded and has asked for nothing for half a second."""
        self.page.wait_for_load_state("load")
        # Playwright's own "networkidle" does not come where a worker imports blobs.
        while True:
            count = len(self.host.sent)
            self.page.wait_for_timeout(500)
            if len(self.host.sent) == count:
                return

    def warm(self) -> None:
        """Wait until Python has run so often that its code is improved no further."""
        self.ask(_WARM)
        self.settle()

    def ask(self, code: str, argument: Any = None) -> Any:
        """Evaluate `code` in the page; it may be a function that returns a promise."""
        return self.page.evaluate(code, argument)


@contextlib.contextmanager
def visit(context: BrowserContext, host: Host, path: str = "") -> Iterator[Visit]:
    """Open a page in a tab of its own."""
    page = context.new_page()
    opened = Visit(page, host, len(host.sent))
    page.goto(host.url + path, wait_until="commit")
    try:
        yield opened
        # What is still being fetched or kept is the next visit's to find.
        opened.settle()
    finally:
        page.close()


def kilobytes(answers: list[Sent]) -> float:
    """How much was sent, in kB of 1,000 bytes."""
    return sum(answer.size for answer in answers) / 1000
