"""On paper: text, code, charts and results in dark ink, whatever the screen was; no controls."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

DRAW = """async () => {
  for (const chart of document.querySelectorAll('plot-chart')) {
    chart.scrollIntoView();
    if (!chart.chart) await new Promise((drawn) => chart.addEventListener('plot-drawn', drawn));
  }
}"""

# Text whose contrast to white paper is too low, as WCAG computes it.
FAINT = """() => {
  const light = (value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  const faint = new Set();
  const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const element = text.parentElement;
    if (!text.data.trim() || !element.checkVisibility({ visibilityProperty: true })) continue;
    const svg = element.closest('svg');
    const colour = getComputedStyle(element)[svg ? 'fill' : 'color'];
    const [red, green, blue, alpha = 1] = colour.match(/[\\d.]+/g).map(Number);
    const luminance = 0.2126 * light(red) + 0.7152 * light(green) + 0.0722 * light(blue);
    if (alpha && 1.05 / (luminance + 0.05) < 4.5) faint.add(`${text.data.trim()} is ${colour}`);
  }
  return [...faint];
}"""

CONTROLS = """() => [...document.querySelectorAll(
  'button:not(.plot-key), input[type=range], select, summary, .md-header, .md-footer, .md-sidebar')]
  .filter((element) => element.checkVisibility({ visibilityProperty: true }))
  .filter((element) => !element.matches('details[open] > summary'))
  .map((element) => element.outerHTML)"""


@pytest.mark.parametrize("drawn_by", ["build", "browser"])
def test_a_page_with_a_dark_screen(page: Page, book_url: str, drawn_by: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{book_url}leaky-relu-gelu/", wait_until="networkidle")
    if drawn_by == "browser":
        page.evaluate(DRAW)
    page.emulate_media(color_scheme="dark", media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    # Links change their colour in a moment, not at once.
    page.evaluate("Promise.all(document.getAnimations().map((one) => one.finished))")
    assert page.evaluate(FAINT) == []
    assert page.evaluate(CONTROLS) == []
    for chart in page.locator("plot-chart").all():
        expect(chart.locator(".plot-drawing, canvas")).to_be_visible()
    for code in page.locator(".cell [data-part=code]").all():
        expect(code).to_be_visible()
    expect(page.locator("#cell-recovery [data-part=stdout]")).to_be_visible()
    canvases = page.evaluate("""() => [...document.querySelectorAll('plot-chart')]
      .flatMap(({ chart }) => chart ? [chart.options.scales.x.ticks.color] : [])""")
    assert len(canvases) >= (page.locator("plot-chart").count() if drawn_by == "browser" else 0)
    assert all(colour.startswith("rgba(0, 0, 0") for colour in canvases)
