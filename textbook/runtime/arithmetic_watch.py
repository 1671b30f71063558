"""Where a program's arithmetic stops giving numbers: found by running it once more, watched.

NumPy elsewhere learns from the processor's flags that something overflowed, was divided by zero or
has no value, and warns. WebAssembly has no such flags. So a program is compiled with a look at what
each operator and each function of NumPy gives; that is done in a second run, after the first has
drawn, since it costs time. The same looks make `np.errstate` and `np.seterr` work, for programs
that name them. Integers that wrap round are found too, of which NumPy warns nowhere.
"""

from __future__ import annotations

import ast
import operator
import re
import warnings
from collections.abc import Callable
from typing import Any, TypedDict, TypeVar, cast

import numpy as np

from textbook.runtime.arithmetic import OTHERS, PRODUCTS, SUMS, faults, in_floats
from textbook.runtime.arithmetic_notes import sentence_on

# The name by which a watched program finds its `Watch`.
NAME = "__arithmetic__"
# Programs that ask for the warnings and errors of NumPy, or to catch them.
FOLLOWED = re.compile(
    r"\b(?:errstate|seterr|seterrcall|catch_warnings|simplefilter|filterwarnings|FloatingPointError)\b"
)
# Looks and findings of one run: a loop over single numbers needs no more to be understood.
_MOST_LOOKS = 20_000
_MOST_NOTES = 3
# Elements that one look goes through.
_MOST_ELEMENTS = 2_000_000

_OPERATORS: dict[type[ast.operator], tuple[str, str]] = {
    ast.Add: ("add", "+"),
    ast.Sub: ("subtract", "-"),
    ast.Mult: ("multiply", "*"),
    ast.Div: ("divide", "/"),
    ast.FloorDiv: ("floor_divide", "//"),
    ast.Mod: ("remainder", "%"),
    ast.Pow: ("power", "**"),
    ast.MatMult: ("matmul", "@"),
}
_SIGNS = dict(_OPERATORS.values())
_FUNCTIONS: dict[str, tuple[Callable[..., Any], Callable[..., Any]]] = {
    "add": (operator.add, operator.iadd),
    "subtract": (operator.sub, operator.isub),
    "multiply": (operator.mul, operator.imul),
    "divide": (operator.truediv, operator.itruediv),
    "floor_divide": (operator.floordiv, operator.ifloordiv),
    "remainder": (operator.mod, operator.imod),
    "power": (operator.pow, operator.ipow),
    "matmul": (operator.matmul, operator.imatmul),
}
_WATCHED = {
    id(function): name
    for name in PRODUCTS | SUMS | OTHERS
    if (function := getattr(np, name, None)) and not isinstance(function, np.ufunc)
}
_METHODS = SUMS | {"mean", "var", "std", "dot", "trace", "astype"}


Tree = TypeVar("Tree", bound=ast.AST)


class Note(TypedDict):
    """`line` counts from 1 in the cell `cell`."""

    cell: str
    line: int
    text: str


def has_flags() -> bool:
    """Whether NumPy learns here of what went wrong."""
    try:
        with np.errstate(all="raise"):
            np.divide(1.0, 0.0)
    except FloatingPointError:
        return True
    return False


class Watch:
    """Looks at the results of one program's operators and calls, and remembers what it found.

    With `follow`, it does instead what `np.geterr()` says: warns, raises or calls.
    """

    def __init__(self, follow: bool = False) -> None:
        self.notes: list[Note] = []
        self._follow = follow
        self._looks = 0
        self._told: set[tuple[str, int, str]] = set()

    def with_looks(self, tree: Tree, cell: str) -> Tree:
        """`tree`, the program of the cell `cell`, with the looks in it."""
        looked_at: Tree = _Looks(cell).visit(tree)
        return ast.fix_missing_locations(looked_at)

    def binary(self, name: str, left: Any, right: Any, cell: str, line: int) -> Any:
        """`left` and `right` under the operator `name`."""
        value = _FUNCTIONS[name][0](left, right)
        if isinstance(value, np.ndarray | np.generic):
            self._look(name, _SIGNS[name], value, (left, right), cell, line)
        return value

    def inplace(self, name: str, left: Any, right: Any, cell: str, line: int) -> Any:
        """The same for `left += right`, which may change `left` itself."""
        before = left.copy() if isinstance(left, np.ndarray) else left
        value = _FUNCTIONS[name][1](left, right)
        if isinstance(value, np.ndarray | np.generic):
            self._look(name, f"{_SIGNS[name]}=", value, (before, right), cell, line)
        return value

    def function(self, function: Any, cell: str, line: int) -> Any:
        """`function`, or if it is one of NumPy's, one that looks at what it gives."""
        owner = getattr(function, "__self__", None)
        if isinstance(function, np.ufunc):
            return self._called(function, function.__name__, f"np.{function.__name__}", cell, line)
        if (name := _WATCHED.get(id(function))) is not None:
            return self._called(function, name, f"np.{name}", cell, line)
        if isinstance(owner, np.ndarray | np.generic) and function.__name__ in _METHODS:
            name = function.__name__
            return self._called(function, name, f".{name}", cell, line, owner)
        if isinstance(owner, np.ufunc) and function.__name__ in ("reduce", "accumulate"):
            name = {"add": "sum", "multiply": "prod"}.get(owner.__name__, "reduce")
            shown = f"np.{owner.__name__}.{function.__name__}"
            return self._called(function, name, shown, cell, line)
        return function

    def _called(
        self, function: Any, name: str, shown: str, cell: str, line: int, *owner: Any
    ) -> Callable[..., Any]:
        def call(*values: Any, **options: Any) -> Any:
            result = function(*values, **options)
            # What stands where nothing is computed is nobody's fault.
            if "where" not in options and "out" not in options:
                again = in_floats(function, name, values, options)
                for value in result if isinstance(result, tuple) else (result,):
                    if isinstance(value, np.ndarray | np.generic):
                        self._look(name, shown, value, (*owner, *values), cell, line, again)
            return result

        return call

    def _look(
        self,
        name: str,
        shown: str,
        value: Any,
        inputs: tuple[Any, ...],
        cell: str,
        line: int,
        again: Callable[[], Any] | None = None,
    ) -> None:
        self._looks += 1
        if value.size > _MOST_ELEMENTS or (self._looks > _MOST_LOOKS and not self._follow):
            return
        # What is done here must not be told as the program's.
        with np.errstate(all="ignore"), warnings.catch_warnings(action="ignore"):
            try:
                kinds = list(faults(name, value, inputs, again))
            except Exception:  # a class of the program's may answer in any way
                return
        for kind in kinds:
            if self._follow:
                _follow(kind, _told(name, shown, value), cell, line)
            elif kind == "under":
                continue  # a number that is nearly 0 became 0
            elif len(self.notes) < _MOST_NOTES and (kind, line, shown) not in self._told:
                self._told.add((kind, line, shown))
                text = sentence_on(kind, shown, value.dtype)
                self.notes.append({"cell": cell, "line": line, "text": text})


# NumPy's word for a fault, and its flag.
_WORDS = {
    "divide": ("divide by zero", 1),
    "over": ("overflow", 2),
    "under": ("underflow", 4),
    "invalid": ("invalid value", 8),
}


def _told(name: str, shown: str, value: Any) -> str:
    """NumPy's word for what was done."""
    if name in _SIGNS and isinstance(value, np.generic) and not shown.startswith("np."):
        return f"scalar {name}"
    if name in SUMS:
        return "accumulate" if name.startswith("cum") else "reduce"
    return "cast" if name == "astype" else name


def _follow(kind: str, told: str, cell: str, line: int) -> None:
    """Do what the program has asked NumPy to do about it; the wording is NumPy's."""
    if kind == "wrapped":
        return
    kind = "invalid" if kind == "cast" else kind
    action = cast("dict[str, str]", np.geterr())[kind]
    words, flag = _WORDS[kind]
    message = f"{words} encountered in {told}"
    if action == "raise":
        raise FloatingPointError(message)
    if action == "warn":
        warnings.warn_explicit(message, RuntimeWarning, cell, line)
    elif action == "print":
        print(f"Warning: {message}")
    elif action in ("call", "log"):
        handler: Any = np.geterrcall()
        if action == "call":
            handler(words, flag)
        else:
            handler.write(f"Warning: {message}\n")


# Called often, and never of interest.
_PLAIN = frozenset(
    [
        *("print", "len", "range", "super", "zip", "enumerate", "isinstance", "list", "tuple"),
        *("dict", "set", "str", "locals", "globals", "vars", "eval", "exec", "float", "int"),
        "type",
    ]
)


class _Looks(ast.NodeTransformer):
    """Puts a look around each operator and each call."""

    def __init__(self, cell: str) -> None:
        self._cell = cell

    def _look(self, method: str, node: ast.AST, *arguments: ast.expr) -> ast.Call:
        function = ast.Attribute(ast.Name(NAME, ast.Load()), method, ast.Load())
        place = [ast.Constant(self._cell), ast.Constant(getattr(node, "lineno", 1))]
        return ast.copy_location(ast.Call(function, [*arguments, *place], []), node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        plain = isinstance(node.left, ast.Constant) and isinstance(node.right, ast.Constant)
        if plain or type(node.op) not in _OPERATORS:
            return node
        name = ast.Constant(_OPERATORS[type(node.op)][0])
        return self._look("binary", node, name, node.left, node.right)

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if not isinstance(node.target, ast.Name) or type(node.op) not in _OPERATORS:
            return node
        name = ast.Constant(_OPERATORS[type(node.op)][0])
        before = ast.Name(node.target.id, ast.Load())
        value = self._look("inplace", node, name, before, node.value)
        return ast.copy_location(ast.Assign([node.target], value), node)

    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if not (isinstance(node.func, ast.Name) and node.func.id in _PLAIN):
            node.func = self._look("function", node, node.func)
        return node

    def visit_MatchValue(self, node: ast.MatchValue) -> ast.AST:
        # A pattern is no expression, though `1 + 2j` looks like one.
        return node
