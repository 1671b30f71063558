"""The marks that stand for cells while a page is converted, and what becomes of each.

A mark alone in a block becomes the cell. One in an indented block of code becomes the source of
the cell again, since it is only shown. One that is left over when the page is finished stands
where no cell can, and is reported.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from html import unescape

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.postprocessors import Postprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString, code_escape

from textbook.cells.markup import mistake_html
from textbook.cells.page_cells import PageCells
from textbook.errors import AuthorError, report
from textbook.fences import Fence

MARK = re.compile(r"textbook-cell-mark-(\d+)-")
# A mark in a block of code, whose text is HTML, with the empty lines that were put around it.
INDENT = "(?: |&gt;)*"
SHOWN = re.compile(
    rf"(?:^{INDENT}\n)?^(?P<indent>{INDENT}){MARK.pattern}(?:\n{INDENT}$)?", re.MULTILINE
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def mark_of(number: int) -> str:
    """The mark of the cell `number` of a page; no mark is the beginning of another."""
    return f"textbook-cell-mark-{number}-"


class Found:
    """The cell fences of the page in hand."""

    def __init__(self) -> None:
        self.cells: PageCells | None = None
        self.fences: Sequence[Fence] = ()
        self.lines: Sequence[str] = ()

    def begin(self, cells: PageCells, found: Sequence[Fence], lines: Sequence[str]) -> None:
        """Begin a page with these `lines`."""
        self.cells, self.fences, self.lines = cells, found, list(lines)

    def html(self, number: int, md: Markdown) -> str:
        """The HTML of a cell, or of the mistake in it, which is reported."""
        assert self.cells is not None
        try:
            return self.cells.html(self.fences[number])
        except AuthorError as error:
            report(md, error)
            return mistake_html(error)

    def source(self, number: int, indent: str) -> str:
        """The Markdown of a cell, as it is to be shown with this `indent`."""
        fence = self.fences[number]
        cut = len(fence.indent) - len(indent)
        lines = self.lines[fence.start : fence.end + 1]
        # The mark of PyMdown's snippets for a line that is not to be expanded.
        return "\n".join(re.sub(r"^([ >]*);(?=-+8<-)", r"\1", line[cut:]) for line in lines)


class CellBlocks(BlockProcessor):
    """Puts a cell where its mark is a block of its own."""

    def __init__(self, md: Markdown, found: Found) -> None:
        super().__init__(md.parser)
        self.md = md
        self.found = found

    def test(self, parent: etree.Element, block: str) -> bool:
        return MARK.fullmatch(block.strip()) is not None

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        mark = MARK.fullmatch(blocks.pop(0).strip())
        assert mark is not None
        # Stashed, so that nothing else touches it.
        html = self.found.html(int(mark[1]), self.md)
        etree.SubElement(parent, "p").text = self.md.htmlStash.store(html)


class ShownCells(Treeprocessor):
    """Gives the cells in indented code their source back."""

    def __init__(self, md: Markdown, found: Found) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: etree.Element) -> None:
        for code in root.iter("code"):
            if code.text and MARK.search(code.text):
                code.text = AtomicString(SHOWN.sub(self._source, code.text))

    def _source(self, mark: re.Match[str]) -> str:
        return code_escape(self.found.source(int(mark[2]), unescape(mark["indent"])))


class LostCells(Postprocessor):
    """Reports the marks that are left over in the finished page."""

    def __init__(self, md: Markdown, found: Found) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.found = found

    def run(self, text: str) -> str:
        if not MARK.search(text):
            return text
        return MARK.sub(self._mistake, COMMENT.sub(lambda note: MARK.sub("", note[0]), text))

    def _mistake(self, mark: re.Match[str]) -> str:
        assert self.found.cells is not None
        page = self.found.cells.page
        error = AuthorError(
            "a cell cannot stand here",
            self.found.fences[int(mark[1])].start + 1 + page.offset,
            page.file,
            "Write it at the margin, or in a list item or quotation; an HTML element around it "
            "needs the attribute `markdown`.",
        )
        report(self.md, error)
        return mistake_html(error)
