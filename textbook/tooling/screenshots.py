"""`make screenshots`: picture every page of the built site into `.cache/screenshots`.

Each page is pictured whole, light and dark, at the width of a desk and of a phone, after its charts
are drawn: `relu-dark-360.png`.
"""

from __future__ import annotations

import shutil
from itertools import product
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from textbook.tooling.browser import ARGUMENTS, find_chromium
from textbook.tooling.static_server import served
from textbook.tooling.steps import ROOT, ToolError, main, say

SITE = ROOT / "site"
PICTURES = ROOT / ".cache" / "screenshots"

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (1280, 360)
HEIGHT = 900


def take() -> None:
    """Replace the pictures by those of the site as it is built now."""
    paths = pages(SITE)
    if not paths:
        raise ToolError("There is no site to picture: run make build first.")
    chromium = find_chromium()
    if chromium is None:
        raise ToolError("There is no Chromium to picture with: run make test once.")
    shutil.rmtree(PICTURES, ignore_errors=True)
    PICTURES.mkdir(parents=True)
    with sync_playwright() as playwright, served(SITE) as address:
        # Chromium refuses to sandbox itself for root; the site is the book's own.
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        for scheme, width in product(SCHEMES, WIDTHS):
            say(f"Picturing {len(paths)} pages, {scheme}, {width} px wide …")
            picture_all(browser, address, paths, scheme, width)
        browser.close()
    say(f"The pictures are in {PICTURES.relative_to(ROOT)}.")


def pages(site: Path) -> list[str]:
    """The path of every page of `site`, as a link names it: `relu/`, and `` for the home page."""
    found = sorted(path.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return [path.removesuffix("index.html") for path in found]


def picture_all(
    browser: Browser, address: str, paths: list[str], scheme: Scheme, width: int
) -> None:
    """Picture each page once in one palette and width."""
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    for path in paths:
        page.goto(address + path)
        draw_charts(page)
        name = path.strip("/").replace("/", "-") or "home"
        page.screenshot(path=PICTURES / f"{name}-{scheme}-{width}.png", full_page=True)
    context.close()


def draw_charts(page: Page) -> None:
    """Bring each chart near, since it is drawn only then, and return to the top."""
    for chart in page.locator("plot-chart").all():
        chart.scroll_into_view_if_needed()
        chart.locator("canvas").wait_for()
    page.evaluate("document.fonts.ready.then(() => scrollTo(0, 0))")


if __name__ == "__main__":
    main(take)
