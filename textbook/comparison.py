"""Whether a program gives a reader what it gives who runs the file on a machine of their own."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import Any

# Two numbers a and b of a plot are the same up to this times max(1, |b|).
TOLERANCE = 1e-12
REMEDY = (
    "Have it give the same in both: write dtype=np.int64 or floats, since the default integer "
    'here has 32 bits; kind="stable", since ties are sorted in the processor\'s order; a seed for '
    "random numbers."
)
# Characters of a text that are told.
_TOLD = 120


def difference(here: Mapping[str, Any], elsewhere: Mapping[str, Any]) -> str | None:
    """What a run gives `here`, in the reader's Python, and what `elsewhere`; None if the same.

    Both have the keys of `textbook.prerender.Prerendered`. Text is compared exactly, numbers in
    plots within `TOLERANCE`, errors by type and line: their messages are those of the version.
    """
    return next(_differences(here, elsewhere), None)


def data_difference(here: Any, elsewhere: Any, place: str) -> str | None:
    """The first difference of two JSON values, numbers within `TOLERANCE`; None if the same."""
    return next(_differing(here, elsewhere, place), None)


def _differences(here: Mapping[str, Any], elsewhere: Mapping[str, Any]) -> Iterator[str]:
    if (a := _error(here)) != (b := _error(elsewhere)):
        yield f"it {a} in the reader's Python and {b} elsewhere"
    for stream, what in (("stdout", "prints"), ("stderr", "prints as a warning")):
        lines = zip_longest(here[stream].splitlines(), elsewhere[stream].splitlines())
        for number, (a, b) in enumerate(lines, 1):
            if _comparable(a) != _comparable(b):
                yield f"line {number} of what it {what} is {_told(a)}, and elsewhere {_told(b)}"
    a, b = here["value"], elsewhere["value"]
    if _comparable(a) != _comparable(b):
        yield f"its value is {_told(a)}, and elsewhere {_told(b)}"
    yield from _differing(_plots(here), _plots(elsewhere), "plots")


def _error(result: Mapping[str, Any]) -> str:
    if error := result["error"]:
        return f"raises {error['type']} in line {error['line']}"
    return "ends well"


def _comparable(text: str | None) -> str | None:
    """`text` without the places of objects in memory."""
    return text and re.sub(r"\bat 0x[0-9a-f]+", "at 0x…", text)


def _told(text: str | None) -> str:
    if text is None:
        return "none"
    return text if len(text) <= _TOLD else f"{text[:_TOLD]}…"


def _plots(result: Mapping[str, Any]) -> Any:
    try:
        return json.loads(result["plots"] or "[]")
    except ValueError:  # no JSON: told by who reads the plots
        return result["plots"]


def _differing(a: Any, b: Any, place: str) -> Iterator[str]:
    if _is_number(a) and _is_number(b):
        # NaN is a number here, and equal to itself.
        same = a == b or (a != a and b != b) or abs(a - b) <= TOLERANCE * max(1.0, abs(b))
    elif isinstance(a, dict) and isinstance(b, dict) and a.keys() == b.keys():
        for key in a:
            yield from _differing(a[key], b[key], f"{place}.{key}")
        return
    elif isinstance(a, list) and isinstance(b, list) and len(a) == len(b):
        for index, (one, other) in enumerate(zip(a, b, strict=True)):
            yield from _differing(one, other, f"{place}[{index}]")
        return
    else:
        same = type(a) is type(b) and a == b
    if not same:
        yield f"{place} is {_told(repr(a))}, and elsewhere {_told(repr(b))}"


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
