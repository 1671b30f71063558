"""What a reader is told of an exception."""

from __future__ import annotations

import pytest

from tests.runtime.test_cell import run
from textbook.runtime.tracebacks import ErrorReport, cut


def error_of(source: str) -> ErrorReport:
    error = run(source).result["error"]
    assert error
    return error


@pytest.mark.parametrize(
    ("source", "kind", "line"),
    [
        ("\n1 / 0", "ZeroDivisionError", 2),
        ("def f(n):\n    return f(n + 1)\nf(0)", "RecursionError", 2),
        ("print('a'", "SyntaxError", 1),
        ("if True:\n\tx = 1\n        y = 2", "TabError", 3),
        ("print(“hi”)", "SyntaxError", 1),
        ("import json\njson.loads('{')", "json.decoder.JSONDecodeError", 2),
        ("x = 1\neval('1 +')", "SyntaxError", 2),
        ("raise KeyboardInterrupt", "KeyboardInterrupt", 1),
        ("class E(Exception): pass\nraise E('x')", "E", 2),
        ("{}['a']", "KeyError", 1),
        ("str(10 ** 5000)", "ValueError", 1),
    ],
)
def test_type_and_line_are_those_of_the_readers_code(source: str, kind: str, line: int) -> None:
    error = error_of(source)
    assert (error["type"], error["line"]) == (kind, line)


def test_the_traceback_holds_the_readers_lines_only() -> None:
    text = error_of("import json\n\ndef load():\n    return json.loads('{')\n\nload()")["traceback"]
    assert 'File "it", line 4, in load' in text
    assert "return json.loads" in text
    assert "decoder.py" not in text
    assert "textbook" not in text


def test_the_summary_is_the_exceptions_own_line_and_not_a_note() -> None:
    error = error_of("e = ValueError('wrong')\ne.add_note('when doing this')\nraise e")
    assert (error["type"], error["message"]) == ("ValueError", "wrong")
    assert "when doing this" in error["traceback"]


def test_the_cause_of_an_exception_is_kept() -> None:
    text = error_of("try:\n    1 / 0\nexcept ZeroDivisionError as e:\n    raise ValueError from e")
    assert "ZeroDivisionError" in text["traceback"]
    assert text["line"] == 4


def test_an_exception_that_fails_to_print_itself_is_told() -> None:
    source = "class E(Exception):\n    def __str__(self): raise RuntimeError('no')\nraise E()"
    assert error_of(source)["message"] == "<exception str() failed>"


@pytest.mark.parametrize("name", ["__class__", "__cause__", "__traceback__", "args", "name"])
def test_an_exception_that_refuses_to_be_looked_at_is_told(name: str) -> None:
    source = f"""\
class Odd(Exception):
    @property
    def {name}(self):
        raise SystemError("not yours")

raise Odd
"""
    error = error_of(source)
    assert (error["type"], error["line"]) == ("Odd", 6)


def test_a_huge_message_is_cut() -> None:
    message = error_of("raise ValueError('x' * 10**7)")["message"]
    assert len(message) < 11_000
    assert message.endswith("(9,990,000 more characters)")


def test_cut_leaves_a_short_text_alone() -> None:
    assert cut("abc", 3) == "abc"
    assert cut("abcd", 3) == "abc … (1 more characters)"


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("import cv2", "Python's standard library and NumPy"),
        ("import json, numpy as np\njson.dumps(np.arange(3))", "x.tolist()"),
        ("import json, numpy as np\njson.dumps([np.int64(1)])", "int(x)"),
        ("import js\njs.document", "The page itself cannot be reached"),
        ("np.zeros(3)", "import numpy as np"),
        ("import sys; sys.exit(1)", "The program ended itself"),
        ("import numpy as np\nnp.linspac(0, 1)", "Did you mean `linspace`?"),
        ("import numpy as np\nnp.tahn(1)", "Did you mean `tanh`?"),
        ("import numpy as np\nnp.ones(3).shap", "Did you mean `shape`?"),
        ("def f():\n    alpha = 1\n    return alhpa\n\nf()", "Did you mean `alpha`?"),
        ("total = 1\nprit(total)", "Did you mean `print`?"),
        ("import numpy as np\nnp.sigmoid(0)", "NumPy has no activation functions"),
    ],
)
def test_frequent_mistakes_get_a_sentence_of_help(source: str, hint: str) -> None:
    assert hint in (error_of(source)["hint"] or "")


@pytest.mark.parametrize(
    "source",
    [
        "1 / 0",
        "(3).something",
        # What a reader raises has neither an object nor a name, or any.
        "raise AttributeError",
        "raise AttributeError('x', name=5, obj=3)",
        "raise ImportError('x', name='nowhere')",
        "class Odd:\n    __dir__ = lambda self: 1 / 0\n\nOdd().thing",
    ],
)
def test_other_mistakes_get_none(source: str) -> None:
    assert error_of(source)["hint"] is None
