"""The `/// quiz` block: its options, and what becomes of it."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from pathlib import Path
from typing import ClassVar

from pymdownx.blocks.block import Block

from textbook.errors import AuthorError, report
from textbook.ids import is_id
from textbook.page import page_of
from textbook.quizzes.pages import page_title
from textbook.quizzes.question import faults, read_question
from textbook.quizzes.render import Reread, render
from textbook.quizzes.source import SourceBlock

PAGE = re.compile(r"(?P<path>[^\s#?:]+\.md)(?:#\S+)?\Z")


def type_id(value: object) -> str:
    """Check an id."""
    if not isinstance(value, str) or not is_id(value):
        raise ValueError("an id is lower-case words joined by hyphens, as `relu-at-zero`")
    return value


def type_page(value: object) -> str:
    """Check a page's path."""
    if not isinstance(value, str) or not PAGE.match(value):
        raise ValueError("it names a page, as `relu.md` or `relu.md#the-dying-unit`")
    return value


class QuizBlock(Block):  # type: ignore[misc]  # PyMdown publishes no types
    """`/// quiz | title` with a question, a list of choices and an explanation."""

    NAME = "quiz"
    # The title may be left out.
    ARGUMENT = None
    OPTIONS: ClassVar = {"id": ("", type_id), "page": ("", type_page)}
    REQUIRED = ("id",)

    def on_create(self, parent: etree.Element) -> etree.Element:
        self.title: str = self.argument or ""
        self.source: SourceBlock | None = self.config["checks"].claim(
            self.title, self.options["id"]
        )
        return etree.SubElement(parent, "quiz-question")

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        page = page_of(self.md)
        name = self.options["id"] or self._unnamed()
        if self.source is None:
            self._report(
                f"the quiz `{name}` does not stand at the margin of the page itself",
                "Write it without indentation, and not in a file that the page includes.",
                page.line_of(f"id: {name}"),
            )
        question = read_question(block, self.md)
        for fault in faults(question):
            self._report(fault.message, fault.remedy, self._line(fault.choice))
        folder = posixpath.dirname(page.file) or "."
        answers = posixpath.relpath(self.config["answers"], folder)
        reread = None
        if target := self.options["page"]:
            path = Path(folder) / target.partition("#")[0]
            reread = Reread(target, page_title(path))
        render(block, question, f"quiz-{name}", self.title, f"{answers}#quiz-{name}", reread)

    def _unnamed(self) -> str:
        """A name for a quiz without an id, which was reported, so that its form works."""
        return f"unnamed-{self.source.start if self.source else len(self.tracker)}"

    def _line(self, choice: int | None) -> int | None:
        if self.source is None:
            return page_of(self.md).line_of(f"id: {self.options['id']}")
        items = self.source.items
        index = self.source.start if choice is None or choice >= len(items) else items[choice]
        return index + 1 + page_of(self.md).offset

    def _report(self, message: str, remedy: str, line: int | None) -> None:
        where = f' (quiz "{self.options["id"]}")' if self.options["id"] else ""
        report(self.md, AuthorError(f"{message}{where}", line, remedy=remedy))
