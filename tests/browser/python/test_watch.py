"""A worker that does not take up a run is replaced."""

from __future__ import annotations

import pytest
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
# Whoever compares what it has left never ends.
LEAVES_IT_DEAF = """\
class Endless:
    def __eq__(self, other):
        while True: pass
import numpy as np
np.pi = Endless()
'over'
"""
SET = (
    "(milliseconds) => { customElements.get('py-cell').limits.ANSWER_MILLISECONDS = milliseconds; }"
)


def test_a_worker_that_does_not_answer_is_replaced_and_the_reader_told(relu_up: Page) -> None:
    assert relu_up.evaluate("customElements.get('py-cell').limits.ANSWER_MILLISECONDS") == 5_000
    relu_up.evaluate(DEAF)
    began = relu_up.evaluate("performance.now()")
    begin(relu_up, "relu", "1 + 1")
    wait_for_state(relu_up, "relu", "error")
    assert relu_up.evaluate("(began) => performance.now() - began", began) >= 4_900
    expect(part(relu_up, "relu", "error")).to_contain_text("it did not take up the run")
    expect(part(relu_up, "relu", "error")).to_contain_text("Python has been started afresh")
    assert run(relu_up, "relu", "6 * 7")["value"] == "42"
    assert relu_up.evaluate("performance.getEntriesByName('python:boot').length") == 2


def test_a_long_run_is_not_taken_for_a_dead_worker(relu_up: Page) -> None:
    relu_up.evaluate(SET, 1_500)
    assert run(relu_up, "relu", "import time\ntime.sleep(2)\n'slept'")["value"] == "'slept'"


def test_a_worker_that_cannot_tell_whether_it_is_damaged_is_replaced(relu_up: Page) -> None:
    relu_up.evaluate(SET, 1_500)
    # The program has ended, and its result does not wait for the look at what it has left.
    assert run(relu_up, "relu", LEAVES_IT_DEAF)["value"] == "'over'"
    assert run(relu_up, "relu", "import numpy as np\nnp.pi")["value"] == "3.141592653589793"
    assert relu_up.evaluate("performance.getEntriesByName('python:boot').length") == 2


def both(page: Page, first: str, second: str) -> list[str]:
    """Run two programs, the second of which is asked for while the first runs; their values."""
    values: list[str] = page.evaluate(
        """async (sources) => {
          const cells = [...document.querySelectorAll('py-cell')].slice(0, 2);
          const runs = cells.map((cell, index) => {
            cell.source = sources[index];
            return cell.run();
          });
          return (await Promise.all(runs)).map(({ value, error }) => value ?? error.message);
        }""",
        [first, second],
    )
    return values


@pytest.mark.parametrize(
    ("damaging", "damaged", "values"),
    [
        ("import numpy as np\nnp.pi = 3", "np.pi", ["3", "3.141592653589793"]),
        (
            "import numpy as np\nnp.polynomial.Polynomial.__len__ = lambda self: 9",
            "len(np.polynomial.Polynomial([1, 2]))",
            ["9", "2"],
        ),
        # Imported by this program, when Python is up already.
        (
            "import numpy as np, statistics\nstatistics.mean = max",
            "__import__('statistics').mean([1, 2, 6])",
            ["6", "3"],
        ),
    ],
)
def test_a_program_behind_one_that_damages_python_runs_in_the_next(
    page: Page, book_url: str, damaging: str, damaged: str, values: list[str]
) -> None:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    assert both(page, f"{damaging}\n{damaged}", f"import numpy as np\n{damaged}") == values
    assert page.evaluate("performance.getEntriesByName('python:boot').length") == 2


def test_a_program_behind_one_that_leaves_python_deaf_runs_in_the_next(
    page: Page, book_url: str
) -> None:
    page.set_default_timeout(START)
    page.goto(f"{book_url}relu/")
    page.evaluate(SET, 1_500)
    assert both(page, LEAVES_IT_DEAF, "import numpy as np\nnp.pi") == [
        "'over'",
        "3.141592653589793",
    ]
    assert page.evaluate("performance.getEntriesByName('python:boot').length") == 2
