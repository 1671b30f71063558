"""The `/// quiz` block: its options, and what becomes of it."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, ClassVar

from markdown import Markdown
from pymdownx.blocks.block import Block

from textbook.errors import AuthorError, notice, report
from textbook.ids import is_id
from textbook.page import page_of
from textbook.quizzes.faults import Fault, common_faults
from textbook.quizzes.pages import page_title
from textbook.quizzes.question import read_question
from textbook.quizzes.render import Reread, render
from textbook.quizzes.source import SourceBlock
from textbook.quizzes.types import TYPE_OPTIONS, TYPES, Asked, QuestionType

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
    OPTIONS: ClassVar = {"id": ("", type_id), "page": ("", type_page), **TYPE_OPTIONS}
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
        kind = TYPES[self.options["type"]]
        question = read_question(block, self.md, kind.is_list)
        html_id = f"quiz-{name}"
        asked = Asked(name, html_id, question, self.options, self.source, self.md, self._tell)
        for fault in (*common_faults(question, kind.needs_list), *foreign_options(asked, kind)):
            self._tell(fault)
        folder = posixpath.dirname(page.file) or "."
        answers = posixpath.relpath(self.config["answers"], folder)
        reread = None
        if target := self.options["page"]:
            path = Path(folder) / target.partition("#")[0]
            reread = Reread(target, page_title(path))
        render(block, kind, asked, self.title, f"{answers}#{html_id}", reread)

    def _unnamed(self) -> str:
        """A name for a quiz without an id, which was reported, so that its form works."""
        return f"unnamed-{self.source.start if self.source else len(self.tracker)}"

    def _tell(self, fault: Fault) -> None:
        if self._misread():
            return
        line = self._line(fault)
        self._report(fault.message, fault.remedy, line, notice if fault.notice else report)

    def _misread(self) -> bool:
        """Whether an option was refused: what follows from that need not be told."""
        source = self.source
        options = range(source.start + 1, source.body) if source else range(0)
        return not self.config["checks"].mistaken.isdisjoint(options)

    def _line(self, fault: Fault) -> int | None:
        source = self.source
        if source is None:
            return page_of(self.md).line_of(f"id: {self.options['id']}")
        index = source.option_line(fault.option)
        if fault.line is not None:
            index = fault.line
        elif fault.choice is not None and fault.choice < len(source.items):
            index = source.items[fault.choice]
        return index + 1 + page_of(self.md).offset

    def _report(
        self,
        message: str,
        remedy: str,
        line: int | None,
        log: Callable[[Markdown, AuthorError], None] = report,
    ) -> None:
        where = f' (quiz "{self.options["id"]}")' if self.options["id"] else ""
        log(self.md, AuthorError(f"{message}{where}", line, remedy=remedy))


def foreign_options(asked: Asked, kind: QuestionType[Any]) -> Iterator[Fault]:
    """Options that belong to other types of questions."""
    for name in TYPE_OPTIONS:
        if name != "type" and asked.option(name) is not None and name not in kind.options:
            has = ", ".join(f"`{option}`" for option in sorted(kind.options))
            remedy = f"It has {has}." if has else "Leave it out."
            yield Fault(
                f"a question of the type {kind.name} has no option `{name}`", remedy, None, name
            )
