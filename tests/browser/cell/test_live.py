"""A cell that runs as its code is typed, and the author's curve that stays to compare with."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, cell, part, run, wait_for_state

PLOT = """\
import json, js
plot = {"x_data": [0, 1], "lines": [{"label": "f", "data": [0, %s]}]}
js.window.py_plot_data = json.dumps([plot])
"""


@pytest.fixture
def page(page: Page, book_url: str) -> Page:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    part(page, "relu", "plots").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")
    return page


def go_live(page: Page) -> None:
    cell(page, "relu").hover()
    button = cell(page, "relu").get_by_role("button", name="Live")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def write(page: Page, source: str) -> None:
    """Change the code as typing does, without running it."""
    page.evaluate("source => { document.getElementById('cell-relu').source = source; }", source)


def drawn(page: Page) -> list[Any]:
    data: list[Any] = page.evaluate(
        "document.querySelector('#cell-relu plot-chart').spec.lines[0].data"
    )
    return data


def test_live_runs_at_every_change(page: Page) -> None:
    go_live(page)
    for value in (3, 4):
        write(page, PLOT % value)
        page.wait_for_function(
            "v => document.querySelector('#cell-relu plot-chart').spec.lines[0].data[1] === v",
            arg=value,
        )


def test_without_live_nothing_runs_by_itself(page: Page) -> None:
    run(page, "relu")
    go_live(page)
    wait_for_state(page, "relu", "ok")
    cell(page, "relu").get_by_role("button", name="Live").click()
    write(page, PLOT % 5)
    assert run(page, "relu", PLOT % 6)["plots"][0]["lines"][0]["data"] == [0, 6]


def test_broken_code_keeps_the_last_good_plot(page: Page) -> None:
    go_live(page)
    write(page, PLOT % 3)
    page.wait_for_function(
        "document.querySelector('#cell-relu plot-chart').spec.lines[0].data[1] === 3"
    )
    write(page, PLOT % 3 + "if True")
    expect(cell(page, "relu").get_by_role("status")).to_have_text("Line 4 is not complete yet")
    assert drawn(page) == [0, 3]
    expect(part(page, "relu", "error")).to_be_hidden()
    write(page, PLOT % 3 + "1 / 0")
    expect(part(page, "relu", "error")).to_contain_text("ZeroDivisionError")
    expect(part(page, "relu", "plots").locator("plot-chart")).to_have_count(1)
    write(page, PLOT % 8)
    expect(part(page, "relu", "error")).to_be_hidden()
    page.wait_for_function(
        "document.querySelector('#cell-relu plot-chart').spec.lines[0].data[1] === 8"
    )


def test_an_endless_loop_that_is_typed_can_be_stopped(page: Page) -> None:
    run(page, "relu")
    go_live(page)
    write(page, "while True: pass")
    cell(page, "relu").get_by_role("button", name="Stop").click()
    wait_for_state(page, "relu", "stopped")
    write(page, PLOT % 2)
    page.wait_for_function(
        "document.querySelector('#cell-relu plot-chart').spec.lines[0].data[1] === 2"
    )


def test_an_endless_loop_that_is_mended_gives_way_to_the_mended_code(page: Page) -> None:
    run(page, "relu")
    go_live(page)
    write(page, "while True: pass")
    wait_for_state(page, "relu", "running")
    write(page, PLOT % 7)
    # By itself a run ends after 30 s.
    page.wait_for_function(
        "document.querySelector('#cell-relu plot-chart').spec.lines[0].data[1] === 7",
        timeout=20_000,
    )


def ghosts(page: Page) -> list[Any]:
    found: list[Any] = page.evaluate(
        """() => document.querySelector('#cell-relu plot-chart').chart.data.datasets
          .filter(({ ghost }) => ghost)
          .map(({ data, borderDash }) => [data.length, borderDash.length])"""
    )
    return found


def test_the_authors_curve_stays_dashed_with_the_largest_difference(page: Page) -> None:
    source = page.evaluate("document.getElementById('cell-relu').source")
    assert ghosts(page) == []
    run(page, "relu", source.replace("np.maximum(0, x)", "np.maximum(0.1 * x, x)"))
    # The gradient is the author's still, so only one curve differs.
    assert ghosts(page) == [[200, 2]]
    line = part(page, "relu", "difference")
    expect(line).to_contain_text("Largest difference from the author’s: 0.5 (ReLU(x), at x = −5).")
    switch = line.get_by_role("button", name="Author’s curve")
    switch.click()
    expect(switch).to_have_attribute("aria-pressed", "false")
    assert ghosts(page) == []
    switch.click()
    assert ghosts(page) == [[200, 2]]
    cell(page, "relu").get_by_role("button", name="Reset").click()
    assert ghosts(page) == []
    expect(line).to_be_empty()


def test_curves_at_other_x_and_lines_that_are_gone_are_compared_too(page: Page) -> None:
    source = page.evaluate("document.getElementById('cell-relu').source")
    author = page.evaluate("document.querySelector('#cell-relu plot-chart').spec.lines.length")
    steeper = source.replace("np.maximum(0, x)", "5 * np.maximum(0, x)").replace(", 200)", ", 201)")
    assert steeper.count("201") == 1
    run(page, "relu", steeper)
    line = part(page, "relu", "difference")
    expect(line).to_contain_text("Largest difference from the author’s: 20 (ReLU(x), at x = 5)")
    run(page, "relu", PLOT % "2, 0][:2] + [")
    assert len(ghosts(page)) == author
    run(page, "relu", source.replace("np.maximum(0, x)", "x * np.nan"))
    expect(line).not_to_contain_text("The same curves")


def test_the_same_curves_are_told_to_be_the_same(page: Page) -> None:
    source = page.evaluate("document.getElementById('cell-relu').source")
    run(page, "relu", source + "\n# a remark")
    expect(part(page, "relu", "difference")).to_contain_text("The same curves as the author’s.")
    assert ghosts(page) == []
