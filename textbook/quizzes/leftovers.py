"""Reports `///` lines that are left in the finished page as prose, whatever the reason."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from textbook.errors import AuthorError, report
from textbook.page import page_of
from textbook.quizzes.checks import SourceChecks

LEFT = re.compile(r"^[ >]*(/{3,}(?: *[\w-]+.*)?)$", re.MULTILINE)
LITERAL = {"pre", "code", "script", "style"}


class Leftovers(Treeprocessor):
    """The last net: a block that PyMdown did not take, or that it never ended."""

    def __init__(self, md: Markdown, checks: SourceChecks) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.checks = checks

    def run(self, root: etree.Element) -> None:
        for line in prose_lines(root):
            if line.strip() not in self.checks.reported:
                self._report(f"`{line.strip()}` is left over in the text", line.strip())
        for element in root.iter("quiz-question"):
            if element.get("data-kind") is None and not self.checks.reported:
                self._report("a quiz never ends", "/// quiz")

    def _report(self, message: str, text: str) -> None:
        remedy = (
            "A block starts with `/// name | title` and ends with `///`, at the margin and with "
            "empty lines around them; write `\\///` for slashes that are meant."
        )
        line = page_of(self.md).line_of(text)
        report(self.md, AuthorError(message, line, remedy=remedy))


def prose_lines(root: etree.Element) -> list[str]:
    """Lines of prose in the tree that look like the start or the end of a block."""
    found: list[str] = []
    if root.tag not in LITERAL:
        texts = [root.text or "", *(child.tail or "" for child in root)]
        found += [match[1] for text in texts for match in LEFT.finditer(text)]
        for child in root:
            found += prose_lines(child)
    return found
