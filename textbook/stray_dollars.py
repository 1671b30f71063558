"""Dollars that are left over in the text: formulas that were not recognised as such."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from textbook.errors import AuthorError, report
from textbook.page import page_of
from textbook.prose import FORMULA, lines_with, prose

# What is TeX and hardly anything else: a command, or a single letter with an index or a power.
_TEX = r"(?:\\[A-Za-z]+|(?<![A-Za-z])[A-Za-z)\]}][\^_])"
# One dollar that touches it. Prices and names of variables do not: $5, $HOME_DIR.
SINGLE = re.compile(rf"\$[^\s$\0]*?{_TEX}[^\s$\0]*|[^\s$\0]*?{_TEX}[^\s$\0]*\$")
# A formula between two pieces of prose is written as one dollar: `$$x$$` gives `$.$`.
DOUBLE = re.compile(rf"\$\$|\${FORMULA}\$")
# HTML whose text is shown as it is.
LITERAL = re.compile(
    r"<!--.*?-->|<(pre|code|script|style|textarea|py-cell)\b.*?</\1>", re.DOTALL | re.IGNORECASE
)


class StrayDollars(Treeprocessor):
    """Reports them, before formulas are drawn."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md: Markdown = md

    def run(self, root: etree.Element) -> None:
        for text in prose(root):
            if DOUBLE.search(text):
                self._report(
                    "`$$` is left over in the text",
                    self._line_of_double(),
                    "A display formula has a blank line before and after it and none "
                    "inside; a dollar that is meant is written `\\$`.",
                )
            for found in SINGLE.finditer(text):
                self._report(
                    f"a single `$` is left over in the text: {found[0]}",
                    page_of(self.md).line_of(found[0]),
                    "A formula begins and ends with `$`, which touches it, in the same paragraph; "
                    "a dollar that is meant is written `\\$`.",
                )
        for html in self.md.htmlStash.rawHtmlBlocks:
            # The text of code in a line is stashed as well, without its element.
            if not isinstance(html, str) or not html.lstrip().startswith("<"):
                continue
            if DOUBLE.search(LITERAL.sub("", html)):
                self._report(
                    "`$$` stands in HTML, where formulas are not drawn",
                    self._line_in(html),
                    'Give the element the attribute `markdown`: <div id="eq-relu" markdown>.',
                )

    def _report(self, message: str, line: int | None, remedy: str) -> None:
        report(self.md, AuthorError(message, line=line, remedy=remedy))

    def _line_of_double(self) -> int | None:
        """Find the first line with `$$` and something else on it, else the first with `$$`."""
        page = page_of(self.md)
        mixed = lines_with(page, r"^(?!\s*\$\$(.*\$\$)?\s*$).*\$\$")
        return next(iter([*mixed, *lines_with(page, r"\$\$")]), None)

    def _line_in(self, html: str) -> int | None:
        page = page_of(self.md)
        start = page.line_of(html.strip().split("\n")[0])
        return page.line_of("$$", start) if start else None
