"""The book in browsers other than Chromium: what a reader does, by mouse and keyboard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tests.browser.other.drivers import CONTROL, ENTER, RIGHT, Driver
from tests.browser.pages import PAGES
from tests.site import SITE, served

pytestmark = pytest.mark.long

PLOTS = '[{"x_data": [1, 2], "lines": [{"data": [3, 7], "label": "mine"}]}]'
MINE = f"import js; js.window.py_plot_data = {PLOTS!r}"
KEEPER = "document.querySelector('book-keeper [data-part=status]').textContent"
FIRST_LINE = "document.querySelector('#cell-%s plot-chart').chart?.data.datasets[0]"

Note = Callable[[str, object], None]


def open_cell(driver: Driver, address: str, name: str) -> str:
    """Open the page and wait for the cell's chart; returns the cell's selector."""
    driver.open(address)
    driver.evaluate("(s) => document.querySelector(s).scrollIntoView()", f"#cell-{name} plot-chart")
    driver.wait(f"document.querySelector('#cell-{name} plot-chart').chart")
    return f"#cell-{name}"


def press_button(driver: Driver, cell: str, name: str) -> None:
    """Click the cell's button with this name, once it is there."""
    mark = """(cell, name) => {
      const buttons = [...document.querySelectorAll(`${cell} button`)];
      const button = buttons.find((one) => one.textContent.trim() === name && !one.hidden);
      for (const other of document.querySelectorAll('[data-pressed]')) delete other.dataset.pressed;
      if (button) button.dataset.pressed = '';
      return Boolean(button);
    }"""
    assert driver.evaluate(mark, cell, name), f"{cell} has no button {name}"
    driver.click("[data-pressed]")


def reaches(driver: Driver, cell: str, state: str) -> None:
    """Wait until the cell is in this state, or in one from which it will not come."""
    ended = ["ok", "error", "stopped", "unavailable"]
    states = ended if state in ended else [state, *ended]
    driver.wait(f"{states}.includes(document.querySelector('{cell}').dataset.state)")
    reached = driver.evaluate(
        "(s) => { const c = document.querySelector(s); return [c.dataset.state, c.innerText]; }",
        cell,
    )
    assert reached[0] == state, reached


def write(driver: Driver, cell: str, source: str) -> None:
    driver.evaluate("(s, source) => { document.querySelector(s).source = source; }", cell, source)


def test_opens_every_page_and_draws_its_charts(
    driver: Driver, watched_url: str, record_property: Note
) -> None:
    charts = 0
    for address in PAGES:
        driver.open(f"{watched_url}{address}")
        assert driver.evaluate("() => document.querySelectorAll('h1').length") == 1, address
        charts += driver.evaluate("""async () => {
          const charts = [...document.querySelectorAll('plot-chart')];
          for (const chart of charts) {
            chart.scrollIntoView();
            if (!chart.chart) {
              await new Promise((drawn) => chart.addEventListener('plot-drawn', drawn));
            }
          }
          return charts.length;
        }""")
        assert driver.evaluate("() => problems") == [], address
    assert charts > len(PAGES)
    record_property("note", f"{len(PAGES)} pages, {charts} charts")


def test_runs_what_the_reader_has_typed(
    driver: Driver, watched_url: str, record_property: Note
) -> None:
    cell = open_cell(driver, f"{watched_url}relu/", "relu")
    driver.click(f"{cell} [data-part=code]")
    driver.wait(f"document.querySelector('{cell} .cm-editor') !== null")
    driver.press("a", holding=CONTROL)
    driver.press(MINE)
    assert driver.evaluate("(s) => document.querySelector(s).source", cell) == MINE
    driver.press(ENTER, holding=CONTROL)
    reaches(driver, cell, "ok")
    driver.wait(f"{FIRST_LINE % 'relu'}.label === 'mine'")
    assert driver.evaluate("() => problems") == []
    rung = driver.evaluate("""() => {
      const key = Object.keys(sessionStorage).find((one) => one.startsWith('python-rung'));
      return sessionStorage.getItem(key) ?? 'snapshot';
    }""")
    start = driver.evaluate("() => performance.getEntriesByName('python:boot')[0].duration / 1000")
    record_property("note", f"Python from {rung} in {start:.1f} s")


def test_stops_an_endless_loop_and_runs_again(driver: Driver, watched_url: str) -> None:
    cell = open_cell(driver, f"{watched_url}relu/", "relu")
    write(driver, cell, "while True: pass")
    press_button(driver, cell, "Run")
    reaches(driver, cell, "running")
    press_button(driver, cell, "Stop")
    reaches(driver, cell, "stopped")
    write(driver, cell, "print('again')")
    press_button(driver, cell, "Run")
    reaches(driver, cell, "ok")
    output = f"document.querySelector('{cell} [data-part=stdout]').textContent.trim()"
    assert driver.evaluate(f"() => {output}") == "again"
    assert driver.evaluate("() => problems") == []


def test_moves_a_slider_and_the_curve_follows(driver: Driver, watched_url: str) -> None:
    cell = open_cell(driver, f"{watched_url}leaky-relu-gelu/", "relu-family")
    chart = "document.querySelector('#cell-relu-family plot-chart').chart.data.datasets[1]"
    before = driver.evaluate(f"() => [{chart}.label, {chart}.data[0].y]")
    driver.evaluate("(s) => document.querySelector(s).focus()", f"{cell} input[type=range]")
    driver.press(RIGHT * 4)
    driver.wait(f"{chart}.label !== {before[0]!r} && {chart}.data[0].y !== {before[1]}")
    # First from what the build has computed, then by Python.
    reaches(driver, cell, "ok")
    assert driver.evaluate("() => problems") == []


def test_answers_a_quiz(driver: Driver, watched_url: str) -> None:
    driver.open(f"{watched_url}quiz/")
    quiz = "#quiz-dying-relu"
    driver.evaluate("(s) => document.querySelector(s).scrollIntoView()", quiz)
    driver.wait(f"document.querySelector('{quiz} input:enabled') !== null")
    for choice, state in ((0, "wrong"), (2, "right")):
        driver.click(f"{quiz} label[for={quiz[1:]}_{choice + 1}]")
        press_button(driver, quiz, "Check")
        driver.wait(f"document.querySelector('{quiz}').dataset.state === '{state}'")
        told = driver.evaluate("(s) => document.querySelector(s).innerText", quiz)
        assert ("every example" in told) == (state == "right")
        if state == "wrong":
            press_button(driver, quiz, "Try again")
    assert driver.evaluate("() => problems") == []


@contextmanager
def visited(driver: Driver) -> Iterator[None]:
    """A visit to a host that is gone afterwards, when another page is opened all the same."""
    with served(SITE) as url:
        driver.open(f"{url}relu/")
        if not driver.evaluate("() => 'serviceWorker' in navigator"):
            pytest.skip("no service workers here: the book is read with a network")
        # These browsers tell nothing of their line, so that nothing is kept before a sign.
        # Then the button is there.
        driver.wait(f"{KEEPER} === 'nothing'")
        yield
    driver.open(f"{url}sigmoid-tanh/")
    assert driver.evaluate("() => document.querySelector('h1').textContent").startswith("Sigmoid")


def test_opens_a_page_without_a_network(driver: Driver, record_property: Note) -> None:
    with visited(driver):
        driver.click("book-keeper [data-part=keep]")
        driver.wait("document.querySelector('book-keeper').innerText.includes('the whole book,')")


def test_opens_a_page_without_a_network_after_one_visit(driver: Driver) -> None:
    with visited(driver):
        driver.click("#cell-relu [data-part=code]")
        driver.wait(f"{KEEPER} === 'the pages, and what you have used'")
