"""A slider's answers before Python is there: what a cell gives at each of many values.

The build runs the cell at every step of each of its sliders, the other parameters at the author's
values. The page fetches the results when a slider is first touched. They go into one file a cell,
in which an equal list of numbers stands once:

    {"arrays": [[…], …],
     "sliders": {"alpha": {"values": [0, 0.01, …], "results": [{"plots", "stdout", "value"}, …]}}}

In `plots` each `x_data` and `data` is the place of its numbers in `arrays`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypedDict

from textbook.comparison import difference
from textbook.parameters import Parameter, decimals, with_value
from textbook.plot_data import PlotDataError, PlotSpec, read_plots
from textbook.prerender import (
    ROOT,
    TIME_LIMIT,
    Prerendered,
    SnippetError,
    prerender,
    prerender_all,
)
from textbook.runtime.cell import NeededCell

GRIDS = ROOT / ".cache" / "grids"

# Values of one slider, and characters of a cell's file: what is fetched while a finger moves.
MOST_VALUES = 101
MOST_CHARACTERS = 500_000
LEAST_VALUES = 9
# Digits of a number: more than a screen can show, and enough for `SAME` in js/plot/difference.js.
DIGITS = 8


class _Result(TypedDict):
    plots: list[PlotSpec]
    stdout: str
    value: str | None


# The files that the pages of this build name.
made: set[str] = set()


class GridError(Exception):
    """The cell fails at a value that a reader can choose; the message is the sentence's end."""


class NoGridError(Exception):
    """The cell runs well, but a slider cannot answer before Python; the message says why."""


def make_grid(
    cell: str,
    source: str,
    needs: Sequence[NeededCell],
    parameters: Sequence[Parameter],
    may_differ: bool = False,
) -> str | None:
    """The name of the cell's file in `GRIDS`, or None if it has no slider.

    Raises `GridError`, also where CPython gives something else and it may not (`may_differ`), and
    `NoGridError` if it is too slow or its plots are too large.
    """
    sliders = [parameter for parameter in parameters if parameter.kind == "slider"]
    if not sliders:
        return None
    most = MOST_VALUES
    while most >= LEAST_VALUES:
        values = {slider.name: grid_values(slider, most) for slider in sliders}
        results = {
            slider.name: _results(cell, source, needs, slider, values[slider.name], may_differ)
            for slider in sliders
        }
        text = encode(values, results)
        if len(text) <= MOST_CHARACTERS:
            return _write(cell, text)
        # As many as will fit, with some to spare, since numbers are not equally long.
        most = min(most - 1, int(0.9 * most * MOST_CHARACTERS / len(text)))
    raise NoGridError(
        f"its plots at {LEAST_VALUES} values are larger than {MOST_CHARACTERS:,} characters"
    )


def grid_values(slider: Parameter, most: int) -> list[float]:
    """The steps of `slider`, or `most` of them, ends included, and the author's value."""
    low, high, step = slider.min or 0.0, slider.max or 0.0, slider.step or 1.0
    places = decimals(step, low)
    count = int((high - low) / step + 1e-9) + 1
    shown = min(count, most)
    indices = {round(k * (count - 1) / max(1, shown - 1)) for k in range(shown)}
    steps = {round(low + index * step, places) for index in indices}
    if isinstance(slider.value, int | float):
        steps.add(slider.value)
    whole = isinstance(slider.value, int) and places == 0
    return sorted(int(value) if whole else value for value in steps)


def _results(
    cell: str,
    source: str,
    needs: Sequence[NeededCell],
    slider: Parameter,
    values: list[float],
    may_differ: bool,
) -> list[_Result]:
    sources = [with_value(source, slider, value) for value in values]
    try:
        results = prerender_all(cell, sources, needs, TIME_LIMIT)
    except SnippetError as error:
        # All have run where it is the end of their process that went wrong.
        index = min(error.index, len(values) - 1)
        value = values[index]
        try:
            prerender(cell, sources[index], needs, TIME_LIMIT)
        except SnippetError as alone:
            raise GridError(f"failed: {alone}, at {slider.name} = {value}") from None
        raise NoGridError(f"for the {len(values)} values of {slider.name}, {error}") from None
    return [
        _checked(result, f"at {slider.name} = {value}", may_differ)
        for value, result in zip(values, results, strict=True)
    ]


def _checked(result: Prerendered, place: str, may_differ: bool) -> _Result:
    if error := result.error:
        raise GridError(f"raises {error['type']}: {error['message']}, {place}")
    try:
        plots = read_plots(result.plots or "[]")
    except PlotDataError as problem:
        raise GridError(f"gives wrong plot data {place}: {problem}") from None
    if result.elsewhere and not may_differ:
        found = difference(vars(result), vars(result.elsewhere))
        raise GridError(f"gives a reader something else than who runs the file, {place}: {found}")
    return {"plots": plots, "stdout": result.stdout, "value": result.value}


def encode(values: dict[str, list[float]], results: dict[str, list[_Result]]) -> str:
    """The file's content."""
    pool: dict[tuple[float | None, ...], int] = {}

    def place(numbers: Sequence[float | None]) -> int:
        digits = _digits(numbers)
        rounded = tuple(None if n is None else float(f"{n:.{digits}g}") for n in numbers)
        return pool.setdefault(rounded, len(pool))

    def pooled(plot: PlotSpec) -> dict[str, Any]:
        lines = [
            {key: place(item) if key in ("x_data", "data") else item for key, item in line.items()}  # type: ignore[arg-type]
            for line in plot["lines"]
        ]
        rest = {key: item for key, item in plot.items() if key != "lines"}
        if "x_data" in plot:
            rest["x_data"] = place(plot["x_data"])
        return {**rest, "lines": lines}

    sliders = {
        name: {
            "values": values[name],
            "results": [
                {**result, "plots": [pooled(plot) for plot in result["plots"]]}
                for result in results[name]
            ],
        }
        for name in values
    }
    arrays = [[None if n is None else _short(n) for n in numbers] for numbers in pool]
    grid = {"arrays": arrays, "sliders": sliders}
    return json.dumps(grid, ensure_ascii=False, allow_nan=False, separators=(",", ":"))


def _digits(numbers: Sequence[float | None]) -> int:
    """Digits that tell `numbers` apart, also where they are large and near each other."""
    known = [n for n in numbers if n is not None]
    spread = max(known, default=0) - min(known, default=0)
    largest = max(map(abs, known), default=0)
    # A spread of 0 has nothing to tell apart, and one beyond all floats needs no more.
    more = math.ceil(math.log10(largest / spread)) if 0 < spread < largest else 0
    return min(17, DIGITS + more)


def _short(number: float) -> float:
    return int(number) if number.is_integer() and abs(number) < 1e15 else number


def _write(cell: str, text: str) -> str:
    name = f"{cell}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    GRIDS.mkdir(parents=True, exist_ok=True)
    (GRIDS / name).write_text(text, "utf-8")
    made.add(name)
    return name


def publish(site: Path) -> None:
    """Copy the files that the pages of this build name to `site`."""
    target = site / "assets" / "grids"
    for name in sorted(made):
        target.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes((GRIDS / name).read_bytes())
