"""A worker that does not take up a run is replaced."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.cells import START, begin, part, run, wait_for_state

# The worker is kept from hearing of runs, as if its thread hung.
DEAF = """() => {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    if (message.kind !== 'run') return postMessage.call(this, message, ...rest);
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
