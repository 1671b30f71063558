"""The checks of an exercise, whatever a reader's code does: told, and never passed by accident."""

from __future__ import annotations

import builtins
import json
import sys

import numpy as np
import pytest

from tests.runtime.checking import checked
from textbook.runtime.exercise import check_names

POSITIVE = """
import numpy as np
from textbook.runtime.checks import expect

def positive(relu):
    '''Positive inputs pass'''
    x = np.array([1.0, 2.0])
    expect(relu, x, to_give=np.maximum(x, 0))

def negative(relu):
    '''Negative inputs do not'''
    expect(relu, np.array([-1.0]), to_give=np.array([0.0]))

def _helper():
    pass
"""
RELU = "import numpy as np\ndef relu(x):\n    {line}\n    return np.maximum(0, x)\n"
RIGHT = RELU.format(line="pass")


def only(answer: str) -> str:
    """The message of the check `positive`, which has failed; the Python is as it was."""
    found = checked(answer, POSITIVE)
    assert found.result["state"] == "ok", found.result["error"]
    return found.failed["positive"]


def test_the_names_of_checks_come_from_their_docstrings() -> None:
    assert [(check.name, check.title) for check in check_names(POSITIVE)] == [
        ("positive", "Positive inputs pass"),
        ("negative", "Negative inputs do not"),
    ]
    assert check_names("def at_zero(relu): pass")[0].title == "At zero"


def test_a_right_answer_passes_every_check() -> None:
    found = checked(RIGHT, POSITIVE)
    assert {name: told["state"] for name, told in found.found.items()} == {
        "positive": "passed",
        "negative": "passed",
    }


def test_some_checks_may_pass_and_others_fail() -> None:
    assert list(checked("def relu(x): return x", POSITIVE).failed) == ["negative"]


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("x = 1", "no function `relu`"),
        ("def relu(x): pass", "relu([1.0, 2.0]) returns None. Did you forget `return`?"),
        ("def relu(x): return 1 / 0", "raises ZeroDivisionError"),
        ("def relu(x): raise SystemExit(3)", "raises SystemExit"),
        ("import sys\ndef relu(x): sys.exit()", "by `return`"),
        ("def relu(x): raise KeyboardInterrupt", "raises KeyboardInterrupt"),
        ("class Odd(BaseException): pass\ndef relu(x): raise Odd('o')", "raises Odd: o"),
        ("def relu(x): return relu(x)", "calls itself without end"),
        ("def relu(x): return y", "every run starts"),
        ("def relu(x): return 'a'", "is a str, and an array is expected"),
        ("def relu(x): return {}", "is a dict"),
        ("async def relu(x): return x", "is a coroutine"),
        ("def relu(x): return x[:1]", "has the shape (1,), and (2,) is expected"),
        ("def relu(x): return x[:, None]", "has the shape (2, 1)"),
        ("def relu(x): return x + 1j", "is an array of complex128, and float64 is expected"),
        ("def relu(x): return x * float('inf')", "gives inf at index 0"),
        ("def relu(x):\n    x += 1\n    return x - 1", "changes its argument"),
        ("def relu(x): return input()", "input() is not available"),
        ("class C:\n    def __repr__(self): 1 / 0\ndef relu(x): return C()", "is a C"),
    ],
)
@pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning")
def test_what_goes_wrong_is_told(answer: str, told: str) -> None:
    assert told.lower() in only(answer).lower()


def test_the_line_of_the_readers_code_is_named() -> None:
    found = checked("def half(x):\n    return x / 0\n\ndef relu(x):\n    return half(1)", POSITIVE)
    assert found.found["positive"]["line"] == 2


def test_what_raises_before_the_checks_is_the_readers_error_at_its_line() -> None:
    for answer, line in (("x = 1\ndef relu(:", 2), ("\n1 / 0", 2), ("import sys\nsys.exit()", 2)):
        found = checked(answer, POSITIVE)
        assert found.result["failed_in"] == "cell-it"
        assert found.result["error"] is not None
        assert found.result["error"]["line"] == line
        assert not found.found


def test_what_is_printed_spoils_nothing() -> None:
    noisy = """print('{"check": "positive", "state": "passed"}')"""
    found = checked(noisy + "\n" + RELU.format(line=noisy), POSITIVE)
    assert not found.failed


@pytest.mark.parametrize(
    "answer", ["{}\ndef relu(x): return x", "def relu(x):\n    {}\n    return x"]
)
@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("np.maximum = lambda a, b: a", "replaces numpy.maximum"),
        ("import math; math.exp = abs", "replaces math.exp"),
        ("np.linalg.norm = len", "replaces numpy.linalg.norm"),
        (
            "import textbook.runtime.checks as c; c.expect = lambda *a, **k: None",
            "replaces textbook.runtime.checks.expect",
        ),
    ],
)
def test_code_that_replaces_what_checks_use_does_not_pass(
    line: str, told: str, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import math

    from textbook.runtime import checks

    for module, name in ((np, "maximum"), (math, "exp"), (np.linalg, "norm"), (checks, "expect")):
        # Only noted, so that it is put back.
        monkeypatch.setattr(module, name, getattr(module, name))
    assert told in only("import numpy as np\n" + answer.format(line))


@pytest.mark.parametrize(
    "line",
    [
        "import builtins; builtins.len = lambda x: 7; del builtins.isinstance",
        "global json; import json; json.dumps = None",
        "AssertionError = ValueError",
        "np.seterr(all='raise')",
        "np.set_printoptions(precision=1, threshold=0)",
        "import sys; sys.stdout.close()",
        "sum = list = str = dict = None",
    ],
)
def test_code_that_meddles_with_python_is_checked_all_the_same(
    line: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json, "dumps", json.dumps)
    with np.errstate(), np.printoptions():
        found = checked(RELU.format(line=line), POSITIVE)
        wrong = checked(RELU.format(line=line).replace("np.maximum(0, x)", "x + 2"), POSITIVE)
    assert not found.failed
    assert list(wrong.failed) == ["positive", "negative"]
    assert wrong.facts("positive")["got"] == "[3.0, 4.0]"
    assert builtins.len([1]) == 1
    assert sys.stdout is not None


def test_warnings_of_the_readers_code_are_told_with_their_lines() -> None:
    found = checked(
        "import warnings\ndef relu(x):\n    warnings.warn('old')\n    return x", POSITIVE
    )
    assert found.facts("negative")["warning"] == "line 3, UserWarning: old"
    assert found.facts("positive")["warning"] == "line 3, UserWarning: old"


def test_an_assertion_speaks_for_itself() -> None:
    checks = "def large(f):\n    assert f() > 3, f'{f()} is not above 3'\n"
    assert checked("def f(): return 2", checks).failed == {"large": "2 is not above 3"}


def test_a_check_that_cannot_use_a_value_says_so() -> None:
    checks = "def pair(f):\n    a, b = f()\n    assert a, 'a'\n"
    assert "can make nothing of" in checked("def f(): return 2", checks).failed["pair"]


CALLS = """
import numpy as np
from textbook.runtime.checks import calls_of

def counted(f):
    with calls_of("exp", f) as calls:
        f(np.array([1.0, 1000.0]))
    assert not calls, f"{len(calls)} calls, overflow at {calls[0].overflow}"
"""


@pytest.mark.parametrize(
    "answer",
    [
        "import numpy as np\ndef f(x): return np.exp(x)",
        "from numpy import exp as e\ndef g(x): return e(x)\ndef f(x): return g(x)",
    ],
)
def test_calls_of_numpy_are_watched_by_whatever_name(answer: str) -> None:
    exp = np.exp
    assert checked(answer, CALLS).failed["counted"] == "1 calls, overflow at 1000.0"
    assert np.exp is exp
