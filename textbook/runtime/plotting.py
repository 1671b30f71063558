"""`from book import plot`: the usual chart in one call, drawn by the same contract as any other."""

from __future__ import annotations

import json
import sys
import weakref
from collections.abc import Callable, Mapping, Sequence
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np

# A program may replace what these are called, and its plots are still drawn.
_dumps = json.JSONEncoder().encode
_array, _number, _broadcast_to = np.asarray, np.number, np.broadcast_to

Values: TypeAlias = Any  # whatever NumPy makes numbers of
Line: TypeAlias = Values | Callable[[Any], Values] | Mapping[str, Any]

# The keys of the contract (`plot_data.schema.json`) that are given as they stand there.
PLOT_KEYS = frozenset(["description", "x_scale", "y_scale", "x_range", "y_range"])
LINE_KEYS = frozenset(["color", "dash", "step", "points"])

# What each program has drawn so far: title -> plot, in the order of the first calls.
_drawn: weakref.WeakKeyDictionary[ModuleType, dict[str, dict[str, Any]]]
_drawn = weakref.WeakKeyDictionary()


def plot(
    x: Values,
    lines: Line | Mapping[str, Line],
    *,
    title: str | None = None,
    x_label: str = "x",
    y_label: str = "f(x)",
    **options: Any,
) -> None:
    """Draw `lines` over `x` under the cell.

    `x` has n numbers. `lines` maps the label of each line to its y: n numbers (an array, a list or
    anything that NumPy makes numbers of), one number for a level line, or a function, which is
    called with `x` as an array. A mapping in place of y has it as `y`, and beside it what the
    contract has for a line: `color`, `dash`, `step`, `points`, and `x` for an x of its own. One
    line alone needs no mapping. Without a `title` the labels are the title.

    `options` are `x_range`, `y_range`, `x_scale`, `y_scale` and `description`, as plot data have
    them. A call with the title of an earlier one draws that plot anew, so that a loop moves its
    curve; one with another title adds a plot.

    Raises:
        TypeError: an argument is of the wrong kind, or is none that there is.
        ValueError: numbers do not fit together.

    """
    _refuse_unknown("plot()", options, PLOT_KEYS)
    across = _numbers("x", x)
    named = _named(lines, y_label)
    if title is None:
        title = ", ".join(label for label, _ in named)
    spec: dict[str, Any] = {"title": title, "x_label": x_label, "y_label": y_label}
    for name, value in spec.items():
        if not isinstance(value, str):
            raise TypeError(f"{name} is {_kind(value)}; give a text")
    spec |= {name: _plain(value) for name, value in options.items()}
    spec["x_data"] = across.tolist()
    spec["lines"] = [_line(label, line, across) for label, line in named]
    _show(spec)


def _show(spec: dict[str, Any]) -> None:
    import js  # the page's, or the stand-in that is there elsewhere

    plots = _drawn.setdefault(sys.modules["__main__"], {})
    plots[spec["title"]] = spec
    window: Any = js.window
    window.py_plot_data = _dumps(list(plots.values()))


def _named(lines: Any, y_label: str) -> list[tuple[str, Any]]:
    """The lines with their labels; a single one is called after its function, or its axis."""
    if not isinstance(lines, Mapping):
        name = getattr(lines, "__name__", y_label) if callable(lines) else y_label
        return [(name, lines)]
    if not lines:
        raise ValueError('lines is empty; give labels with their values, {"ReLU(x)": y}')
    for label in lines:
        if not isinstance(label, str):
            raise TypeError(f"a label in lines is {_kind(label)}; give a text")
    return list(lines.items())


def _line(label: str, line: Any, x: np.ndarray[Any, Any]) -> dict[str, Any]:
    name = f"lines[{label!r}]"
    own: dict[str, Any] = {}
    if isinstance(line, Mapping):
        _refuse_unknown(name, line, LINE_KEYS | {"x", "y"})
        if "y" not in line:
            raise ValueError(f'{name} has no "y"; give its numbers or its function')
        own = {key: _plain(value) for key, value in line.items() if key in LINE_KEYS}
        if "x" in line:
            x = _numbers(f'{name}["x"]', line["x"])
            own["x_data"] = x.tolist()
        line = line["y"]
    if callable(line):
        line = line(x)
        name += " of x"
    y = _numbers(name, line, level=True)
    if y.ndim and y.shape != x.shape:
        raise ValueError(f"{name} has {len(y):,} numbers, and its x has {len(x):,}")
    return {"label": label, "data": _broadcast_to(y, x.shape).tolist(), **own}


def _numbers(name: str, values: Values, *, level: bool = False) -> np.ndarray[Any, Any]:
    """`values` as a flat array of real numbers, or where `level` is set as a single one."""
    try:
        array = _array(values)
    except ValueError:  # rows of different lengths
        raise ValueError(f"{name} is ragged; give one flat list of numbers") from None
    if array.dtype == bool:
        array = array.astype(int)
    if array.dtype.kind == "O":
        # Numbers of Python's own, as fractions and very large integers; None is a gap.
        array = _as_float(name, array)
    if not issubclass(array.dtype.type, _number):
        raise TypeError(f"{name} is {_kind(values)}; give numbers")
    if array.dtype.kind == "c":
        raise TypeError(f"{name} has complex numbers; give their real part, {_short(name)}.real")
    if array.ndim > 1 or (array.ndim == 0 and not level):
        shape = "a single number" if array.ndim == 0 else f"of shape {array.shape}"
        flat = "give a list of numbers" if array.ndim == 0 else f"write {_short(name)}.ravel()"
        raise ValueError(f"{name} is {shape}; {flat}")
    if array.dtype.kind == "f" and array.dtype.itemsize > 8:
        array = array.astype(float)  # what JSON has no digits for
    return array


def _as_float(name: str, array: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    try:
        return array.astype(float)
    except (TypeError, ValueError):
        raise TypeError(f"{name} holds something that is no number; give numbers") from None


def _plain(value: Any) -> Any:
    """`value` as JSON has it, where NumPy has made it."""
    return value.tolist() if isinstance(value, np.ndarray | np.generic) else value


def _refuse_unknown(owner: str, given: Mapping[str, Any], known: frozenset[str]) -> None:
    for key in given:
        if key not in known:
            raise TypeError(f"{owner} has no {key!r}; it knows {', '.join(sorted(known))}")


def _kind(value: object) -> str:
    if isinstance(value, str):
        return "a text"
    if value is None:
        return "None"
    if isinstance(value, Sequence):
        return "a list of something else"
    return f"of type {type(value).__name__}"


def _short(name: str) -> str:
    return "x" if name == "x" else "y"
