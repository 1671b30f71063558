"""Computes what an author wrote as NumPy, in the process that the book's cells are run in."""

from __future__ import annotations

import ast
import json
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from textbook.comparison import data_difference
from textbook.prerender import SnippetError, prerender

HEAD = """\
import json
import math

import numpy as np


def number(function):
    value = np.asarray(function(), float)
    if value.shape:
        raise ValueError(f"it gives an array of shape {value.shape}, not one number")
    return float(value)


def curve(function, grids):
    grids = [np.asarray(grid, float) for grid in grids]
    return [np.broadcast_to(np.asarray(function(x), float), x.shape).tolist() for x in grids]


def told(get, *arguments):
    try:
        return {"value": get(*arguments)}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}

"""


class ComputeError(Exception):
    """The message is a sentence without a subject, as "raises ValueError: …"."""


@dataclass(frozen=True)
class Formula:
    """Statements and, as the last of them, the expression whose value is wanted."""

    setup: tuple[ast.stmt, ...]
    result: ast.expr

    def function(self, name: str, argument: str = "", setup: Sequence[ast.stmt] = ()) -> str:
        """The source of a function that returns the value."""
        lines = [ast.unparse(statement) for statement in (*setup, *self.setup)]
        lines.append(f"return ({ast.unparse(self.result)})")
        return f"def {name}({argument}):\n{textwrap.indent(chr(10).join(lines), '    ')}\n"


def read_formula(text: str) -> Formula:
    """Read an author's NumPy; raises `ComputeError`."""
    try:
        statements = ast.parse(textwrap.dedent(text).strip()).body
    except SyntaxError as error:
        raise ComputeError(f"is no Python: {error.msg}") from None
    if not statements or not isinstance(statements[-1], ast.Expr):
        raise ComputeError("does not end with an expression")
    return Formula(tuple(statements[:-1]), statements[-1].value)


Number = float | ComputeError
# Values on each of the grids.
Curve = list[list[float]] | ComputeError


def numbers(name: str, formula: Formula, others: Sequence[Formula]) -> list[Number]:
    """The values of `formula` and of the others, which may use the names that it sets.

    Raises `ComputeError` if none can be told.
    """
    return _run(name, formula, others, "", lambda function: f"told(number, {function})")


def curves(
    name: str, formula: Formula, others: Sequence[Formula], grids: Sequence[Sequence[float]]
) -> list[Curve]:
    """The values of `formula` and of the others, as functions of `x`, on each of the grids.

    Raises `ComputeError` if none can be told.
    """
    listed = json.dumps([list(grid) for grid in grids])
    return _run(name, formula, others, "x", lambda function: f"told(curve, {function}, {listed})")


def _run(
    name: str,
    formula: Formula,
    others: Sequence[Formula],
    argument: str,
    call: Callable[[str], str],
) -> list[Any]:
    functions = [formula.function("f0", argument)]
    functions += [
        other.function(f"f{index}", argument, formula.setup)
        for index, other in enumerate(others, 1)
    ]
    calls = ", ".join(call(f"f{index}") for index in range(len(functions)))
    program = HEAD + "\n".join(functions) + f"\nprint(json.dumps([{calls}]))\n"
    try:
        output = prerender(name, program)
    except SnippetError as error:
        raise ComputeError(f"failed: {error}") from None
    if output.error:
        raise ComputeError(f"raises {output.error['type']}: {output.error['message']}")
    results = json.loads(output.stdout.splitlines()[-1])
    if output.elsewhere:
        others = json.loads((output.elsewhere.stdout or "null").splitlines()[-1])
        if found := data_difference(results, others, "its value"):
            raise ComputeError(f"gives a reader something else than the build: {found}")
    return [
        ComputeError(f"raises {result['error']}") if "error" in result else result["value"]
        for result in results
    ]
