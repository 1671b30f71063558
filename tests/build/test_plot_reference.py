"""The reference tables of plot data."""

from __future__ import annotations

from html import unescape

import markdown

from textbook.plot_data import SCHEMA
from textbook.plot_reference import MARK


def render(source: str) -> str:
    extensions = ["tables", "fenced_code", "textbook.plot_reference"]
    return markdown.markdown(source, extensions=extensions)


def test_every_key_has_its_row_with_description_and_examples() -> None:
    html = render(f"before\n\n{MARK}\n\nafter")
    assert html.count("<table>") == 2
    for name in ("plot", "line"):
        for key in SCHEMA["$defs"][name]["properties"]:
            assert f"<td><code>{key}</code></td>" in html
    assert unescape(html).count("ReLU bends at zero; its gradient jumps there.") == 1
    assert "At most 24 plots, 50 lines in each, and 500 characters in a string." in html
    assert "<p>before</p>" in html
    assert "<p>after</p>" in html


def test_every_row_has_five_cells() -> None:
    rows = render(MARK).split("<tr>")[1:]
    assert all(row.count("<td>") + row.count("<th>") == 5 for row in rows)


def test_a_fence_can_show_the_mark() -> None:
    assert "<table>" not in render(f"```\n{MARK}\n```")
