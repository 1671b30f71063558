"""Runs the checks of an exercise on a reader's code: in the page, and in the build.

A check of an answer is a run like any other, of three programs in one namespace: one that makes an
`Exercise` before the reader's code is seen, the reader's code, and one that calls `run`. What is
found goes to standard output, one JSON object a line, as it is found:

    {"check": "positive", "state": "running"}
    {"check": "positive", "state": "failed", "message": "…", "facts": [["got", "1.0"]], "line": 2}
"""

from __future__ import annotations

import ast
import contextlib
import difflib
import importlib
import inspect
import io
import json
import sys
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType
from typing import Any

import numpy as np

from textbook.runtime.check_error import CheckError, Fact
from textbook.runtime.given import Given
from textbook.runtime.output import NoInput

# The program before the reader's and the one after it. The name is one that nobody uses by chance.
BEFORE = """\
import textbook.runtime.exercise
__exercise__ = textbook.runtime.exercise.Exercise(globals())
del textbook
"""
AFTER = "__exercise__.run({checks!r}, {file!r}, {cell!r})\n"

# The modules that checks rely on: they must be as they were.
_WATCHED = (
    "numpy", "numpy.linalg", "numpy.random", "math", "textbook.runtime.checks",
    "textbook.runtime.compare", "textbook.runtime.shown",
)  # fmt: skip

# The reader's code may replace json.dumps.
_dumps = json.JSONEncoder().encode


@dataclass(frozen=True)
class CheckName:
    """The `name` of a check's function, and its `title` for readers."""

    name: str
    title: str


def check_names(source: str, file: str = "checks") -> list[CheckName]:
    """The checks of a file: its functions, in their order, but for those that begin with `_`.

    A check's title is the first line of its docstring, or its name in words.
    """
    return [
        CheckName(node.name, _title(node))
        for node in ast.parse(source, file).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_")
    ]


def _title(node: ast.FunctionDef) -> str:
    written = (ast.get_docstring(node) or "").partition("\n")[0].strip()
    return written or node.name.replace("_", " ").capitalize()


class Exercise:
    """What the checks need to know of Python as it was before the reader's code."""

    def __init__(self, namespace: dict[str, Any]) -> None:
        self._namespace = namespace
        modules = map(importlib.import_module, _WATCHED)
        self._modules: list[tuple[ModuleType, dict[str, Any]]] = [
            (module, dict(vars(module))) for module in modules
        ]

    def run(self, checks: str, file: str, cell: str) -> None:
        """Check the code of `cell`, which has run, by the checks in the source `checks`."""
        out = sys.stdout

        def tell(**line: Any) -> None:
            out.write(_dumps(line) + "\n")
            out.flush()

        with _silence(), np.errstate(all="ignore"):
            # Also what was found in the modules is compared before anything of them is used.
            functions = None if self._replaced() else _functions(checks, file)
            for check in check_names(checks, file):
                tell(check=check.name, state="running")
                tell(check=check.name, **self._outcome(functions, check.name, cell))

    def _outcome(
        self, functions: dict[str, Callable[..., None]] | None, name: str, cell: str
    ) -> dict[str, Any]:
        facts: list[Fact] = []
        try:
            self._refuse_replaced()
            assert functions is not None
            function = functions[name]
            wanted = inspect.signature(function).parameters
            given = [self._given(parameter, cell) for parameter in wanted]
            with _warnings_of(cell, facts):
                function(*given)
            self._refuse_replaced()
        except CheckError as failed:
            return _failed(str(failed), [*failed.facts, *facts], failed.line)
        except AssertionError as failed:
            return _failed(str(failed), facts)
        except Exception as error:  # the check's own, when it is given what it was not made for
            return _failed(
                f"The check can make nothing of what your code gave it: {type(error).__name__}: "
                f"{error}",
                facts,
            )
        return {"state": "passed", "message": "", "facts": facts, "line": None}

    def _given(self, name: str, cell: str) -> Given:
        value = self._namespace.get(name, self)
        if value is self:
            own = [key for key in self._namespace if not key.startswith("__")]
            near = difflib.get_close_matches(name, own, 1)
            found = f" It has `{near[0]}`: is that the one?" if near else ""
            raise CheckError(f"Your code has no function `{name}`.{found}")
        if not callable(value):
            raise CheckError(f"`{name}` is no function but a value of type {type(value).__name__}.")
        return Given(value, name, cell)

    def _refuse_replaced(self) -> None:
        if replaced := self._replaced():
            raise CheckError(
                f"Your code replaces {replaced}, which the checks use too. Give what you define a "
                "name of its own."
            )

    def _replaced(self) -> str | None:
        """What of the modules is not what it was."""
        for module, names in self._modules:
            now = vars(module)
            for key, value in names.items():
                if now.get(key, self) is not value:
                    return f"{module.__name__}.{key}"
        return None


def _functions(checks: str, file: str) -> dict[str, Callable[..., None]]:
    namespace: dict[str, Any] = {"__name__": "checks"}
    exec(compile(checks, file, "exec", dont_inherit=True), namespace)
    return namespace


def _failed(message: str, facts: list[Fact], line: int | None = None) -> dict[str, Any]:
    return {"state": "failed", "message": message, "facts": facts, "line": line}


@contextlib.contextmanager
def _warnings_of(cell: str, facts: list[Fact]) -> Iterator[None]:
    """Add the warnings of the reader's code to `facts`, and let no other be heard."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            yield
        finally:
            told = {
                f"line {w.lineno}, {w.category.__name__}: {w.message}"
                for w in caught
                if w.filename == cell
            }
            facts += [("warning", text) for text in sorted(told)]


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Nobody hears what is printed, and nothing can be read."""
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = NoInput(), _Nowhere(), _Nowhere()
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before


class _Nowhere(io.TextIOBase):
    """A stream that keeps nothing."""

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)
