"""The page that Python-Markdown is converting: its name and raw lines, for error messages.

Python-Markdown does not know files. MkDocs (through `textbook.hook`) or a test calls `open_page`
before a conversion; an extension asks `page_of(md)`.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from markdown import Markdown

from textbook import ids


@dataclass
class Page:
    """`file` is the path to show (`docs/relu.md`); `lines` the source as the author wrote it,
    front matter included, so that line numbers are those of the editor.
    """

    file: str = "page"
    lines: list[str] = field(default_factory=list)
    # How many lines of front matter the converter does not see.
    offset: int = 0
    # Whether the build made the page of what stands on others, as the page of answers.
    copied: bool = False

    def line_of(self, text: str, start: int = 1) -> int | None:
        """The first line (from 1) at or after `start` that contains `text`, or None."""
        for number, line in enumerate(self.lines[start - 1 :], start):
            if text in line:
                return number
        return None


_current = Page()


def open_page(page: Page) -> None:
    """Make `page` the one in hand. MkDocs converts one page at a time, each by a new Markdown."""
    global _current
    _current = page
    ids.forget_page(page.file)


def page_of(md: Markdown) -> Page:
    """The page that `md` is converting."""
    page: Page | None = getattr(md, "textbook_page", None)
    return page or _current
