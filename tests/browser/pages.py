"""The pages of the book by their addresses, known from its sources before it is built."""

from __future__ import annotations

from pathlib import Path

from textbook.cells.header import is_cell, read_header
from textbook.fences import fences
from textbook.quizzes.source import read_source
from textbook.tooling.steps import ROOT

DOCS = ROOT / "docs"


def _address(file: Path) -> str:
    path = file.relative_to(DOCS).with_suffix("").as_posix()
    return "" if path == "index" else f"{path}/"


def _cells(file: Path) -> list[str]:
    found = fences(file.read_text("utf-8").splitlines())
    return [read_header(fence.info).id for fence in found if is_cell(fence.info)]


_FILES = sorted(DOCS.rglob("*.md"))

# Addresses relative to the book's own, "" for the first page. The build adds the page of answers.
PAGES = [*map(_address, _FILES), "answers/"]

# The ids of the cells of each page that has any.
CELLS = {_address(file): cells for file in _FILES if (cells := _cells(file))}


def _exercises(file: Path) -> dict[str, str]:
    source = read_source(file.read_text("utf-8").splitlines())
    blocks = [block for block in source.blocks if block.name == "exercise"]
    return {block.id: str((block.options or {})["file"]) for block in blocks}


# The exercises of each page that has any: id -> path of the files.
EXERCISES = {_address(file): tasks for file in _FILES if (tasks := _exercises(file))}


def title(address: str) -> str:
    """A name of the page for the names of tests."""
    return address.rstrip("/") or "index"
