"""Runs that nobody has pressed Run for: each is shown, and none waits until another is drawn."""

from __future__ import annotations

from playwright.sync_api import Page

from tests.browser.cells import START, part, run

SLIDER = """\
import json, js
a = 1  #@param {type:"slider", min:0, max:9}
print("a is", a)
js.window.py_plot_data = json.dumps([{"x_data": [0, 1], "lines": [{"data": [a, a]}]}])
"""

# Frames are held back: else a plot might be drawn in one that comes before its run is over.
DRAG = """async () => {
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
  while (!seen.includes('printed a is 4')) await new Promise((done) => setTimeout(done, 10));
  return seen;
}"""


def test_the_newest_value_is_asked_for_before_the_last_is_drawn_and_both_are_shown(
    page: Page, book_url: str
) -> None:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    part(page, "relu", "plots").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")
    assert run(page, "relu", SLIDER)["stdout"] == "a is 1\n"
    assert page.evaluate(DRAG) == [
        *("asked 2", "asked 4"),
        *("drawn 2", "printed a is 2"),
        *("drawn 4", "printed a is 4"),
    ]
