"""Arithmetic that is watched finds what NumPy itself finds where the processor tells it."""

from __future__ import annotations

import asyncio
import re
import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from textbook.readers_python import run_programs
from textbook.runtime.arithmetic_watch import Note
from textbook.runtime.cell import CellResult, run_cell

HEAD = "import numpy as np\n"


def notes(source: str, needs: str | None = None) -> list[Note]:
    result = looked_at(source, needs)
    assert result["error"] is None
    return result["notes"]


def looked_at(source: str, needs: str | None = None) -> CellResult:
    needed = [{"id": "cell-first", "source": needs}] if needs else []
    run = run_cell("cell-it", source, needed, lambda stream, text: None, look=True)  # type: ignore[arg-type]
    # In a thread of its own: Playwright keeps an event loop in the tests' thread.
    with warnings.catch_warnings(action="ignore"), ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, run).result()


# What NumPy warns of on this machine, whose processor tells it.
FAULTS = [
    "1 / (1 + np.exp(np.array([1000.0, -1000.0])))",
    "np.exp(np.float64(1000))",
    "np.exp(1000)",
    "np.float64(1e308) * 10",
    "np.array([1.0]) / 0",
    "np.array([0.0]) / 0",
    "np.array([1]) // 0",
    "np.array([1]) % 0",
    "np.log([0.0])",
    "np.log([-1.0])",
    "np.log1p([-1.0])",
    "np.sqrt([-1.0])",
    "np.power(0.0, -1.0)",
    "np.array([0.0]) ** -1.0",
    "np.array([np.inf]) - np.inf",
    "np.array([1e200, 1e200]).prod()",
    "np.array([1e308, 1e308]).sum()",
    "np.sum([1e308, 1e308])",
    "np.cumprod([1e200, 1e200])",
    "np.add.reduce(np.array([1e308, 1e308]))",
    "np.array([[1e200]]) @ np.array([[1e200]])",
    "np.array([1e10]).astype(np.float16)",
    "np.array([np.nan]).astype(np.int32)",
    "np.float32(1e30) * np.float32(1e30)",
    "np.reciprocal(np.array([0.0]))",
    "np.arctanh([1.0])",
    "np.sinh([1000.0])",
    "(lambda t: np.exp(t))(np.array([1000.0]))",
    "[np.exp(t) for t in np.array([1.0, 1000.0])]",
]

# Where NumPy warns of nothing.
SOUND = [
    "np.exp(np.array([1.0, -1000.0]))",
    "np.array([np.inf, np.nan]) + 1",
    "np.full(3, np.inf)",
    "np.where(np.array([1.0]) > 0, np.nan, 0)",
    "np.array([1.0, 2.0]) / np.array([2.0, 4.0])",
    "np.maximum(0, np.array([np.nan]))",
    "np.arange(4) ** 2",
    "np.arange(4).prod()",
    "np.divide(1.0, 0.0, out=np.zeros(1), where=np.array([False]))",
    "'%d of %s' % (1, 'x') + 'y' * 2",
    "[1, 2] * 2 + [3]",
    "2 ** 100 // 3",
    "np.array([1.5, -2.5]).astype(int)",
    "np.array([True]) * np.array([2.0])",
    "-np.array([1.0]) @ np.array([2.0])",
]


def warned(source: str) -> bool:
    with warnings.catch_warnings(record=True) as caught, np.errstate(all="warn", under="ignore"):
        warnings.simplefilter("always")
        eval(source, {"np": np})
    return any("encountered in" in str(warning.message) for warning in caught)


@pytest.mark.parametrize("source", FAULTS)
def test_a_note_is_given_where_numpy_warns(source: str) -> None:
    assert warned(source)
    assert [note["line"] for note in notes(HEAD + source)][:1] == [2]


@pytest.mark.parametrize("source", SOUND)
def test_no_note_is_given_where_numpy_warns_of_nothing(source: str) -> None:
    assert not warned(source)
    assert notes(HEAD + source) == []


@pytest.mark.parametrize(
    "source",
    [
        "np.array([50000], dtype=np.int32) ** 2",
        "np.array([65536], dtype=np.int32) ** 2",
        "np.arange(1, 15, dtype=np.int32).prod(dtype=np.int32)",
        "np.arange(1, 30).prod()",
        "np.cumprod(np.arange(1, 30))",
        "np.array([[2**40]]) @ np.array([[2**40]])",
        "np.array([2**62]) + np.array([2**62])",
        "np.square(np.array([50000], dtype=np.int32))",
        "np.dot(np.array([2**40]), np.array([2**40]))",
    ],
)
def test_integers_that_wrap_round_are_noted_with_what_to_write(source: str) -> None:
    (note,) = notes(HEAD + source)
    assert re.search(r"wrapped round.*(dtype=np\.int64|floats)", note["text"])


def test_a_change_in_place_is_looked_at_with_the_values_before_it() -> None:
    (note,) = notes(f"{HEAD}x = np.array([1e200])\nx *= 1e200")
    assert (note["line"], note["text"].split(" ")[0]) == (3, "`*=`")


def test_the_line_is_where_it_happens_and_not_where_it_was_called() -> None:
    sigmoid = "def sigmoid(x):\n    return 1 / (1 + np.exp(-x))\n"
    (note,) = notes(f"{HEAD}{sigmoid}sigmoid(np.array([-1000.0]))")
    assert (note["cell"], note["line"]) == ("cell-it", 3)
    (note,) = notes("sigmoid(np.array([-1000.0]))", HEAD + sigmoid)
    assert (note["cell"], note["line"]) == ("cell-first", 3)


def test_the_same_line_is_told_once_and_three_lines_at_most() -> None:
    assert len(notes(f"{HEAD}for t in [1000.0] * 50:\n    np.exp(t)")) == 1
    assert len(notes(HEAD + "np.exp(1000.0)\n" * 9)) == 3


def test_a_program_that_is_no_python_is_told_at_its_line() -> None:
    error = looked_at("import numpy as np\nx = = 1\njs.window.py_plot_data = x")["error"]
    assert error
    assert (error["type"], error["line"]) == ("SyntaxError", 2)


def test_a_program_means_the_same_when_it_is_looked_at() -> None:
    source = (
        "class A:\n    def __init__(self): super().__init__(); self.n = 1\n"
        "    def __add__(self, other): return ('sum', self.n, other)\n"
        "a = A()\nb = a + 2\ns = 'x'\ns += 'y' * 3\n"
        "def f():\n    n = 1\n    def g():\n        nonlocal n\n        n += 2\n        return n\n"
        "    return g()\n"
        "match 1 + 2j:\n    case 1 + 2j: m = 'complex'\n"
        "t = f'{2 + 3}-{len(s) * 2:03d}'\n"
        "(b, s, f(), m, t, [*map(lambda v: v ** 2, range(3))])"
    )
    result = looked_at(source)
    expected = (("sum", 1, 2), "xyyy", 3, "complex", "5-008", [0, 1, 4])
    assert result["value"] == repr(expected)
    assert result["notes"] == []


def test_a_program_that_sets_numpys_errors_gets_no_note_of_what_it_has_asked_for() -> None:
    assert notes(f"{HEAD}with np.errstate(all='ignore'):\n    np.exp(1000.0)") == []


def test_numpys_settings_work_in_the_readers_python_as_they_do_here() -> None:
    """`np.seterr` has no effect in WebAssembly by itself; the words of the error are NumPy's."""
    head = "import numpy as np\nnp.seterr(all='raise', under='ignore')\n"
    request = {"cell": "cell-it", "needs": [], "sources": [head + source for source in FAULTS]}
    told = {}
    for source, result in zip(FAULTS, run_programs(request, 60), strict=True):
        error = result["error"] or {}
        told[source] = (error.get("type"), error.get("message"), error.get("line"))
    expected = {}
    for source in FAULTS:
        with np.errstate(all="raise", under="ignore"), pytest.raises(FloatingPointError) as native:
            eval(source, {"np": np})
        expected[source] = ("FloatingPointError", str(native.value), 3)
    assert told == expected


@pytest.mark.parametrize(
    ("source", "printed"),
    [
        ("with np.errstate(over='ignore'):\n    np.exp(1000.0)", ""),
        ("with np.errstate(under='raise'):\n    np.exp(-1000.0)", "FloatingPointError"),
        (
            "import warnings\nwith warnings.catch_warnings(record=True) as caught:\n"
            "    np.log(0.0)\nprint(caught[0].message)",
            "divide by zero encountered in log\n",
        ),
        (
            "np.seterrcall(print)\nwith np.errstate(invalid='call'):\n    np.log(-1.0)",
            "invalid value 8\n",
        ),
    ],
)
def test_each_action_of_numpys_settings_is_taken(source: str, printed: str) -> None:
    request = {"cell": "cell-it", "needs": [], "sources": [HEAD + source]}
    (result,) = run_programs(request, 60)
    error = result["error"]["type"] if result["error"] else ""
    assert (result["stdout"] or error) == printed
