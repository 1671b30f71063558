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

# A page that waits for what does not come would have the test wait without end.
UNTIL = """
  const until = async (holds) => {
    for (const end = performance.now() + 60_000; !holds(); ) {
      if (performance.now() > end) throw new Error(`not within a minute: ${holds}`);
      await new Promise((done) => setTimeout(done, 10));
    }
  };
"""

# Frames are held back: else a plot might be drawn in one that comes before its run is over.
DRAG = (
    f"""async () => {{{UNTIL}"""
    """
  const cell = document.getElementById('cell-relu');
  const input = cell.querySelector('input[type="range"]');
  const seen = [];
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
  window.requestAnimationFrame = () => 0;
  for (const value of ['2', '3', '4']) {
    input.value = value;
    input.dispatchEvent(new Event('input', { bubbles: true }));
  }
  await until(() => seen.includes('printed a is 4'));
  return seen;
}"""
)


# The program goes on when it has plotted; no frame comes meanwhile.
PLOT_EARLY = (
    f"""async () => {{{UNTIL}"""
    """
  const cell = document.getElementById('cell-relu');
  const input = cell.querySelector('input[type="range"]');
  const seen = [];
  cell.addEventListener('plot-drawn', () => seen.push(true));
  const { requestAnimationFrame } = window;
  window.requestAnimationFrame = () => 0;
  input.value = '5';
  input.dispatchEvent(new Event('input', { bubbles: true }));
  await until(() => seen.length > 0);
  window.requestAnimationFrame = requestAnimationFrame;
  // What is printed shows when the program has ended.
  return cell.querySelector('[data-part="stdout"]').textContent.trim();
}"""
)

# What the cell's status has said while a slider was moved twice; a run that takes its time may say
# so, and another two are tried.
STATUS = (
    f"""async () => {{{UNTIL}"""
    """
  const cell = document.getElementById('cell-relu');
  const input = cell.querySelector('input[type="range"]');
  const status = cell.querySelector('.cell-status');
  const output = cell.querySelector('[data-part="stdout"]');
  let said = [];
  let late = false;
  const listen = new MutationObserver(() => said.push(status.textContent));
  listen.observe(status, { childList: true, characterData: true, subtree: true });
  const watch = new MutationObserver(() => { late ||= cell.dataset.state === 'running'; });
  watch.observe(cell, { attributeFilter: ['data-state'] });
  for (const values of ['23', '45', '67', '89']) {
    for (const value of values) {
      input.value = value;
      for (const type of ['input', 'change']) {
        input.dispatchEvent(new Event(type, { bubbles: true }));
      }
      await until(() => output.textContent.trim() === `a is ${value}`);
    }
    if (!late && !said.some((text) => text.startsWith('Takes'))) return said;
    [said, late] = [[], false];
  }
  return ['each time a run took its time'];
}"""
)


@pytest.fixture
def slider(page: Page, book_url: str) -> Page:
    """A page with a slider, its program run once."""
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    part(page, "relu", "plots").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")
    assert run(page, "relu", SLIDER)["stdout"] == "a is 1\n"
    return page


def test_a_plot_is_drawn_while_its_program_still_runs(slider: Page) -> None:
    assert run(slider, "relu", f"{SLIDER}import time\ntime.sleep(1)\n")["state"] == "ok"
    assert slider.evaluate(PLOT_EARLY) == "a is 1"


def test_a_slider_s_runs_are_not_each_said_to_be_done(slider: Page) -> None:
    status = slider.locator("#cell-relu .cell-status")
    expect(status).to_have_text("Done", use_inner_text=True)
    assert slider.evaluate(STATUS) == []
    before = status.text_content()
    assert run(slider, "relu")["state"] == "ok"
    # Only another text is read aloud.
    expect(status).to_have_text("Done", use_inner_text=True)
    assert status.text_content() != before


def test_the_newest_value_is_asked_for_before_the_last_is_drawn_and_both_are_shown(
    slider: Page,
) -> None:
    assert slider.evaluate(DRAG) == [
        *("asked 2", "asked 4"),
        *("drawn 2", "printed a is 2"),
        *("drawn 4", "printed a is 4"),
    ]
