"""What the readers' page says of NumPy here and elsewhere is what both of them give."""

from __future__ import annotations

import platform
import re

import pytest

from textbook.prerender import prerender
from textbook.tooling.steps import ROOT

PAGE = ROOT / "docs" / "numpy-here-and-elsewhere.md"
ROWS = re.findall(r"^\| `(.+)` \| (.+) \| (.+) \|$", PAGE.read_text("utf-8"), re.MULTILINE)


def shown(value: str | None, error: str | None) -> str:
    return f"`{value}`" if error is None else error


@pytest.mark.parametrize(("program", "here", "elsewhere"), ROWS, ids=[row[0] for row in ROWS])
def test_a_row_tells_what_both_give(program: str, here: str, elsewhere: str) -> None:
    output = prerender("cell-it", f"import numpy as np\n{program}")
    error = output.error and output.error["type"]
    assert re.sub(r"\s+", " ", shown(output.value, error)) == re.sub(r"\s+", " ", here)
    assert output.elsewhere
    if platform.machine() != "x86_64":
        pytest.skip("the column is of x86-64")
    assert re.sub(r"\s+", " ", shown(output.elsewhere.value, None)) == re.sub(
        r"\s+", " ", elsewhere
    )


def test_the_tables_have_rows() -> None:
    assert len(ROWS) >= 9
