"""The next Python: started while a run lasts, and with the engine that the frame has kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Worker

from tests.browser.cells import START, begin, cell, run, wait_for_state
from tests.browser.page_changes import Pythons
from tests.browser.python.python import boots
from tests.browser.waiting import wait_until

ENDLESS = "while True:\n    pass"
# Something like an engine, sent to the frame.
FORGES = "postMessage(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))"
# As in a browser that cannot hand the engine to the frame: its first one is taken for none.
KEEPS_NOT_THE_FIRST = """
const test = Function.prototype[Symbol.hasInstance];
let count = 0;
if (self !== top) Object.defineProperty(WebAssembly.Module, Symbol.hasInstance, {
  value(engine) { return test.call(this, engine) && (count += 1) > 1; },
});
"""
# Notes which files the loader is asked to hand over.
ORDERS = """() => {
  window.orders = [];
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message?.order?.kind === 'hand-over') window.orders.push(message.order.names);
    return postMessage.call(this, message, ...rest);
  };
}"""


@pytest.fixture
def pythons(page: Page) -> list[Worker]:
    """The workers of the Pythons that are alive."""
    return Pythons(page).alive


def stop(page: Page) -> None:
    cell(page, "relu").get_by_role("button", name="Stop").click()
    wait_for_state(page, "relu", "stopped")


def test_a_run_that_lasts_has_the_next_python_started_which_stop_then_takes(
    pythons: list[Worker], relu_up: Page
) -> None:
    first = list(pythons)
    begin(relu_up, "relu", ENDLESS)
    wait_until(relu_up, lambda: len(pythons) == 2)
    spare = pythons[1]
    stop(relu_up)
    assert run(relu_up, "relu", "6 * 7")["value"] == "42"
    wait_until(relu_up, lambda: pythons == [spare])
    assert first != pythons
    assert boots(relu_up) == 2
    # It is as fresh as any.
    assert run(relu_up, "relu", "'relu' in dir()")["value"] == "False"


def test_a_run_that_ends_by_itself_leaves_one_python(pythons: list[Worker], relu_up: Page) -> None:
    first = list(pythons)
    begin(relu_up, "relu", "import time\ntime.sleep(3)\n'slept'")
    wait_until(relu_up, lambda: len(pythons) == 2)
    wait_for_state(relu_up, "relu", "ok")
    wait_until(relu_up, lambda: pythons == first)
    assert boots(relu_up) == 1


def test_a_short_run_has_none_started(pythons: list[Worker], relu_up: Page) -> None:
    first = list(pythons)
    for number in range(5):
        assert run(relu_up, "relu", f"import time\ntime.sleep(0.3)\n{number}")["state"] == "ok"
    assert pythons == first


def test_where_memory_is_short_the_next_python_waits_for_the_end_of_this_one(
    page: Page, pythons: list[Worker], book_url: str
) -> None:
    page.set_default_timeout(START)
    page.add_init_script("Object.defineProperty(navigator, 'deviceMemory', { value: 2 })")
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    first = list(pythons)
    assert run(page, "relu", "import time\ntime.sleep(2)\n'slept'")["value"] == "'slept'"
    assert pythons == first


def test_the_next_python_is_sent_no_engine(relu_up: Page) -> None:
    relu_up.evaluate(ORDERS)
    begin(relu_up, "relu", ENDLESS)
    stop(relu_up)
    assert run(relu_up, "relu", "import numpy as np\nfloat(np.ones(2).sum())")["value"] == "2.0"
    first = relu_up.evaluate("window.orders")[0]
    assert "snapshot.pages" in first
    assert "pyodide.asm.wasm" not in first


def test_a_worker_puts_no_engine_in_the_place_of_the_next_by_a_later_message(
    page: Page, pythons: list[Worker], book_url: str
) -> None:
    page.add_init_script(KEEPS_NOT_THE_FIRST)
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    pythons[0].evaluate(FORGES)
    page.evaluate(ORDERS)
    begin(page, "relu", ENDLESS)
    stop(page)
    # First, since a Python with the engine that was sent would never be up. The rest of the files
    # of the Python before may be asked for as late as this.
    page.wait_for_function("orders.some((names) => names.includes('pyodide.asm.wasm'))")
    assert run(page, "relu", "6 * 7")["value"] == "42"
