"""Cells: fenced blocks of a page that become `<py-cell>`, their snippet run by the build."""

from __future__ import annotations

from textbook.cells.extension import CellsExtension


def makeExtension(**options: object) -> CellsExtension:  # noqa: N802 - Python-Markdown's name
    """The entry point that Python-Markdown looks for."""
    return CellsExtension(**options)
