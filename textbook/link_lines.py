"""MkDocs' messages on links, with the line of the link, and once for each.

MkDocs names the page only. A quiz's link stands on the page of answers as well, which no author
has written; what is wrong with it is told at the quiz.
"""

from __future__ import annotations

import logging
import re

from textbook.page import Page
from textbook.prose import lines_with

MESSAGE = re.compile(
    r"Doc file '(?P<page>[^']+)' (?P<rest>contains [^']*'(?P<link>[^']*)'.*)", re.DOTALL
)


class LinkLines(logging.Filter):
    """Rewrites the messages of MkDocs' logger of pages; `sources` are the pages' texts by path."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: dict[str, str] = {}
        self.copied = ""
        self._told: dict[tuple[str, str], int] = {}

    def begin(self, sources: dict[str, str], copied: str) -> None:
        """Begin a build of the pages `sources`; nothing is told about the page `copied`."""
        self.sources, self.copied = sources, copied
        self._told.clear()

    def filter(self, record: logging.LogRecord) -> bool:
        found = MESSAGE.fullmatch(record.getMessage())
        if found is None:
            return True
        if found["page"] == self.copied:
            return False
        line = self._line(found["page"], found["link"])
        place = f"docs/{found['page']}" + (f":{line}" if line else "")
        record.msg, record.args = f"{place}: the page {found['rest']}", ()
        return True

    def _line(self, page: str, link: str) -> int | None:
        """The line of the link; a link that is told again is the next one."""
        told = self._told[page, link] = self._told.get((page, link), 0) + 1
        # In a link or image, a definition, an attribute of HTML, or the option of a quiz.
        pattern = rf"(?:\]\(\s*<?|\]:\s*<?|=[\"']?|^\s+page:\s*[\"']?){re.escape(link)}(?![\w./#-])"
        lines = lines_with(Page(page, self.sources.get(page, "").splitlines()), pattern)
        return lines[min(told, len(lines)) - 1] if lines else None


# One for the process: MkDocs loads the hook anew for every build of `mkdocs serve`.
link_lines = LinkLines()
logging.getLogger("mkdocs.structure.pages").addFilter(link_lines)
