"""The page of answers, for reading without JavaScript.

Pages are converted one after another, so no page can hold the quizzes of all. But their Markdown
is all there before the first is converted: `answers_markdown` copies each quiz as it is written
into a page of `/// quiz-answer` blocks, and the same code reads it there as on its own page.
"""

from __future__ import annotations

import json
import posixpath
import xml.etree.ElementTree as etree
from collections.abc import Mapping
from typing import ClassVar
from urllib.parse import urlsplit

from pymdownx.blocks.block import Block, type_string

from textbook.ids import is_id
from textbook.page import page_of
from textbook.quizzes.block import QuizBlock
from textbook.quizzes.elements import add
from textbook.quizzes.pages import split_front_matter, title_of
from textbook.quizzes.question import read_question
from textbook.quizzes.source import COPIES, SourceBlock, read_source
from textbook.quizzes.types import TYPES, Asked

# The options that a copy has too.
COPIED = {*QuizBlock.OPTIONS, "file"} - {"page"}

HEAD = """\
---
title: Answers
progress: false
search:
  exclude: true
---

# Answers

The questions of the book with their right answers, and the exercises with a solution, page by page.
"""


def answers_markdown(pages: Mapping[str, str], at: str = "docs/answers.md") -> str:
    """The Markdown of the page of answers.

    `pages` maps the path of each page, as `docs/relu.md`, to its Markdown, in reading order; `at`
    is the path of the page of answers. Pages without quizzes and exercises are left out, and so are
    blocks without an id of their own, which the build has reported.
    """
    parts = [HEAD]
    seen: set[tuple[str, str]] = set()
    for file, markdown in pages.items():
        _, text = split_front_matter(markdown)
        source = read_source(text.split("\n"))
        answered: list[SourceBlock] = []
        for block in source.blocks:
            key = (block.name, block.id)
            if block.name in COPIES and is_id(block.id) and key not in seen:
                seen.add(key)
                answered.append(block)
        if not answered:
            continue
        link = posixpath.relpath(file, posixpath.dirname(at) or ".")
        name = posixpath.basename(file).removesuffix(".md")
        parts.append(f"\n## [{title_of(markdown, name)}]({link})\n")
        parts += [_answer(block, source.lines, file) for block in answered]
    return "\n".join(parts)


def _answer(block: SourceBlock, lines: list[str], file: str) -> str:
    title = f" | {block.title}" if block.title else ""
    options = {name: value for name, value in (block.options or {}).items() if name in COPIED}
    return "\n".join(
        [
            f"{block.slashes} {COPIES[block.name]}{title}",
            # YAML reads JSON.
            *(f"    {name}: {json.dumps(value)}" for name, value in options.items()),
            f"    source: {file}",
            "",
            *lines[block.body : block.end],
            "",
            block.slashes,
            "",
        ]
    )


class CopiedBlock(Block):  # type: ignore[misc]  # PyMdown publishes no types
    """A block that was written on the page `source`."""

    ARGUMENT = None

    def on_create(self, parent: etree.Element) -> etree.Element:
        title, name = self.argument or "", self.options["id"]
        self.source: SourceBlock | None = self.config["checks"].claim(title, name, self.NAME)
        return etree.SubElement(parent, "div", {"class": "quiz-answer"})

    def on_markdown(self) -> str:
        return "block"

    def on_inline_end(self, block: etree.Element) -> None:
        """Links were written on another page: make them lead there from this one."""
        here = posixpath.dirname(page_of(self.md).file) or "."
        for element in block.iter():
            for key in ("href", "src"):
                if (url := element.get(key)) is not None:
                    element.set(key, rebased(url, self.options["source"], here))


class AnswerBlock(CopiedBlock):
    """`/// quiz-answer | title`: a quiz of the page `source` with its right answer only."""

    NAME = "quiz-answer"
    OPTIONS: ClassVar = {**QuizBlock.OPTIONS, "source": ("", type_string)}
    REQUIRED = ("id", "source")

    def on_end(self, block: etree.Element) -> None:
        kind = TYPES[self.options["type"]]
        question = read_question(block, self.md, kind.is_list)
        name = self.options["id"]
        # What is wrong was told on the question's own page.
        asked = Asked(
            name, f"quiz-{name}", question, self.options, self.source, self.md, lambda fault: None
        )
        add(block, "h3", {"id": asked.html_id}, self.argument or "Question")
        block.extend(question.text)
        solution = kind.solve(asked)
        if solution is not None:
            kind.answer(asked, solution, block)
        block.extend(question.explanation)


def rebased(url: str, source: str, folder: str) -> str:
    """`url`, which is relative to the page `source`, made relative to `folder`."""
    parts = urlsplit(url)
    if parts.scheme or parts.netloc or url.startswith(("/", "\\")):
        return url
    path = posixpath.join(posixpath.dirname(source), parts.path) if parts.path else source
    return parts._replace(path=posixpath.relpath(path, folder)).geturl()
