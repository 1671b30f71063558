"""Puts the newest figures into the page that tells readers how fast the book is.

There a figure stands before a comment that names it: `0.22<!-- figure: start.book.cold/… -->`.
"""

from __future__ import annotations

import re

from bench.figures import Samples, figure
from bench.report import number
from textbook.tooling.steps import ROOT

PAGE = ROOT / "docs" / "how-fast-it-is.md"
_FIGURE = re.compile(r"[\d.,]+(?P<comment><!-- figure: (?P<expression>\S+) -->)")


def named_figures(text: str) -> list[str]:
    """The figures that the text names."""
    return [found["expression"] for found in _FIGURE.finditer(text)]


def refreshed(text: str, samples: Samples) -> str:
    """The text with its figures as measured; those that were not measured stay."""

    def newest(found: re.Match[str]) -> str:
        value = figure(samples, found["expression"])
        return found[0] if value is None else number(value) + found["comment"]

    return _FIGURE.sub(newest, text)


def refresh(samples: Samples) -> None:
    """Refresh the page."""
    PAGE.write_text(refreshed(PAGE.read_text("utf-8"), samples), "utf-8")
