"""Converts Markdown as a page of the book, and tells what was reported."""

from __future__ import annotations

import logging

import pytest
from markdown import Markdown

from tests.build.quizzes.converted import Convert, Converted
from textbook import ids
from textbook.page import Page, open_page

EXTENSIONS = ["textbook.quizzes", "pymdownx.superfences", "md_in_html", "attr_list", "toc"]


@pytest.fixture
def convert(caplog: pytest.LogCaptureFixture) -> Convert:
    """`convert(text, file=..., extensions=..., front_matter=...)` converts one page of the book."""
    ids.forget_all()
    caplog.set_level(logging.WARNING, logger="mkdocs.textbook")

    def run(
        text: str,
        file: str = "docs/page.md",
        extensions: tuple[str, ...] = (),
        front_matter: str = "",
    ) -> Converted:
        caplog.clear()
        lines = [*front_matter.split("\n"), *text.split("\n")] if front_matter else text.split("\n")
        offset = front_matter.count("\n") + 1 if front_matter else 0
        open_page(Page(file, lines, offset))
        html = Markdown(extensions=[*EXTENSIONS, *extensions]).convert(text)
        return Converted(html, [record.getMessage() for record in caplog.records])

    return run
