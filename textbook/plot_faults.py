"""Sentences about what is wrong with plot data: where, what, and the remedy.

The schema says that a value is bad; the sentence is made from the value. `js/plot/faults.js` says
the same in the browser, and `tests/plot_cases.json` holds the two together.
"""

from __future__ import annotations

import difflib
import json
import re
from dataclasses import dataclass
from typing import Any

_SHOWN = 40
_EXAMPLE = '[{"x_data": [0, 1], "lines": [{"data": [0, 1]}]}]'


@dataclass(frozen=True)
class Place:
    """Where a fault is. Indices count from 0; `key` None is the whole thing."""

    plot: int | None = None
    line: int | None = None
    key: str | None = None


def well_formed(text: str) -> str:
    """Return the text without halves of surrogate pairs, which no file takes."""
    return re.sub("[\ud800-\udfff]", "\ufffd", text)


def quote(text: str) -> str:
    """Put the text in quotes, cut where it is long."""
    cut = text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
    return json.dumps(well_formed(cut), ensure_ascii=False)


def place_name(plot: int, line: int | None = None, label: object = None) -> str:
    """`plot 1, line 2 "GELU"`, from indices that count from 0."""
    if line is None:
        return f"plot {plot + 1}"
    name = f" {quote(label)}" if isinstance(label, str) and label.strip() else ""
    return f"plot {plot + 1}, line {line + 1}{name}"


def plural(count: int, noun: str) -> str:
    """`1 number`, `1,000 numbers`."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


def fault_sentence(
    root: Any, place: Place, remedies: dict[str, str], wrong: str | None = None
) -> str:
    """One sentence, without a full stop, on the value at `place` in the parsed data `root`.

    `remedies` is that of each key which can stand there; `wrong` says what is wrong with the value
    where it does not tell itself.
    """
    if place.plot is None:
        return _root_sentence(root)
    owner = root[place.plot] if place.line is None else root[place.plot]["lines"][place.line]
    label = owner.get("label") if isinstance(owner, dict) else None
    name = place_name(place.plot, place.line, label)
    key = place.key
    if key is None:
        remedy = "an object with x_data and lines" if place.line is None else "an object with data"
        return f"{name} is {_kind(owner)}; give {remedy}"
    value = owner.get(key, _MISSING)
    if key in ("data", "x_data") and isinstance(value, list):
        bad = first_bad(value)
        if bad is not None:
            what = f"value {bad + 1} of {key} is {_kind(value[bad])}"
            return f"{name}: {what}; {_number_remedy(value[bad], key)}"
    return f"{name}: {key} {wrong or _describe(key, value)}; {remedies[key]}"


def unknown_sentence(name: str, unknown: str, keys: list[str]) -> str:
    """One sentence on a key that the contract does not have."""
    meant = difflib.get_close_matches(unknown.lower(), keys, n=1)
    remedy = f"did you mean {quote(meant[0])}?" if meant else f"the keys are {', '.join(keys)}"
    return f"{name}: unknown key {quote(unknown)}; {remedy}"


def first_bad(values: list[object]) -> int | None:
    """Return the index of the first item that is neither a number nor None."""
    for index, value in enumerate(values):
        # The exact types, since True is an int.
        if type(value) is not float and type(value) is not int and value is not None:
            return index
    return None


_MISSING = object()


def _root_sentence(root: Any) -> str:
    if isinstance(root, list):
        return f"there are {len(root)} plots; give at most 24"
    if isinstance(root, dict) and ("lines" in root or "x_data" in root):
        return "the plot data is a single plot; put it in a list, [{…}]"
    return f"the plot data is {_kind(root)}; give a list of plots, {_EXAMPLE}"


def _describe(key: str, value: object) -> str:
    if value is _MISSING:
        return "is missing"
    if isinstance(value, str) and not value.strip():
        return "is blank"
    if isinstance(value, str) and len(value) > 100:
        return f"has {plural(len(value), 'character')}"
    if isinstance(value, list) and not value:
        return "is empty"
    if isinstance(value, list) and key == "lines":
        return f"has {plural(len(value), 'line')}"
    return f"is {_kind(value)}"


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return f"the string {quote(value)}"
    if isinstance(value, list):
        return f"a list of {plural(len(value), 'value')}"
    return "an object"


def _number_remedy(value: object, key: str) -> str:
    if isinstance(value, str):
        return "write numbers without quotes"
    if isinstance(value, bool):
        return "write 1 or 0, or convert the array with .astype(float)"
    if isinstance(value, list):
        return f"make {key} one flat list of numbers"
    return "give a number"
