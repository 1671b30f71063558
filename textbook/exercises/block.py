"""The `/// exercise` block: its options, and what becomes of it."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import Block

from textbook.cells.markup import mistake_html
from textbook.errors import AuthorError, report
from textbook.exercises.asset import write_asset
from textbook.exercises.files import read_files
from textbook.exercises.program import CheckProgram, prove
from textbook.exercises.render import render
from textbook.exercises.task import read_task
from textbook.page import page_of
from textbook.quizzes.block import type_id
from textbook.quizzes.question import Question
from textbook.quizzes.source import SourceBlock

FILE = re.compile(r"[\w-]+(/[\w-]+)+\Z")


def type_file(value: object) -> str:
    """Check the name of an exercise's files."""
    if not isinstance(value, str) or not FILE.match(value):
        raise ValueError(
            "it names the files in snippets/ without their endings, as `relu/relu_gradient`"
        )
    return value


class ExerciseBlock(Block):  # type: ignore[misc]  # PyMdown publishes no types
    """`/// exercise | title` with a task and, in quotations, hints."""

    NAME = "exercise"
    # Without a title it is refused below, since PyMdown would print the block as text.
    ARGUMENT = None
    OPTIONS: ClassVar = {"id": ("", type_id), "file": ("", type_file)}
    REQUIRED = ("id", "file")

    def on_create(self, parent: etree.Element) -> etree.Element:
        self.title: str = self.argument or ""
        self.source: SourceBlock | None = self.config["checks"].claim(
            self.title, self.options["id"], self.NAME
        )
        return etree.SubElement(parent, "exercise-task")

    def on_markdown(self) -> str:
        return "block"

    def on_end(self, block: etree.Element) -> None:
        task = read_task(block, self.md)
        try:
            self._render(block, task)
        except AuthorError as error:
            if error.file is None:
                error.line = self._line()
                error.message += f' (exercise "{self.options["id"]}")'
            elif error.file != page_of(self.md).file:
                error.message += f" (an exercise of {page_of(self.md).file})"
            report(self.md, error)
            block.tag = "div"
            block.text = self.md.htmlStash.store(mistake_html(error))

    def _render(self, block: etree.Element, task: Question) -> None:
        name = self.options["id"]
        if not name or not self.options["file"]:
            return  # reported where the options were read
        if self.source is None:
            raise AuthorError(
                "the exercise does not stand at the margin of the page itself",
                remedy="Write it without indentation, and not in a file that the page includes.",
            )
        if not self.title:
            raise AuthorError(
                "the exercise has no title", remedy="Write `/// exercise | What it is about`."
            )
        if not task.text:
            raise AuthorError("the exercise has no task", remedy="Write what is to be done.")
        files = read_files(self.options["file"], self.config["snippets"])
        program = CheckProgram.of(name, files)
        prove(name, files, program)
        folder = posixpath.dirname(page_of(self.md).file) or "."
        answers = posixpath.relpath(self.config["answers"], folder)
        asset = write_asset(name, program, files.solution)
        place = f"{answers}#exercise-{name}"
        render(block, self.md, task, files, name, self.title, asset, place)

    def _line(self) -> int | None:
        page = page_of(self.md)
        if self.source is None:
            return page.line_of(f"id: {self.options['id']}")
        return self.source.start + 1 + page.offset
