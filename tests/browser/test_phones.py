"""A telephone: fingers, a narrow screen, and a keyboard that takes half of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cells import START, cell, part, wait_for_state
from tests.browser.conftest import watched

WIDTH, HEIGHT, ABOVE_KEYBOARD = 360, 700, 380

PLACE = """() => {
  const range = getSelection().getRangeAt(0);
  const node = range.startContainer;
  // An empty range between elements has no place of its own.
  const around = node.firstElementChild ?? node.parentElement;
  const placed = range.getClientRects().length ? range : around;
  const { top, bottom } = placed.getBoundingClientRect();
  return { top, bottom };
}"""
CURSOR = f"""() => {{
  const {{ top, bottom }} = ({PLACE})();
  const header = document.querySelector('.md-header').getBoundingClientRect();
  return top >= Math.max(header.bottom, 0) && bottom <= visualViewport.height;
}}"""


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": WIDTH, "height": HEIGHT},
        is_mobile=True,
        has_touch=True,
        service_workers="block",
    )
    with watched(context) as page:
        page.set_default_timeout(START)
        yield page
    context.close()


def test_the_keyboard_does_not_cover_the_line_that_is_written(phone: Page, book_url: str) -> None:
    phone.goto(f"{book_url}relu/")
    # What is above the program has its height.
    part(phone, "relu", "plots").scroll_into_view_if_needed()
    phone.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")
    line = part(phone, "relu", "code").locator(".cell-line", has_text="relu_grad").first
    line.evaluate("e => scrollTo(0, e.getBoundingClientRect().bottom + scrollY - innerHeight + 40)")
    line.tap()
    expect(cell(phone, "relu").locator(".cm-editor.cm-focused")).to_be_visible()
    place = phone.evaluate(PLACE)
    assert place["top"] > ABOVE_KEYBOARD, "the keyboard would cover it"
    phone.set_viewport_size({"width": WIDTH, "height": ABOVE_KEYBOARD})
    phone.wait_for_function(CURSOR)


def test_a_finger_moves_a_slider_and_reads_a_chart(phone: Page, book_url: str) -> None:
    phone.goto(f"{book_url}leaky-relu-gelu/")
    slider = cell(phone, "relu-family").get_by_role("slider", name="alpha")
    slider.scroll_into_view_if_needed()
    before = slider.input_value()
    box = slider.bounding_box()
    assert box
    assert box["height"] >= 24
    slider.tap(position={"x": box["width"] * 0.8, "y": box["height"] / 2})
    assert float(slider.input_value()) > float(before)
    wait_for_state(phone, "relu-family", "ok")
    chart = cell(phone, "relu-family").locator("canvas")
    chart.tap()
    phone.wait_for_function(
        "document.querySelector('#cell-relu-family plot-chart').chart.tooltip.opacity > 0"
    )
    assert phone.evaluate("document.documentElement.scrollWidth") == WIDTH
