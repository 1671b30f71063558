"""The lines of a program that end in a `#@param` comment, found without parsing the program.

The reader's code is often unfinished, so a parser would find nothing in it; and a comment inside a
text in triple quotes is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"(?P<mark>#\s*@param\w*)(?P<form>.*)", re.DOTALL)
# What is meant for one behind code: misspelt, or behind another comment.
_MEANT = re.compile(
    r"(?P<before>#.*?)??(?P<mark>#+\s*@\s*(?:p[ar]{1,4}m\w*|par\b)|#+\s*param(?=\s*[{\[]))"
    r"(?P<form>.*)",
    re.DOTALL | re.IGNORECASE,
)
_QUOTE = re.compile(r"'''|\"\"\"|'|\"|#")


@dataclass(frozen=True)
class MarkedLine:
    """`code` stands before the comment, `mark` is as it is written, and `form` stands behind it;
    `late` says whether the comment begins with something else. `number` counts from 1.
    """

    number: int
    code: str
    mark: str
    form: str
    late: bool


def marked_lines(source: str) -> Iterator[MarkedLine]:
    """The lines with a mark, in order."""
    open_quote = ""
    for number, line in enumerate(source.split("\n"), 1):
        comment, open_quote = _comment(line, open_quote)
        if comment < 0:
            continue
        code = line[:comment]
        if found := (_MEANT if code.strip() else _MARK).match(line, comment):
            late = found.start("mark") > comment
            yield MarkedLine(number, code, found["mark"], found["form"].strip(), late)


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
