"""What went wrong in a step of arithmetic, told from its inputs and its result.

These are the faults that NumPy elsewhere learns from the processor's flags: overflow, division by
zero, a value that does not exist. Integers that wrap round are added, of which NumPy warns nowhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

_DIVISIONS = frozenset(["divide", "floor_divide", "remainder", "fmod", "mod", "reciprocal"])
_POLES = frozenset(["log", "log2", "log10", "log1p", "arctanh", "reciprocal"])
_WRAPPING = frozenset(
    ["add", "subtract", "multiply", "power", "square", "negative", "absolute", "matmul"]
)
PRODUCTS = frozenset(["matmul", "dot", "inner", "outer", "vdot", "tensordot", "convolve", "kron"])
SUMS = frozenset(["sum", "prod", "cumsum", "cumprod"])
OTHERS = frozenset(
    [
        *("mean", "var", "std", "average", "trace", "gradient", "diff", "trapezoid", "polyval"),
        *("cross", "logspace", "geomspace", "einsum", "interp"),
    ]
)
# What of a call's arguments are numbers.
_NUMERIC = (np.ndarray, np.generic, int, float, complex, list, tuple)


def in_floats(
    function: Any, name: str, values: tuple[Any, ...], options: dict[str, Any]
) -> Callable[[], Any] | None:
    """What tells the value that floating-point numbers give, where integers may wrap round."""
    if name in SUMS and len(values) < 3:
        return lambda: function(*values, **{**options, "dtype": float})
    if name in PRODUCTS:
        return lambda: function(*(np.asarray(value, float) for value in values), **options)
    return None


def faults(
    name: str, value: Any, inputs: tuple[Any, ...], again: Callable[[], Any] | None
) -> Iterable[str]:
    """What went wrong: "over", "under", "divide", "invalid", "cast" or "wrapped"."""
    if name == "astype":
        yield from _cast(value, np.asarray(inputs[0]))
        return
    known = [np.asarray(item) for item in inputs if isinstance(item, _NUMERIC)]
    if not known or any(item.dtype.kind not in "biufc" for item in known):
        return
    if value.dtype.kind in "fc":
        yield from _unreal(name, value, known)
    elif value.dtype.kind in "iu":
        if name in _DIVISIONS and len(known) > 1 and (known[1] == 0).any():
            yield "divide"
        elif value.dtype.kind == "i" and _wraps(name, value, known, again):
            yield "wrapped"


def _unreal(name: str, value: Any, known: list[Any]) -> Iterable[str]:
    if np.isfinite(value).all():
        if name in ("exp", "exp2", "multiply", "divide", "power", "square"):
            nonzero = np.logical_and.reduce(np.broadcast_arrays(*[i != 0 for i in known]))
            finite = np.logical_and.reduce(np.broadcast_arrays(*[np.isfinite(i) for i in known]))
            if name in ("exp", "exp2"):
                nonzero = finite
            if ((value == 0) & nonzero & finite).any():
                yield "under"
        return
    if _shape(known) == value.shape:
        nan = np.logical_or.reduce(np.broadcast_arrays(*map(np.isnan, known)))
        finite = np.logical_and.reduce(np.broadcast_arrays(*map(np.isfinite, known)))
    else:
        # Sums and products: any element of the inputs may have come into any of the result.
        nan = any(np.isnan(item).any() for item in known)
        finite = all(np.isfinite(item).all() for item in known)
    if (np.isnan(value) & ~np.asarray(nan)).any():
        yield "invalid"
    infinite = np.isinf(value) & np.asarray(finite)
    if infinite.any():
        zero = _at_a_pole(name, known)
        if (infinite & zero).any():
            yield "divide"
        if (infinite & ~zero).any():
            yield "over"


def _shape(known: list[Any]) -> tuple[int, ...] | None:
    """The shape that all have together, element by element, or None."""
    try:
        return np.broadcast_shapes(*(item.shape for item in known))
    except ValueError:
        return None


def _at_a_pole(name: str, known: list[Any]) -> Any:
    """Where the infinite value is exact."""
    if name in _POLES:
        return np.asarray(True)
    if name in _DIVISIONS:
        return np.asarray(known[-1] == 0)
    if name == "power":
        return np.asarray(known[0] == 0)
    return np.asarray(False)


def _wraps(name: str, value: Any, known: list[Any], again: Callable[[], Any] | None) -> bool:
    if any(item.dtype.kind not in "biu" for item in known):
        return False
    if name in _WRAPPING:
        exact = getattr(np, name)(*(item.astype(float) for item in known[:2]))
    elif again:
        exact = again()
    else:
        return False
    return bool((np.abs(exact - value) > 1 + 1e-9 * np.abs(exact)).any())


def _cast(value: Any, before: Any) -> Iterable[str]:
    if before.dtype.kind != "f":
        return
    if value.dtype.kind == "f":
        if (np.isinf(value) & np.isfinite(before)).any():
            yield "over"
    elif value.dtype.kind in "iu":
        off = np.abs(np.trunc(before) - value.astype(float))
        if not (off <= 0.5 + 1e-9 * np.abs(before)).all():
            yield "cast"
