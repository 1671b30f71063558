"""What a page loads before anybody touches it: few files, no Python, and nothing that moves."""

from __future__ import annotations

import gzip
import re
from pathlib import PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import CELLS, title
from tests.site import SITE

# In bytes as a host sends them that compresses text.
MOST_BYTES = 450_000
# The theme's search comes before the load event or after it, as the machine has time.
RACING = ("search/search_index.json", "assets/javascripts/workers/search.")
MOST_REQUESTS = 25
# A typeface that the browser has fetched but not decoded when it paints, on a busy machine, moves
# the text when it comes: a page is opened again then. What the book itself moves, moves each time.
MOST_OPENINGS = 4

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml"}

_SHIFTS = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources } of list.getEntries()) {
    shifts.push([value, sources.map(({ node }) => node?.textContent?.slice(0, 40)).join()]);
  }
}).observe({ type: 'layout-shift', buffered: true });
"""

_LOADED = """() => {
  const [navigation] = performance.getEntriesByType('navigation');
  if (!navigation.loadEventEnd) return null;
  const resources = performance.getEntriesByType('resource');
  const before = resources.filter(({ startTime }) => startTime < navigation.loadEventStart);
  return [navigation, ...before].map(({ name }) => new URL(name).pathname.slice(1));
}"""

# The chart that is in view has been drawn, and the fonts that the page uses are there.
_SETTLED = """async () => {
  const charts = [...document.querySelectorAll('plot-chart')];
  const { promise, resolve } = Promise.withResolvers();
  const near = new IntersectionObserver((entries) => {
    resolve(entries.filter(({ isIntersecting }) => isIntersecting).map(({ target }) => target));
  });
  for (const chart of charts) near.observe(chart);
  const shown = charts.length ? await promise : [];
  const drawn = () => shown.every(({ chart }) => chart);
  while (!drawn()) await new Promise(requestAnimationFrame);
  await document.fonts.ready;
  // What is far below is laid out last.
  while (document.querySelector('.near-first')) await new Promise(requestAnimationFrame);
  for (let frame = 0; frame < 3; frame += 1) await new Promise(requestAnimationFrame);
}"""


Opened = tuple[list[str], list[list[Any]]]


@pytest.fixture(scope="module", params=CELLS, ids=title)
def opened(request: pytest.FixtureRequest, browser: Browser, book_url: str) -> Opened:
    """A page with cells: its files until the load event, and what moved."""
    for _ in range(MOST_OPENINGS):
        loaded, shifts = open_page(browser, f"{book_url}{request.param}")
        if not shifts:
            break
    return loaded, shifts


def open_page(browser: Browser, address: str) -> Opened:
    """Open a page in a new profile, and leave it alone."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.add_init_script(_SHIFTS)
    page.goto(address)
    page.wait_for_function(_LOADED)
    loaded = page.evaluate(_LOADED)
    page.evaluate(_SETTLED)
    shifts = page.evaluate("shifts")
    context.close()
    return loaded, shifts


def sent(address: str) -> int:
    """The size of a file of the site on its way."""
    file = SITE / (address + "index.html" if not address or address.endswith("/") else address)
    if not file.is_file():
        return 0
    data = file.read_bytes()
    return len(gzip.compress(data, 6) if file.suffix in _TEXT else data)


def test_a_page_is_light(opened: Opened) -> None:
    files = [path for path in SITE.rglob("search*") if path.suffix in (".js", ".json")]
    search = [path.relative_to(SITE).as_posix() for path in files]
    addresses = {*opened[0], *(address for address in search if address.startswith(RACING))}
    sizes = {address: sent(address) for address in addresses}
    listed = sorted(sizes.items(), key=lambda item: -item[1])
    assert sum(sizes.values()) <= MOST_BYTES, listed
    assert len(opened[0]) <= MOST_REQUESTS, listed


def test_no_python_no_editor_and_no_service_worker_is_loaded(opened: Opened) -> None:
    names = [PurePosixPath(address).name for address in opened[0]]
    assert not [address for address in opened[0] if "assets/python/" in address]
    assert not [name for name in names if re.match(r"editor-|start-|sw\.js", name)]


def test_nothing_moves(opened: Opened) -> None:
    assert not opened[1]
