"""A worker that does not take up a run is replaced."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.cells import START, begin, part, run, wait_for_state

# The worker is kept from hearing of runs, as if its thread hung.
DEAF = """() => {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    // The book's own program, by which Python gets quicker, is run 0.
    if (message.kind !== 'run' || message.run === 0) {
      return postMessage.call(this, message, ...rest);
    }
    MessagePort.prototype.postMessage = postMessage;
  };
}"""
SET = (
    "(milliseconds) => { customElements.get('py-cell').limits.ANSWER_MILLISECONDS = milliseconds; }"
)


def test_a_worker_that_does_not_answer_is_replaced_and_the_reader_told(
    page: Page, book_url: str
) -> None:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    assert page.evaluate("customElements.get('py-cell').limits.ANSWER_MILLISECONDS") == 5_000
    page.evaluate(DEAF)
    began = page.evaluate("performance.now()")
    begin(page, "relu", "1 + 1")
    wait_for_state(page, "relu", "error")
    assert page.evaluate("(began) => performance.now() - began", began) >= 4_900
    expect(part(page, "relu", "error")).to_contain_text("it did not take up the run")
    expect(part(page, "relu", "error")).to_contain_text("Python has been started afresh")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    assert page.evaluate("performance.getEntriesByName('python:boot').length") == 2


def test_a_long_run_is_not_taken_for_a_dead_worker(page: Page, book_url: str) -> None:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    page.evaluate(SET, 1_500)
    assert run(page, "relu", "import time\ntime.sleep(2)\n'slept'")["value"] == "'slept'"


def test_a_worker_that_cannot_tell_whether_it_is_damaged_is_replaced(
    page: Page, book_url: str
) -> None:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    page.evaluate(SET, 1_500)
    endless = "class Endless:\n    def __eq__(self, other):\n        while True: pass\n"
    # The program has ended, and its result does not wait for the look at what it has left.
    assert (
        run(page, "relu", f"{endless}import numpy as np\nnp.pi = Endless()\n'over'")["value"]
        == "'over'"
    )
    assert run(page, "relu", "import numpy as np\nnp.pi")["value"] == "3.141592653589793"
    assert page.evaluate("performance.getEntriesByName('python:boot').length") == 2
