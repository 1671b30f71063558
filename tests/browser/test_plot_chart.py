"""`<plot-chart>` in a real Chromium, on the book's own pages and with plots of the tests."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import watched

PLOT: dict[str, Any] = {
    "title": "Test plot",
    "x_label": "x",
    "y_label": "f(x)",
    "x_data": [0, 1, 2, 3],
    "lines": [
        {"label": "first", "data": [0, 1, None, 9]},
        {"label": "second", "data": [4, 3, 2, 1]},
    ],
}


def add_plot(page: Page, book_url: str, **changes: Any) -> Locator:
    """A drawn chart at the top of a page of the book."""
    page.goto(f"{book_url}notation/")
    page.evaluate(
        """plot => {
            const chart = document.createElement('plot-chart');
            chart.id = 'test-plot';
            chart.spec = plot;
            document.querySelector('article').prepend(chart);
        }""",
        {**PLOT, **changes},
    )
    chart = page.locator("#test-plot")
    drawn(page)
    return chart


def drawn(page: Page) -> None:
    page.wait_for_function("document.querySelector('#test-plot').chart !== null")


def test_the_books_chart_is_drawn_from_the_page_without_a_jump(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    chart = page.locator("plot-chart").first
    before = chart.evaluate("e => e.getBoundingClientRect().height")
    chart.scroll_into_view_if_needed()
    expect(chart.locator("canvas")).to_have_attribute("role", "img")
    expect(chart.locator("canvas")).to_have_attribute(
        "aria-label",
        "Line chart “ReLU and its Gradient”. ReLU(x): from 0 to 5; Gradient: from 0 to 1;"
        " x from −5 to 5.",
    )
    assert chart.evaluate("e => e.getBoundingClientRect().height") == before


def test_the_legend_toggles_by_keyboard_and_stays_through_an_update(
    page: Page, book_url: str
) -> None:
    chart = add_plot(page, book_url)
    button = chart.get_by_role("button", name="second")
    expect(button).to_have_attribute("aria-pressed", "true")
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "false")
    same = chart.evaluate(
        """(element, plot) => {
            const before = element.chart;
            element.spec = plot;
            return element.chart === before && !element.chart.isDatasetVisible(1);
        }""",
        {**PLOT, "x_data": [5, 6, 7, 8]},
    )
    assert same
    expect(button).to_be_focused()
    button.press("Enter")
    assert chart.evaluate("e => e.chart.isDatasetVisible(1)")


def test_the_keyboard_reads_the_values(page: Page, book_url: str) -> None:
    chart = add_plot(page, book_url)
    canvas, reading = chart.locator("canvas"), chart.locator(".plot-reading")
    canvas.press("Home")
    expect(reading).to_have_text("x = 0; first: 0; second: 4")
    canvas.press("ArrowRight")
    canvas.press("ArrowRight")
    expect(reading).to_have_text("x = 2; second: 2")
    canvas.press("End")
    expect(reading).to_have_text("x = 3; first: 9; second: 1")
    canvas.press("Escape")
    expect(reading).to_have_text("")


def test_the_pointer_reads_the_nearest_x_of_every_line(page: Page, book_url: str) -> None:
    chart = add_plot(page, book_url)
    box = chart.locator("canvas").bounding_box()
    assert box
    x = chart.evaluate("e => e.chart.scales.x.getPixelForValue(1.1)")
    page.mouse.move(box["x"] + x, box["y"] + box["height"] / 2)
    page.wait_for_function("document.querySelector('#test-plot').chart.tooltip.opacity > 0")
    points = chart.evaluate("e => e.chart.tooltip.dataPoints.map(p => [p.parsed.x, p.parsed.y])")
    assert points == [[1, 1], [1, 3]]


def test_the_table_follows_the_data_and_says_gap(page: Page, book_url: str) -> None:
    chart = add_plot(page, book_url, x_data=[0.1 + 0.2, 1, 2, 3])
    chart.locator("summary").click()
    expect(chart.locator("caption")).to_have_text("Data of “Test plot”")
    expect(chart.locator("tbody tr").nth(0).locator("td")).to_have_text(
        ["0.30000000000000004", "0", "4"]
    )
    expect(chart.locator("tbody tr").nth(2).locator("td")).to_have_text(["2", "gap", "2"])
    numbers = list(range(2500))
    chart.evaluate(
        "(e, numbers) => { e.spec = { x_data: numbers, lines: [{ data: numbers }] }; }", numbers
    )
    expect(chart.locator("tbody tr")).to_have_count(2000)
    expect(chart.locator(".plot-table p")).to_have_text(
        "The first 2,000 of 2,500 rows. The CSV file has them all."
    )


def test_both_files_are_named_after_the_title(page: Page, book_url: str, tmp_path: Path) -> None:
    chart = add_plot(page, book_url)
    with page.expect_download() as csv:
        chart.get_by_role("button", name="Download CSV").click()
    assert csv.value.suggested_filename == "test-plot.csv"
    csv.value.save_as(tmp_path / "plot.csv")
    rows = (tmp_path / "plot.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows == ["x,first,second", "0,0,4", "1,1,3", "2,,2", "3,9,1"]
    with page.expect_download() as png:
        chart.get_by_role("button", name="Download PNG").click()
    assert png.value.suggested_filename == "test-plot.png"
    png.value.save_as(tmp_path / "plot.png")
    assert (tmp_path / "plot.png").read_bytes().startswith(b"\x89PNG")


def test_the_palette_switches_the_chart(page: Page, book_url: str) -> None:
    chart = add_plot(page, book_url, lines=[{"data": [1, 2, 3, 4], "color": "#1e3a8a"}])
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'default')")
    color = "document.querySelector('#test-plot').chart.data.datasets[0].borderColor"
    page.wait_for_function(f"{color} === '#1e3a8a'")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    page.wait_for_function(f"{color} !== '#1e3a8a'")
    expect(chart.locator("canvas")).to_have_count(1)


def test_leaving_the_page_destroys_the_chart_and_coming_back_draws_it(
    page: Page, book_url: str
) -> None:
    chart = add_plot(page, book_url)
    destroyed = chart.evaluate(
        """element => {
            const [chart, parent] = [element.chart, element.parentElement];
            element.remove();
            const gone = element.chart === null && chart.canvas === null;
            parent.prepend(element);
            return gone;
        }"""
    )
    assert destroyed
    drawn(page)
    expect(chart.locator("canvas")).to_have_count(1)
    expect(chart.locator(".plot-tools button")).to_have_count(2)
    chart.evaluate("e => { e.spec = null; }")
    expect(chart).to_be_hidden()


def test_words_are_shown_as_text(page: Page, book_url: str) -> None:
    evil = "<img src=x onerror=window.pwn=1>"
    chart = add_plot(page, book_url, title=evil, lines=[{"label": evil, "data": [1, 2, 3, 4]}])
    chart.evaluate("(e, evil) => { e.notes = [evil]; }", evil)
    expect(chart.locator(".plot-title")).to_have_text(evil)
    expect(chart.locator(".plot-notes li")).to_have_text(evil)
    expect(chart.locator("img")).to_have_count(0)


@pytest.mark.parametrize(
    "changes",
    [
        {"x_data": [-1.7e308, 0, 1, 1.7e308]},
        {"x_data": [0, 5e-324, 1, 2], "y_range": [1, 1.0000000000000002]},
        {"x_scale": "log", "y_scale": "log", "x_data": [5e-324, 1, 1e300, 1.7e308]},
        {"x_data": [], "lines": [{"data": []}]},
    ],
)
def test_extreme_numbers_do_not_hang_the_page(
    page: Page, book_url: str, changes: dict[str, Any]
) -> None:
    chart = add_plot(page, book_url, **changes)
    expect(chart.locator("canvas")).to_be_visible()


def test_every_chart_is_printed_with_its_legend(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}sigmoid-tanh/", wait_until="networkidle")
    page.emulate_media(media="print")
    for plot in page.locator("plot-chart").all():
        expect(plot.locator(".plot-canvas :is(canvas, .plot-curves)")).to_be_visible()
    key = page.locator("plot-chart .plot-key").first
    expect(key).to_be_visible()
    expect(page.locator("plot-chart .plot-tools").first).to_be_hidden()
    expect(page.locator("plot-chart .plot-table").first).to_be_hidden()


def test_no_label_that_is_measured_lays_out_the_page(page: Page, book_url: str) -> None:
    """As it would, to draw a text, wherever styles ask an ancestor of the canvas for its width."""
    page.goto(f"{book_url}relu/")
    page.wait_for_selector("#cell-relu canvas")
    asked = page.locator("#cell-relu canvas").evaluate(
        """(canvas) => {
          const found = [];
          for (let element = canvas; element; element = element.parentElement) {
            const { containerType } = getComputedStyle(element);
            if (containerType !== 'normal') found.push(element.outerHTML.slice(0, 80));
          }
          return found;
        }"""
    )
    assert asked == []


def test_a_chart_takes_the_place_of_the_drawing_and_looks_the_same(
    browser: Browser, book_url: str
) -> None:
    """Axes, ticks and curves of both lie on one another."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.route("**/chart-library-*", lambda route: route.abort())
    page.goto(f"{book_url}relu/")
    area = page.locator("#cell-relu .plot-canvas")
    drawn = area.evaluate(_PLACES)
    context.close()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"{book_url}relu/")
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")
    assert page.locator("#cell-relu .plot-drawing").count() == 0
    charted = page.locator("#cell-relu plot-chart").evaluate(
        """({ chart: { chartArea: { left, top, right, bottom }, scales: { x, y } } }) => ({
          area: [left, top, right, bottom],
          x: x.ticks.map(({ label, value }) => [label, x.getPixelForValue(value)]),
          y: y.ticks.map(({ label, value }) => [label, y.getPixelForValue(value)]),
        })"""
    )
    context.close()
    assert drawn["area"] == pytest.approx(charted["area"], abs=1)
    for way in ("x", "y"):
        assert [label for label, _ in drawn[way]] == [label for label, _ in charted[way]]
        places = [place for _, place in charted[way]]
        assert [place for _, place in drawn[way]] == pytest.approx(places, abs=1)


# Of the drawing, in pixels from its area's corner: its edges, and each tick with its label.
_PLACES = """(area) => {
  const corner = area.getBoundingClientRect();
  const { left, top, right, bottom } = area.firstElementChild.getBoundingClientRect();
  const shown = (selector) =>
    [...area.querySelectorAll(selector)].filter(
      (tick) => getComputedStyle(tick.closest('g') ?? tick).display !== 'none');
  const ticks = (selector, at) =>
    shown(selector).map((text) => [text.textContent, at(text.parentElement.getScreenCTM())]);
  return {
    area: [left - corner.x, top - corner.y, right - corner.x, bottom - corner.y],
    x: ticks('.plot-ticks text', (matrix) => matrix.e - corner.x),
    y: ticks('text[x="-11"]', (matrix) => matrix.f - corner.y),
  };
}"""


def test_a_reader_who_points_at_a_drawing_gets_the_chart_at_once(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    chart = page.locator("plot-chart").last
    assert chart.evaluate("({ chart }) => chart") is None
    chart.hover()
    expect(chart.locator("canvas")).to_be_visible()


def test_a_chart_that_cannot_be_loaded_leaves_the_drawing(
    context: BrowserContext, book_url: str
) -> None:
    with watched(context, re.compile("Failed to load resource")) as page:
        page.route("**/chart-library-*", lambda route: route.abort())
        page.goto(f"{book_url}relu/")
        chart = page.locator("#cell-relu plot-chart")
        expect(chart).to_contain_text("The chart could not be loaded")
        expect(chart.get_by_role("button", name="Retry")).to_be_visible()
        expect(chart.locator(".plot-curves")).to_be_visible()
