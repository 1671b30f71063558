"""The author's errors: one sentence that names page, line and remedy, and fails a strict build.

Markdown extensions never raise: an exception inside Python-Markdown is swallowed by some of its
callers and shown as a traceback by others. They report instead, through MkDocs' logger, whose
warnings `mkdocs build --strict` counts and makes fatal, while `mkdocs serve` goes on.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from markdown import Markdown

from textbook.page import page_of

log = logging.getLogger("mkdocs.textbook")


@dataclass(eq=False)
class AuthorError(Exception):
    """What an author did wrong, where, and how to mend it.

    `message` and `remedy` are sentences. `line` counts from 1 in `file`; `file` defaults to the
    page in hand and is given when the mistake is in a snippet.
    """

    message: str
    line: int | None = None
    file: str | None = None
    remedy: str | None = None

    def __str__(self) -> str:
        place = self.file or "?"
        if self.line is not None:
            place += f":{self.line}"
        sentence = self.message.rstrip(".") + "."
        return f"{place}: {sentence} {self.remedy}" if self.remedy else f"{place}: {sentence}"


def report(md: Markdown, error: AuthorError) -> None:
    """Log `error` as a warning, placed on the page in hand unless it names a file itself.

    What is wrong in a copy is reported where its author wrote it.
    """
    page = page_of(md)
    if page.copied:
        return
    error.file = error.file or page.file
    log_mistake(error)


def notice(md: Markdown, remark: AuthorError) -> None:
    """Log what an author may have overlooked, as information: a strict build goes on."""
    page = page_of(md)
    if not page.copied:
        remark.file = remark.file or page.file
        log.info("%s", remark)


def log_mistake(error: AuthorError) -> None:
    """Log `error`, which names its file, as a warning."""
    log.warning("%s", error)
