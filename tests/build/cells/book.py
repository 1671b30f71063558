"""A book of cells in a temporary folder, whose pages a test converts."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from markdown import Markdown

from textbook.page import Page, open_page

PLOT = """\
import json
import js

js.window.py_plot_data = json.dumps([{
    "title": "T", "x_label": "x", "y_label": "y", "x_data": [0, 1],
    "lines": [{"label": "f", "data": [0.1, 2]}],
}])
"""

CELL = """\
```{.python .cell #it title="It"}
--8<-- "page/it.py"
```
"""


class Book:
    """A folder of snippets, and pages to convert."""

    def __init__(self, folder: Path, caplog: pytest.LogCaptureFixture) -> None:
        self.folder = folder / "snippets"
        self.caplog = caplog
        (self.folder / "page").mkdir(parents=True)

    def snippet(self, name: str, source: str) -> None:
        (self.folder / "page" / name).write_text(source, "utf-8")

    def convert(self, text: str, file: str = "docs/page.md", front_matter: int = 0) -> str:
        self.caplog.clear()
        md = Markdown(
            extensions=[
                "admonition",
                "attr_list",
                "md_in_html",
                "pymdownx.superfences",
                "pymdownx.snippets",
                "textbook.cells",
            ],
            extension_configs={
                "pymdownx.snippets": {"base_path": [str(self.folder)], "check_paths": True},
                "textbook.cells": {"snippets": str(self.folder)},
            },
        )
        lines = ["---"] * front_matter + text.splitlines()
        open_page(Page(file, lines, front_matter))
        return md.convert(text)

    @property
    def mistakes(self) -> list[str]:
        return [record.getMessage() for record in self.caplog.records]


def code_of(page: str) -> str:
    """The text of the cell's code, as a browser would give it."""
    found = re.search(r"<code>(.*?)</code>", page, re.DOTALL)
    assert found
    return html.unescape(re.sub(r"<[^>]+>", "", found[1]))
