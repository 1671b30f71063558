"""The style sheets, as they are written."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from textbook.tooling.steps import ROOT

SHEETS = sorted((ROOT / "theme_overrides" / "css").glob("*.css"))
# What holds a cell, or is one: a run changes something in it.
_HOLDS_A_RUN = r"(?::root|html|body|\.md-content\w*|\.md-typeset|\.cell|\.cell-\w+|py-cell)"
_LOOKS_INTO_IT = re.compile(rf"{_HOLDS_A_RUN}[^\s,>+~{{]*:has\([^{{]*")


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_no_style_looks_into_what_a_run_changes(sheet: Path) -> None:
    # A browser would work out the styles of all of it at every change.
    assert not _LOOKS_INTO_IT.findall(sheet.read_text("utf-8"))


@pytest.mark.parametrize(
    "style", [":root:has(> a) {", ".cell:has(b) > c {", ".cell-stage:not(:has(a)) {"]
)
def test_one_that_does_is_found(style: str) -> None:
    assert _LOOKS_INTO_IT.findall(style)
