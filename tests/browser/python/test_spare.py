"""The next Python: started while a run lasts, and with the engine that the frame has kept."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Worker

from tests.browser.cells import START, begin, cell, run, wait_for_state
from tests.browser.python.python import boots, is_python
from tests.browser.waiting import wait_until

ENDLESS = "while True:\n    pass"
# Something like an engine, sent to the frame.
FORGES = "postMessage(new WebAssembly.Module(Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0)))"
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
    """The workers of the frame that are alive."""
    alive: list[Worker] = []

    def came(worker: Worker) -> None:
        if is_python(worker.url):
            alive.append(worker)
            worker.on("close", lambda gone: alive.remove(gone))

    page.on("worker", came)
    return alive


@pytest.fixture
def relu(page: Page, book_url: str) -> Page:
    """A page on which Python is up."""
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert run(page, "relu", "6 * 7")["value"] == "42"
    return page


def stop(page: Page) -> None:
    cell(page, "relu").get_by_role("button", name="Stop").click()
    wait_for_state(page, "relu", "stopped")


def test_a_run_that_lasts_has_the_next_python_started_which_stop_then_takes(
    pythons: list[Worker], relu: Page
) -> None:
    first = list(pythons)
    begin(relu, "relu", ENDLESS)
    wait_until(relu, lambda: len(pythons) == 2)
    spare = pythons[1]
    stop(relu)
    assert run(relu, "relu", "6 * 7")["value"] == "42"
    wait_until(relu, lambda: pythons == [spare])
    assert first != pythons
    assert boots(relu) == 2
    # It is as fresh as any.
    assert run(relu, "relu", "'relu' in dir()")["value"] == "False"


def test_a_run_that_ends_by_itself_leaves_one_python(pythons: list[Worker], relu: Page) -> None:
    first = list(pythons)
    begin(relu, "relu", "import time\ntime.sleep(3)\n'slept'")
    wait_until(relu, lambda: len(pythons) == 2)
    wait_for_state(relu, "relu", "ok")
    wait_until(relu, lambda: pythons == first)
    assert boots(relu) == 1


def test_a_short_run_has_none_started(pythons: list[Worker], relu: Page) -> None:
    first = list(pythons)
    for number in range(5):
        assert run(relu, "relu", f"import time\ntime.sleep(0.3)\n{number}")["state"] == "ok"
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


def test_the_next_python_is_sent_no_engine(relu: Page) -> None:
    relu.evaluate(ORDERS)
    begin(relu, "relu", ENDLESS)
    stop(relu)
    assert run(relu, "relu", "import numpy as np\nfloat(np.ones(2).sum())")["value"] == "2.0"
    first = relu.evaluate("window.orders")[0]
    assert "snapshot.pages" in first
    assert "pyodide.asm.wasm" not in first


def test_a_worker_that_is_not_ours_any_more_puts_no_engine_in_the_place_of_the_next(
    pythons: list[Worker], relu: Page
) -> None:
    pythons[0].evaluate(FORGES)
    begin(relu, "relu", ENDLESS)
    stop(relu)
    assert run(relu, "relu", "6 * 7")["value"] == "42"
