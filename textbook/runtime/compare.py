"""Says how a value differs from the one that was expected: type, shape, NaN, and where."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from textbook.runtime.check_error import CheckError, Fact
from textbook.runtime.shown import kind, shown

Array = np.ndarray[Any, Any]

# Kinds of dtype that may stand for one another: whole numbers where fractions are expected.
_ACCEPTED = {"f": "fiu", "c": "cfiu", "i": "iu", "u": "iu", "b": "b"}
_NUMBERS = (int, float, complex, np.ndarray, np.generic)


def agree(
    got: Any,
    expected: Any,
    what: str = "The result",
    given: Sequence[Any] = (),
    *,
    rtol: float = 1e-9,
    atol: float = 1e-12,
    dtype: Any = None,
) -> None:
    """Raise `CheckError` unless `got` is `expected`, up to rounding.

    `what` names the value in the message; `given` are the arguments of the call that gave it.
    """
    if type(expected) in (tuple, list):
        _agree_parts(got, expected, what, given, rtol, atol, dtype)
        return
    wanted = np.asarray(expected)
    found = _as_array(got, wanted, what)
    facts: list[Fact] = [("got", shown(got)), ("expected", shown(expected))]
    if found.shape != wanted.shape:
        raise CheckError(_shape_message(found, wanted, what), *facts)
    if dtype is not None and found.dtype != dtype:
        raise CheckError(f"{what} is {kind(found)}, and {np.dtype(dtype)} is expected.", *facts)
    wrong = ~np.isclose(found, wanted, rtol=rtol, atol=atol, equal_nan=True)
    if wrong.any():
        message = _values_message(found, wanted, wrong, what, given, (rtol, atol))
        raise CheckError(message, *(facts if found.size > 1 else ()))


def _agree_parts(
    got: Any,
    expected: Sequence[Any],
    what: str,
    given: Sequence[Any],
    rtol: float,
    atol: float,
    dtype: Any,
) -> None:
    """Compare several values, as of a function that returns a pair."""
    names = ("first", "second", "third", "fourth")
    if type(got) not in (tuple, list) or len(got) != len(expected):
        count = f"{len(got)} values" if type(got) in (tuple, list) else kind(got)
        raise CheckError(f"{what} returns {count}, and {len(expected)} values are expected.")
    for index, (one, other) in enumerate(zip(got, expected, strict=True)):
        name = names[index] if index < len(names) else f"{index + 1}th"
        part = f"The {name} value of {what}"
        agree(one, other, part, given, rtol=rtol, atol=atol, dtype=dtype)


def _as_array(got: Any, wanted: Array, what: str) -> Array:
    """`got` as an array of numbers that can be compared with `wanted`."""
    if type(got) in (list, tuple) and wanted.ndim:
        raise CheckError(
            f"{what} is {kind(got)}, and an array is expected. np.array(…) makes one of it.",
            ("got", shown(got)),
        )
    if not isinstance(got, _NUMBERS):
        thing = "an array" if wanted.ndim else "a number"
        raise CheckError(f"{what} is {kind(got)}, and {thing} is expected.", ("got", shown(got)))
    found = np.asarray(got)
    if found.dtype.kind == "O":
        raise CheckError(
            f"{what} is an array of Python objects (dtype object), which NumPy cannot calculate "
            "with as with numbers. Add .astype(float).",
            ("got", shown(got)),
        )
    if found.dtype.kind not in _ACCEPTED.get(wanted.dtype.kind, ""):
        cure = " Add .astype(float)." if found.dtype.kind == "b" else ""
        raise CheckError(
            f"{what} is {kind(got)}, and {wanted.dtype} is expected.{cure}", ("got", shown(got))
        )
    return found


def _shape_message(found: Array, wanted: Array, what: str) -> str:
    if not wanted.ndim:
        return f"{what} is an array of shape {found.shape}, and one number is expected."
    if not found.ndim:
        return f"{what} is one number, and an array of shape {wanted.shape} is expected."
    return f"{what} has the shape {found.shape}, and {wanted.shape} is expected."


def _values_message(
    found: Array,
    wanted: Array,
    wrong: Array,
    what: str,
    given: Sequence[Any],
    tolerance: tuple[float, float],
) -> str:
    """Names one wrong value, with its place and the input that it belongs to."""
    unusable = wrong & ~np.isfinite(found)
    # Truth values cannot be subtracted.
    distance = found != wanted if found.dtype.kind == "b" else np.abs(found - wanted)
    error = np.where(wrong & ~unusable, distance, 0.0)
    place = _first(unusable) if unusable.any() else _largest(error)
    number, right = found[place], wanted[place]
    where = f" at index {place[0] if len(place) == 1 else place}" if place else ""
    inputs = _like(given, found)
    if place and inputs is not None:
        where += f" (there the input is {shown(inputs[place])})"
    message = f"{what} gives {shown(number)}{where}, and {shown(right)} is expected."
    if np.isnan(number):
        message += " nan comes from calculations such as inf / inf, inf - inf or 0 * inf."
    if found.size > 1:
        message += f" {wrong.sum()} of {found.size} values are wrong."
    allowed = max(tolerance[1], tolerance[0] * float(np.abs(right)))
    if np.isfinite(number) and np.isfinite(right) and 0 < error[place] < 0.1:
        message += f" The error is {error[place]:.2g}; at most {allowed:.2g} is allowed."
    return message


def _like(given: Sequence[Any], found: Array) -> Array | None:
    """The first argument, where each value of the result belongs to one of its values."""
    first = given[0] if given else None
    return first if isinstance(first, np.ndarray) and first.shape == found.shape else None


def _first(where: Array) -> tuple[int, ...]:
    return tuple(int(axis[0]) for axis in np.nonzero(where)) if where.ndim else ()


def _largest(error: Array) -> tuple[int, ...]:
    return tuple(int(i) for i in np.unravel_index(int(np.argmax(error)), error.shape))
