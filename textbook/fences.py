"""Fenced code blocks of a page, found in its raw lines before any other extension touches them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPENING = re.compile(r"(?P<indent>[ \t]*)(?P<marks>`{3,}|~{3,})(?P<info>[^`]*)\Z")


@dataclass(frozen=True)
class Fence:
    """A fenced block: `lines[start]` opens it and `lines[end]` closes it.

    `end` is `len(lines)` when nothing does. `info` is what stands behind the opening marks.
    """

    start: int
    end: int
    indent: str
    info: str
    body: tuple[str, ...]
    closed: bool


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
        end = index + 1
        while end < len(lines) and not closing.match(lines[end]):
            end += 1
        yield Fence(
            start=index,
            end=end,
            indent=opening["indent"],
            info=opening["info"].strip(),
            body=tuple(_dedent(line, opening["indent"]) for line in lines[index + 1 : end]),
            closed=end < len(lines),
        )
        index = end + 1


def _dedent(line: str, indent: str) -> str:
    return line[len(indent) :] if line.startswith(indent) else line.lstrip()
