"""The lines of a program that end in a `#@param` comment, found without parsing the program.

The reader's code is often unfinished, so a parser would find nothing in it; and a comment inside a
text in triple quotes is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"#\s*@(?P<word>param\w*)(?P<form>.*)", re.DOTALL)
_QUOTE = re.compile(r"'''|\"\"\"|'|\"|#")


@dataclass(frozen=True)
class MarkedLine:
    """`code` stands before the mark, `word` is the mark's own, and `form` stands behind it;
    `number` counts from 1.
    """

    number: int
    code: str
    word: str
    form: str


def marked_lines(source: str) -> Iterator[MarkedLine]:
    """The lines with a mark, in order."""
    open_quote = ""
    for number, line in enumerate(source.split("\n"), 1):
        comment, open_quote = _comment(line, open_quote)
        mark = _MARK.match(line, comment) if comment >= 0 else None
        if mark:
            yield MarkedLine(number, line[:comment], mark["word"], mark["form"].strip())


def _comment(line: str, open_quote: str) -> tuple[int, str]:
    """Where the comment of `line` begins, or -1; and which triple quote is open after it."""
    at = 0
    while True:
        if open_quote:
            end = _end_of_text(line, at, open_quote)
            if end < 0:
                return -1, open_quote if len(open_quote) == 3 else ""
            at, open_quote = end, ""
        sign = _QUOTE.search(line, at)
        if sign is None:
            return -1, ""
        if sign[0] == "#":
            return sign.start(), ""
        at, open_quote = sign.end(), sign[0]


def _end_of_text(line: str, at: int, quote: str) -> int:
    """The place behind the next `quote` that no backslash stands before, or -1."""
    while at < len(line):
        if line[at] == "\\":
            at += 2
        elif line.startswith(quote, at):
            return at + len(quote)
        else:
            at += 1
    return -1
