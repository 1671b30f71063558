"""A Python that has just started gets quicker while nobody waits, and nothing is seen of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cells import START, begin, cell, part, run, wait_for_state
from tests.browser.python.python import FILES, MANIFEST

# What passes between the page and the worker: runs as they are asked for, and the answers that they
# are fit for others. `damage` has the book's own run, which is run 0, leave a damaged Python.
_NOTE = """
if (self === top) {
  window.asked = [];
  window.damage = false;
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message?.kind === 'run') asked.push(message.run);
    return postMessage.call(this, message, ...rest);
  };
  const { get, set } = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    get,
    set(listen) {
      set.call(this, listen && ((event) => {
        const { data } = event;
        if (data?.kind === 'checked' && data.run === 0 && damage) data.damaged = true;
        return listen.call(this, event);
      }));
    },
  });
}
"""
WARM = "performance.getEntriesByName('python:warm').length"
BOOTS = "performance.getEntriesByName('python:boot').length"


@pytest.fixture
def page(page: Page, book_url: str) -> Page:
    page.set_default_timeout(START)
    page.add_init_script(_NOTE)
    page.goto(f"{book_url}leaky-relu-gelu/")
    return page


def test_it_gets_warm_by_itself_and_the_next_run_finds_nothing_of_it(page: Page) -> None:
    assert run(page, "relu-family", "print(1)")["stdout"] == "1\n"
    page.wait_for_function(f"{WARM} === 1", timeout=START)
    asked = page.evaluate("asked.length")
    assert page.evaluate("asked.filter((run) => run === 0).length") >= 20
    expect(part(page, "relu-family", "stdout")).to_have_text("1")
    assert page.evaluate("document.getElementById('cell-relu-family').dataset.state") == "ok"
    result = run(page, "relu-family", "sorted(set(globals()) & {'alpha', 'leaky_relu', 'np', 'x'})")
    assert (result["value"], result["plots"]) == ("[]", [])
    assert page.evaluate(BOOTS) == 1
    # It is done for good.
    page.evaluate("new Promise((done) => setTimeout(() => requestIdleCallback(done), 600))")
    assert page.evaluate("asked.length") == asked + 1


def test_a_python_that_it_damages_is_replaced_and_the_next_one_left_alone(page: Page) -> None:
    page.evaluate("damage = true")
    assert run(page, "relu-family", "1")["value"] == "1"
    page.wait_for_function(f"{BOOTS} === 2", timeout=START)
    assert page.evaluate("asked") == [1, 0]
    assert run(page, "relu-family", "2")["value"] == "2"
    page.evaluate("new Promise((done) => setTimeout(() => requestIdleCallback(done), 600))")
    assert page.evaluate("asked") == [1, 0, 2]


def test_stop_ends_a_program_that_came_in_between(page: Page) -> None:
    run(page, "relu-family", "1")
    page.wait_for_function("asked.includes(0)")
    begin(page, "relu-family", "while True: pass")
    cell(page, "relu-family").get_by_role("button", name="Stop").click()
    wait_for_state(page, "relu-family", "stopped")
    assert run(page, "relu-family", "1 + 1")["value"] == "2"


# What was asked for by itself between the tenth and the last move of a slider, and the longest time
# in which a busy browser let none through.
_MOVE = """async (later) => {
  const input = document.querySelector('#cell-relu-family input[type=range]');
  const seen = () => [
    window.asked.filter((run) => run === 0).length,
    performance.getEntriesByType('resource')
      .filter(({ name }) => later.some((path) => name.endsWith(path))).length,
  ];
  let before = seen();
  let last = performance.now();
  let pause = 0;
  for (let step = 0; step < 40; step += 1) {
    if (step === 10) before = seen();
    pause = Math.max(pause, performance.now() - last);
    last = performance.now();
    input.value = String(0.01 * (step + 1));
    input.dispatchEvent(new Event('input', { bubbles: true }));
    await new Promise((done) => setTimeout(done, 50));
  }
  return { pause, asked: seen().map((count, index) => count - before[index]) };
}"""


def test_while_a_slider_is_moved_nothing_else_is_fetched_or_run(page: Page) -> None:
    later = [FILES[name]["path"] for name in MANIFEST["later"]["snapshot"]]
    assert run(page, "relu-family")["state"] == "ok"
    # Half a second without a move is a rest.
    for _ in range(5):
        seen = page.evaluate(_MOVE, later)
        if seen["pause"] < 450:
            break
    assert seen["asked"] == [0, 0], seen
    page.wait_for_function(f"{WARM} === 1", timeout=START)
