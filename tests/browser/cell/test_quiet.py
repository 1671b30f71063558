"""Runs that nobody has pressed Run for: each is shown, and none waits until another is drawn."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, part, run

SLIDER = """\
import json, js
a = 1  #@param {type:"slider", min:0, max:9}
print("a is", a)
js.window.py_plot_data = json.dumps([{"x_data": [0, 1], "lines": [{"data": [a, a]}]}])
"""

MOVE = """(value) => {
  const input = document.querySelector('#cell-relu input[type="range"]');
  input.value = value;
  input.dispatchEvent(new Event('input', { bubbles: true }));
}"""
RELEASE = """() => {
  const input = document.querySelector('#cell-relu input[type="range"]');
  input.dispatchEvent(new Event('change', { bubbles: true }));
}"""
HOLD_FRAMES = "() => { window.requestAnimationFrame = () => 0; }"

# What is asked of Python, drawn and printed, from now on.
NOTE = """() => {
  const cell = document.getElementById('cell-relu');
  window.seen = [];
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message?.kind === 'run') seen.push(`asked ${/^a = (\\d)/m.exec(message.source)[1]}`);
    return postMessage.call(this, message, ...rest);
  };
  cell.addEventListener('plot-drawn', ({ target }) => {
    seen.push(`drawn ${target.spec.lines[0].data[0]}`);
  });
  const output = cell.querySelector('[data-part="stdout"]');
  const watch = new MutationObserver(() => seen.push(`printed ${output.textContent.trim()}`));
  watch.observe(output, { childList: true, characterData: true, subtree: true });
}"""

# What the cell's status says from now on, and whether a run took so long that it may say so.
LISTEN = """() => {
  const cell = document.getElementById('cell-relu');
  const status = cell.querySelector('.cell-status');
  Object.assign(window, { said: [], slow: false });
  const listen = new MutationObserver(() => {
    said.push(status.textContent);
    slow ||= status.textContent.startsWith('Takes');
  });
  listen.observe(status, { childList: true, characterData: true, subtree: true });
  const watch = new MutationObserver(() => { slow ||= cell.dataset.state === 'running'; });
  watch.observe(cell, { attributeFilter: ['data-state'] });
}"""


@pytest.fixture
def slider(page: Page, book_url: str) -> Page:
    """A page with a slider, its program run once."""
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    part(page, "relu", "plots").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")
    assert run(page, "relu", SLIDER)["stdout"] == "a is 1\n"
    return page


def printed(page: Page, value: str) -> None:
    """Wait until the run with this value has ended and is shown."""
    page.wait_for_function(
        """(text) => {
          const output = document.querySelector('#cell-relu [data-part="stdout"]');
          return output.textContent.trim() === text;
        }""",
        arg=f"a is {value}",
    )


def test_a_plot_is_drawn_while_its_program_still_runs(slider: Page) -> None:
    slider.evaluate(
        "(source) => { document.getElementById('cell-relu').source = source; }",
        f"{SLIDER}while True: pass\n",
    )
    slider.evaluate(NOTE)
    slider.evaluate(HOLD_FRAMES)
    slider.evaluate(MOVE, "5")
    # After 30 s the run is ended, and what it has plotted drawn in any case.
    slider.wait_for_function("seen.includes('drawn 5')", timeout=20_000)
    # What is printed would show when the program has ended.
    assert slider.evaluate("seen") == ["asked 5", "drawn 5"]
    slider.evaluate("document.getElementById('cell-relu').stop()")


def test_a_slider_s_runs_are_not_each_said_to_be_done(slider: Page) -> None:
    status = slider.locator("#cell-relu .cell-status")
    expect(status).to_have_text("Done", use_inner_text=True)
    slider.evaluate(LISTEN)
    # Where a run was slow, another two are tried.
    for values in ("23", "45", "67", "89"):
        slider.evaluate("() => { said = []; slow = false; }")
        for value in values:
            slider.evaluate(MOVE, value)
            slider.evaluate(RELEASE)
            printed(slider, value)
        if not slider.evaluate("slow"):
            break
    assert slider.evaluate("[said, slow]") == [[], False]
    before = status.text_content()
    assert run(slider, "relu")["state"] == "ok"
    # Only another text is read aloud: a slow run says "Running" first, a quick one another "Done".
    expect(status).to_have_text("Done", use_inner_text=True)
    assert slider.evaluate("(before) => said.some((text) => text !== before)", before)


def test_the_newest_value_is_asked_for_before_the_last_is_drawn_and_both_are_shown(
    slider: Page,
) -> None:
    slider.evaluate(NOTE)
    # Else a plot might be drawn in one that comes before its run is over.
    slider.evaluate(HOLD_FRAMES)
    slider.evaluate(f"() => {{ for (const value of ['2', '3', '4']) ({MOVE})(value); }}")
    slider.wait_for_function("seen.includes('printed a is 4')")
    assert slider.evaluate("seen") == [
        *("asked 2", "asked 4"),
        *("drawn 2", "printed a is 2"),
        *("drawn 4", "printed a is 4"),
    ]
