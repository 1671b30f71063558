"""What a checked plot is: the keys of `plot_data.schema.json` as types.

Lists of numbers hold None for a gap. `x_of` and `label_of` are the two rules that every use of a
plot needs.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

Numbers: TypeAlias = list[int | float | None]
Scale: TypeAlias = Literal["linear", "log"]


class _LineData(TypedDict):
    data: Numbers


class LineSpec(_LineData, total=False):
    """A line; `data` has as many numbers as its x."""

    label: str
    x_data: Numbers
    color: str
    dash: bool
    step: Literal["before", "middle", "after"] | bool
    points: bool


class _PlotLines(TypedDict):
    lines: list[LineSpec]


class PlotSpec(_PlotLines, total=False):
    """A plot of at least one line."""

    title: str
    x_label: str
    y_label: str
    description: str
    x_data: Numbers
    x_scale: Scale
    y_scale: Scale
    x_range: list[float]
    y_range: list[float]


def x_of(plot: PlotSpec, line: LineSpec) -> Numbers:
    """Return the x of the line's points: its own, or the plot's."""
    return line.get("x_data", plot.get("x_data", []))


def label_of(plot: PlotSpec, index: int) -> str:
    """Return the name of the line at `index` (from 0), or "line 2" where it has none."""
    return plot["lines"][index].get("label", "").strip() or f"line {index + 1}"
