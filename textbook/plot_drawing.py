"""Plots as the build draws them, by the browser's own modules under Node: `js/plot/drawing.js`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from textbook.node import ask_node_once
from textbook.plot_spec import PlotSpec

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "js" / "plot-draw.js"
CACHE = ROOT / ".cache" / "plots"


@dataclass(frozen=True)
class Drawn:
    """HTML: the plot, and of each of its lines how it looks, for the legend."""

    drawing: str
    keys: list[str]


def draw(plots: Sequence[PlotSpec]) -> list[Drawn]:
    """Draw checked plots, those that were drawn before from `.cache/plots/`.

    Raises NodeUnavailableError when Node cannot.
    """
    return [Drawn(**drawn) for drawn in ask_node_once(SCRIPT, plots, CACHE, _version())]


@cache
def _version() -> str:
    """The text of what draws."""
    sources = [SCRIPT, *sorted((ROOT / "js" / "plot").glob("*.js"))]
    return "".join(source.read_text("utf-8") for source in sources)
