"""The snippets of the book: each belongs to one cell, and each is a program by itself."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from textbook.cells.header import is_cell
from textbook.cells.snippet import INCLUDE
from textbook.fences import fences
from textbook.tooling.steps import ROOT

SNIPPETS = ROOT / "snippets"
# Without the files of exercises, as relu.check.py, which belong to no cell.
FILES = sorted(
    path.relative_to(SNIPPETS).as_posix() for path in SNIPPETS.rglob("*.py") if "." not in path.stem
)


# Of an overflow a note tells the reader, which a cell may be about.
WARNINGS = ["-W", "error", "-W", "ignore:overflow encountered:RuntimeWarning"]


def named_by_cells() -> Counter[str]:
    """How often each file is named by a cell of docs/."""
    named: Counter[str] = Counter()
    for page in sorted((ROOT / "docs").rglob("*.md")):
        for fence in fences(page.read_text("utf-8").splitlines()):
            if is_cell(fence.info):
                includes = [INCLUDE.match(line) for line in fence.body]
                named.update(include["name"] for include in includes if include)
    return named


def test_every_snippet_is_named_by_exactly_one_cell() -> None:
    assert named_by_cells() == Counter(FILES)


@pytest.mark.parametrize("name", FILES)
def test_a_snippet_runs_by_itself(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, *WARNINGS, SNIPPETS / name],
        cwd=tmp_path,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    # The stand-in for `js` says what would be drawn; nothing else is said there.
    assert re.fullmatch(r'(plot data: ".+": .+\n)*', done.stderr)
    assert done.stdout or done.stderr


@pytest.mark.parametrize("name", FILES)
def test_a_snippet_fits_beside_its_chart_and_is_named_after_its_page(name: str) -> None:
    path = SNIPPETS / name
    page = path.parent.relative_to(SNIPPETS).as_posix()
    assert list((ROOT / "docs").rglob(f"{page}.md"))
    lines = path.read_text("utf-8").splitlines()
    assert max(map(len, lines)) <= 79
