"""Each row of the tables of hints answers the line that readers bring, in the reader's Python."""

from __future__ import annotations

from typing import Any

import pytest

from textbook.readers_python import run_programs
from textbook.runtime.hints import LINES, MODULES, NAMES

HEAD = "import math\nimport numpy as np\nx = np.linspace(-1, 1, 5)\n"


def errors(lines: list[str]) -> list[dict[str, Any]]:
    """The error of each line, run after `HEAD` in Pyodide."""
    sources = [HEAD + line for line in lines]
    results = run_programs({"cell": "cell-it", "needs": [], "sources": sources}, 60)
    assert all(result["error"] for result in results), results
    return [result["error"] for result in results]


def test_every_module_of_the_table_is_answered_at_its_line() -> None:
    for module, error in zip(MODULES, errors([f"import {name}" for name in MODULES]), strict=True):
        assert (error["hint"], error["line"]) == (MODULES[module], 4)


def test_every_name_of_the_table_is_answered_at_its_line() -> None:
    names = [name for name in NAMES if name not in ("np", "math")]
    for name, error in zip(names, errors([f"{name}.anything" for name in names]), strict=True):
        assert (error["type"], error["hint"], error["line"]) == ("NameError", NAMES[name], 4)


BROUGHT = {
    "%matplotlib inline": "leave it out",
    "!pip install scipy": "leave it out",
    "from scipy.special import erf": "np.frompyfunc(math.erf",
    "import matplotlib.pyplot as plt": "from book import plot",
    "plt.plot(x, x)": "from book import plot",
    "display(x)": "last line",
    "torch.relu(x)": "np.maximum(0, x)",
    "from tqdm import tqdm": "for i in range(n)",
    "import threading; threading.Thread(target=print).start()": "call the function itself",
    "np.erf(x)": "np.frompyfunc(math.erf",
    "math.erf(x)": "np.frompyfunc(math.erf",
    "math.exp(x)": "write np.exp for math.exp",
    "np.max(0, x)": "np.maximum(0, x)",
    "np.min(0, x)": "np.maximum(0, x)",
    "x^2": "write `x**2`",
    "0.5 * [1, 2]": "np.array([1, 2])",
    "2(x + 1)": "2 * (x + 1)",
    "0 < x < 1": "(0 < x) & (x < 1)",
    "x > 0 and x < 1": "(0 < x) & (x < 1)",
    "x > 0 or x < -1": "`|` for or",
    "x + np.zeros(3)": "equal or 1",
    "np.arange(5) * 10**10": "dtype=np.int64",
}


def test_what_people_bring_is_answered_at_the_line_with_what_to_write() -> None:
    for (line, told), error in zip(BROUGHT.items(), errors(list(BROUGHT)), strict=True):
        assert told in (error["hint"] or ""), (line, error)
        assert error["line"] == 4, (line, error)


def test_every_row_on_lines_answers_one_of_them() -> None:
    hints = {error["hint"] for error in errors(list(BROUGHT))}
    assert {hint for _, _, _, hint in LINES} <= hints


@pytest.mark.parametrize("line", ["x ^ 2.0", "np.exp('a')"])
def test_no_private_class_of_numpy_is_shown(line: str) -> None:
    (error,) = errors([line])
    assert error["type"] == "TypeError"
