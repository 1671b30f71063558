"""A page with an exercise, in a folder of its own."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from markdown import Markdown

from textbook import ids
from textbook.exercises import asset, files
from textbook.page import Page, open_page

START = "def double(x):\n    return x\n"
SOLUTION = "def double(x):\n    return 2 * x\n"
CHECK = '''\
from textbook.runtime.checks import expect


def three(double):
    """Twice 3 is 6"""
    expect(double, 3.0, to_give=6.0)


def zero(double):
    """Twice 0 is 0"""
    expect(double, 0.0, to_give=0.0)
'''
BLOCK = """\
# Page

/// exercise | Doubling
    id: doubling
    file: page/double

Write `double(x)`.

> Hint: Multiply.

> Hint: By 2.

///
"""


@dataclass
class Exercises:
    """Converts pages; `reports` are the sentences on the last one."""

    folder: Path
    caplog: pytest.LogCaptureFixture
    reports: list[str] = field(default_factory=list)

    def write(self, **sources: str) -> None:
        for kind, source in sources.items():
            (self.folder / "page" / f"double.{kind}.py").write_text(source, "utf-8")

    def convert(self, text: str = BLOCK, file: str = "docs/page.md") -> str:
        self.caplog.clear()
        open_page(Page(file, text.split("\n")))
        md = Markdown(
            extensions=["textbook.quizzes", "textbook.exercises", "pymdownx.superfences"],
            extension_configs={"textbook.exercises": {"snippets": str(self.folder)}},
        )
        html = md.convert(text)
        self.reports = [record.getMessage() for record in self.caplog.records]
        return html

    @property
    def report(self) -> str:
        """The only sentence that was reported."""
        assert len(self.reports) == 1, self.reports
        return self.reports[0]


Convert = Callable[..., str]


@pytest.fixture
def exercises(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Exercises:
    ids.forget_all()
    files.used.clear()
    asset.made.clear()
    caplog.set_level(logging.WARNING, logger="mkdocs.textbook")
    folder = tmp_path / "snippets"
    (folder / "page").mkdir(parents=True)
    book = Exercises(folder, caplog)
    book.write(start=START, solution=SOLUTION, check=CHECK)
    return book
