"""Fenced code blocks of a page, found in its raw lines before any other extension touches them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textbook.errors import AuthorError

# The indentation includes the marks of a quotation that the block stands in.
_OPENING = re.compile(r"(?P<indent>[ \t]*(?:>[ \t]*)*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)\Z")


@dataclass(frozen=True)
class Fence:
    """A fenced block: `lines[start]` opens it and `lines[end]` closes it.

    When nothing does, `end` is the line after the last. `info` is what stands behind `marks`.
    """

    start: int
    end: int
    indent: str
    info: str
    body: tuple[str, ...]
    closed: bool
    marks: str = "```"


def fences(lines: Sequence[str]) -> Iterator[Fence]:
    """The outermost fenced blocks in `lines`, in order."""
    index = 0
    while index < len(lines):
        opening = _OPENING.match(lines[index].rstrip())
        if opening is None:
            index += 1
            continue
        marks = opening["marks"]
        closing = re.compile(rf"[ \t]*{re.escape(marks[0])}{{{len(marks)},}}[ \t]*\Z")
        quote = re.compile(rf"(?:[ \t]*>){{{opening['indent'].count('>')}}}")
        indent = quote.sub("", opening["indent"], count=1)
        body: list[str] = []
        end, closed = index + 1, False
        # A block in a quotation does not outlast it.
        while end < len(lines) and (quoted := quote.match(lines[end])):
            line = lines[end][quoted.end() :]
            if closing.match(line):
                closed = True
                break
            body.append(_dedent(line, indent))
            end += 1
        yield Fence(
            start=index,
            end=end,
            indent=opening["indent"],
            info=opening["info"].strip(),
            body=tuple(body),
            closed=closed,
            marks=marks,
        )
        index = end + 1 if closed else max(end, index + 1)


def without_end(fence: Fence) -> AuthorError | None:
    """What is wrong with a block of code whose end is missing, its line apart.

    The line that should end it may be that of a later block, so that all between them is code.
    """
    remedy = f"End it with a line of {fence.marks}."
    for line in fence.body:
        inner = _OPENING.match(line.rstrip())
        if inner and inner["info"].strip() and inner["marks"].startswith(fence.marks):
            longer = fence.marks + fence.marks[0]
            return AuthorError(
                f"this block of code is not closed before the next one begins: {line.strip()}",
                remedy=f"{remedy} Begin and end it with {longer} if that line is to be shown.",
            )
    if not fence.closed:
        return AuthorError("this block of code is never closed", remedy=remedy)
    return None


def _dedent(line: str, indent: str) -> str:
    return line[len(indent) :] if line.startswith(indent) else line.lstrip()
