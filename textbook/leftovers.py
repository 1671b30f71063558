"""Reports what a finished page shows or holds although no author means it, whatever the reason.

References to nothing, which Markdown prints as they are written, and ids that two elements have.
The hook puts this extension behind those of mkdocs.yml.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html.parser import HTMLParser

from markdown import Extension, Markdown
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor

from textbook.errors import AuthorError, report
from textbook.page import page_of
from textbook.prose import lines_with, prose

# `[text][name]`; what touches a word before it is an index, as in `a[0][1]`.
REFERENCE = re.compile(r"(?<![\w\]])\[(?P<text>[^\[\]]+)\]\[(?P<name>[^\[\]]*)\]")
FOOTNOTE = re.compile(r"\[\^(?P<name>[\w-]+)\]")


class LeftoversExtension(Extension):
    """Both checks."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        # After inline patterns (20), before formulas (19) take the brackets that touch them.
        md.treeprocessors.register(References(md), "leftover-references", 19.7)
        # After raw HTML is put back (30).
        md.postprocessors.register(DoubledIds(md), "doubled-ids", -20)


class References(Treeprocessor):
    """Links and footnotes whose address or text is defined nowhere."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md: Markdown = md

    def run(self, root: etree.Element) -> None:
        page = page_of(self.md)
        for text in prose(root):
            for found in REFERENCE.finditer(text):
                name = found["name"] or found["text"]
                lines = lines_with(page, rf"\]\[{re.escape(found['name'])}\]")
                self._report(
                    f'the link to "{name}" has no address',
                    next(iter(lines), None),
                    f"Add a line `[{name}]: page.md`, or write [text](page.md); a bracket that is "
                    "meant is written `\\[`.",
                )
            for found in FOOTNOTE.finditer(text):
                lines = lines_with(page, re.escape(found[0]))
                self._report(
                    f'there is no footnote "{found["name"]}"',
                    next(iter(lines), None),
                    f"Add a line `{found[0]}: …`; a bracket that is meant is written `\\[`.",
                )

    def _report(self, message: str, line: int | None, remedy: str) -> None:
        report(self.md, AuthorError(message, line=line, remedy=remedy))


class DoubledIds(Postprocessor):
    """Two elements of a page with one id; a link would lead to the first of them."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md: Markdown = md

    def run(self, text: str) -> str:
        parser = _Ids()
        parser.feed(text)
        parser.close()
        page = page_of(self.md)
        for name in parser.doubled:
            if name.startswith(("quiz-", "exercise-")):
                continue  # reported with the block
            escaped = re.escape(name)
            lines = lines_with(page, rf"\bid=[\"']?{escaped}(?![\w-])|[{{ ]#{escaped}(?![\w-])")
            first = f", the first at line {lines[0]}" if len(lines) > 1 else ""
            message = f'two elements of this page have the id "{name}"{first}'
            line = lines[1] if len(lines) > 1 else next(iter(lines), None)
            report(self.md, AuthorError(message, line, remedy="Give one of them another id."))
        return text


class _Ids(HTMLParser):
    """Collects the ids that come more than once."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.doubled: dict[str, None] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for key, value in attrs:
            if key == "id" and value:
                if value in self.seen:
                    self.doubled[value] = None
                self.seen.add(value)


def makeExtension(**options: object) -> LeftoversExtension:  # noqa: N802
    """Python-Markdown's entry point."""
    return LeftoversExtension(**options)
