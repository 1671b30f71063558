"""Values as a reader sees them in the result of a check: short, and whatever NumPy was told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

# Characters of one value, and numbers of an array up to which all are shown.
LONGEST = 240
MOST_NUMBERS = 12

_format = np.array2string
_ndarray, _generic, _integer = np.ndarray, np.generic, np.integer
_FORMATTERS: dict[str, Callable[[Any], str]] = {
    "float_kind": lambda number: repr(float(number)),
    "bool": lambda truth: str(bool(truth)),
    "complex_kind": lambda number: repr(complex(number)),
}


def shown(value: object, longest: int = LONGEST) -> str:
    """`value` in one line of at most so many characters."""
    text = _shown(value)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _shown(value: object) -> str:
    if isinstance(value, _ndarray) and value.ndim:
        return _array(value)
    if isinstance(value, _ndarray | _generic):
        return repr(value.item())
    if type(value) in (list, tuple):
        parts: Sequence[object] = value  # type: ignore[assignment]
        left, right = "[]" if type(value) is list else "()"
        return left + ", ".join(map(_shown, parts)) + right
    if callable(value):
        return str(getattr(value, "__name__", "a function")).lstrip("_")
    try:
        return repr(value)
    except BaseException:  # a class of the reader's may fail to print itself in any way
        return f"a {type(value).__name__}"


def _array(array: np.ndarray[Any, Any]) -> str:
    text = _format(
        array,
        max_line_width=10_000,
        separator=", ",
        formatter=_FORMATTERS,  # type: ignore[arg-type]
        threshold=MOST_NUMBERS,
        edgeitems=3,
    )
    return " ".join(text.split())


def kind(value: object) -> str:
    """What `value` is, as in "a list"."""
    if isinstance(value, _ndarray) and value.ndim:
        return f"an array of {value.dtype}"
    if isinstance(value, _ndarray | _generic):
        return f"a number of type {value.dtype}"
    name = type(value).__name__
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"
