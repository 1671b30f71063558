"""Reads what a snippet assigned to `js.window.py_plot_data`, by the author's rules.

The shape is `plot_data.schema.json`; the rules that a schema cannot say (lengths, ranges, colours)
are here. `js/plot/read.js` reads the same data for a reader, who is told rather than stopped.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from textbook.plot_colors import is_color
from textbook.plot_faults import (
    Place,
    fault_sentence,
    first_bad,
    place_name,
    plural,
    unknown_sentence,
    well_formed,
)
from textbook.plot_html import plot_html
from textbook.plot_spec import LineSpec, PlotSpec, x_of

__all__ = ["SCHEMA", "LineSpec", "PlotDataError", "PlotSpec", "plot_html", "read_plots"]

SCHEMA: dict[str, Any] = json.loads(
    Path(__file__).with_name("plot_data.schema.json").read_text(encoding="utf-8")
)
_validator = Draft202012Validator({**SCHEMA, "$ref": "#/$defs/author_plots"})


def _remedies(definition: str) -> dict[str, str]:
    properties = SCHEMA["$defs"][definition]["properties"]
    return {key: value["remedy"] for key, value in properties.items()}


_PLOT_KEYS = _remedies("plot")
_LINE_KEYS = _remedies("line")


class PlotDataError(ValueError):
    """One sentence that names the place in the plot data and the remedy."""


def read_plots(text: str) -> list[PlotSpec]:
    """Return the plots in the JSON `text`, with None for every NaN and infinity.

    Raises PlotDataError for the first thing that breaks the author's rules. An empty list, and
    JSON's null, mean no plots.
    """
    root = _parse(text)
    if root is None:
        return []
    faults = sorted(dict.fromkeys(_schema_faults(root)), key=_rank)
    if faults:
        place, unknown = faults[0]
        raise PlotDataError(_sentence(root, place, unknown))
    for plot in root:
        _clean(plot)
    plots = cast("list[PlotSpec]", root)
    for index, plot in enumerate(plots):
        for sentence in _rule_faults(plots, plot, index):
            raise PlotDataError(sentence)
    return plots


def _parse(text: str) -> Any:
    if text is None:
        return None
    if not isinstance(text, str):
        raise PlotDataError("py_plot_data is not a string; assign json.dumps(plots)")
    try:
        return json.loads(text, parse_int=_parse_int)
    except (ValueError, RecursionError):
        raise PlotDataError("py_plot_data is not JSON; assign json.dumps(plots)") from None


def _parse_int(digits: str) -> int | float:
    # Beyond 2^53 the browser has floats only, and int() refuses more than 4300 digits.
    return int(digits) if len(digits) <= 16 else float(digits)


def _schema_faults(root: Any) -> Iterator[tuple[Place, str | None]]:
    for error in _validator.iter_errors(_condense(root)):
        place = _place(list(error.absolute_path))
        match error.validator:
            case "required":
                for key in error.validator_value:
                    if key not in error.instance:
                        yield Place(place.plot, place.line, key), None
            case "anyOf":
                # The one anyOf of the schema: x_data for the plot or for every line.
                yield Place(place.plot, place.line, "x_data"), None
            case "unevaluatedProperties":
                yield from ((place, key) for key in _unknown_keys(error, place))
            case _:
                yield place, None


def _place(path: list[str | int]) -> Place:
    plot, key, line, line_key = (path + [None] * 4)[:4]
    if key != "lines" or line is None:
        return Place(cast("int | None", plot), None, cast("str | None", key))
    return Place(cast(int, plot), cast(int, line), cast("str | None", line_key))


def _unknown_keys(error: ValidationError, place: Place) -> list[str]:
    known = _PLOT_KEYS if place.line is None else _LINE_KEYS
    return [key for key in cast("dict[str, Any]", error.instance) if key not in known]


def _rank(fault: tuple[Place, str | None]) -> tuple[int, int, int]:
    """Plot by plot, a plot's own keys before its lines', a misspelt key before a missing one."""
    place, unknown = fault
    keys = list(_PLOT_KEYS if place.line is None else _LINE_KEYS)
    at = -1 if unknown or place.key is None else keys.index(place.key)
    return (
        -1 if place.plot is None else place.plot,
        -1 if place.line is None else place.line,
        at,
    )


def _sentence(root: Any, place: Place, unknown: str | None, wrong: str | None = None) -> str:
    remedies = _PLOT_KEYS if place.line is None else _LINE_KEYS
    if unknown is None or place.plot is None:
        return fault_sentence(root, place, remedies, wrong)
    owner = root[place.plot] if place.line is None else root[place.plot]["lines"][place.line]
    name = place_name(place.plot, place.line, owner.get("label"))
    return unknown_sentence(name, unknown, list(remedies))


def _condense(root: Any) -> Any:
    """Make a copy that breaks the schema where the data do, with long lists cut to what matters.

    jsonschema takes several microseconds for each number; the loop of `first_bad` does not.
    """
    if not isinstance(root, list):
        return root
    return [_condense_owner(plot) for plot in root]


def _condense_owner(owner: Any) -> Any:
    if not isinstance(owner, dict):
        return owner
    copy = dict(owner)
    for key, value in owner.items():
        if not isinstance(value, list):
            continue
        if key == "lines":
            copy[key] = [_condense_owner(line) for line in value]
        elif key in ("data", "x_data"):
            bad = first_bad(value)
            copy[key] = value[:1] if bad is None else [value[bad]]
        elif key in ("x_range", "y_range"):
            # An infinity is no end of an axis; null is what the schema refuses.
            copy[key] = [None if _is_infinite(number) else number for number in value]
    return copy


def _is_infinite(value: object) -> bool:
    return isinstance(value, float) and not math.isfinite(value)


def _clean(owner: dict[str, Any]) -> None:
    """Replace, in place, non-finite numbers by None and lone surrogates by a sign for them."""
    for key, value in owner.items():
        if isinstance(value, str):
            owner[key] = well_formed(value)
        elif key in ("data", "x_data"):
            owner[key] = [None if _is_infinite(number) else number for number in value]
        elif key == "lines":
            for line in value:
                _clean(line)


def _rule_faults(root: list[PlotSpec], plot: PlotSpec, index: int) -> Iterator[str]:
    """Check what the schema cannot say of one plot."""
    for axis in ("x", "y"):
        ends = cast("list[float] | None", plot.get(f"{axis}_range"))
        place = Place(index, None, f"{axis}_range")
        if ends and ends[0] >= ends[1]:
            yield _sentence(root, place, None, "does not rise")
        elif ends and plot.get(f"{axis}_scale") == "log" and ends[0] <= 0:
            yield _sentence(root, place, None, "is not positive, as a log axis must be")
    for at, line in enumerate(plot["lines"]):
        if "color" in line and not is_color(line["color"]):
            yield _sentence(root, Place(index, at, "color"), None)
        x, y = len(x_of(plot, line)), len(line["data"])
        if x != y:
            name = place_name(index, at, line.get("label"))
            its = "its " if "x_data" in line else ""
            yield f"{name}: data has {plural(y, 'number')}, {its}x_data has {x:,}"
