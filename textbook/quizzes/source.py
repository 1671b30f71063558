"""Finds `///` blocks in the raw lines of a page, where line numbers are still the author's.

PyMdown Blocks prints what it does not understand as prose and lets a block without an end swallow
the rest of the page. So the lines are read here first, by the same rules.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from textbook.fences import Fence, fences

START = re.compile(r" {0,3}(?P<slashes>/{3,}) *(?P<name>[\w-]+) *(?:\| *(?P<title>.*?) *)?\Z")
END = re.compile(r" {0,3}(?P<slashes>/{3,}) *\Z")
# A line that was meant to start a block: two slashes, or a title without its bar.
NEARLY_START = re.compile(r" {0,3}/{2,} *(?P<name>[A-Za-z][\w-]*)(?P<rest>.*)\Z")
OPTION = re.compile(r" {4,}\S")
ITEM = re.compile(r" {0,3}(?:[-*+]|\d+\.) ")
HEADING = re.compile(r" {0,3}#{1,6} ")
HTML_BLOCK = re.compile(r" {0,3}(?:<!--|<(?P<tag>pre|script|style|textarea)\b)", re.IGNORECASE)

# What readers answer -> the block of the page of answers that is made of a copy.
COPIES = {"quiz": "quiz-answer", "exercise": "exercise-answer"}
# Blocks that hold no blocks of their own kind: a second start means that the end is missing.
LEAVES = {*COPIES, *COPIES.values()}


@dataclass
class SourceBlock:
    """One block: line `start` opens it, its body is `lines[body:end]`; indices count from 0."""

    name: str
    title: str
    slashes: str
    start: int
    body: int
    # What YAML made of the options; None if it made nothing of them.
    options: dict[str, Any] | None
    # The lines of options that another has given already; YAML would let the last win.
    repeated: list[int] = field(default_factory=list)
    end: int = 0
    closed: bool = False
    # The lines of the body that begin an item of a list.
    items: list[int] = field(default_factory=list)
    # All lines of the page.
    lines: list[str] = field(default_factory=list, repr=False)

    @property
    def id(self) -> str:
        """The `id` option, or "" if there is none."""
        return str((self.options or {}).get("id") or "")

    def option_line(self, name: str) -> int:
        """The index of the line of the option `name`, or of the block's start if it has none."""
        for index in range(self.start + 1, self.body):
            if name and self.lines[index].strip().startswith(f"{name}:"):
                return index
        return self.start

    def fences(self) -> list[Fence]:
        """The blocks of code in the body; their line numbers are those of the page."""
        first = self.body
        return [
            replace(fence, start=fence.start + first, end=fence.end + first)
            for fence in fences(self.lines[self.body : self.end])
        ]


@dataclass
class Source:
    """The blocks of a page in order, and the lines that end no block or nearly start one."""

    lines: list[str]
    blocks: list[SourceBlock] = field(default_factory=list)
    strays: list[int] = field(default_factory=list)
    nearly: list[int] = field(default_factory=list)


def read_source(lines: Sequence[str]) -> Source:
    """Read the raw `lines` of a page; code, comments and HTML without Markdown are passed over."""
    source = Source([line.rstrip("\r").expandtabs(4) for line in lines])
    hidden = hidden_lines(source.lines)
    open_blocks: list[SourceBlock] = []
    index = 0
    while index < len(source.lines):
        line = source.lines[index]
        if index in hidden:
            pass
        elif start := START.match(line):
            block = _read_header(source.lines, index, start)
            if open_blocks and block.name in LEAVES and open_blocks[-1].name in LEAVES:
                open_blocks.pop().end = index
            source.blocks.append(block)
            open_blocks.append(block)
            index = block.body - 1
        elif end := END.match(line):
            if any(block.slashes == end["slashes"] for block in open_blocks):
                while (block := open_blocks.pop()).slashes != end["slashes"]:
                    block.end = index
                block.end, block.closed = index, True
            else:
                source.strays.append(index)
        elif NEARLY_START.match(line):
            source.nearly.append(index)
        elif open_blocks and ITEM.match(line):
            open_blocks[-1].items.append(index)
        index += 1
    for block in open_blocks:
        block.end = len(source.lines)
    for block in source.blocks:
        if not block.closed:
            block.end = _likely_end(source.lines, block, hidden)
    return source


def hidden_lines(lines: Sequence[str]) -> set[int]:
    """The indices of lines that are shown as they are: fenced code, comments and raw HTML."""
    hidden: set[int] = set()
    for fence in fences(lines):
        if fence.closed:
            hidden.update(range(fence.start, fence.end + 1))
    index = 0
    while index < len(lines):
        if index not in hidden and (html := HTML_BLOCK.match(lines[index])):
            closing = f"</{html['tag']}>".lower() if html["tag"] else "-->"
            first = index
            while index < len(lines) - 1 and closing not in lines[index].lower():
                index += 1
            hidden.update(range(first, index + 1))
        index += 1
    return hidden


def _read_header(lines: list[str], index: int, start: re.Match[str]) -> SourceBlock:
    body = index + 1
    while body < len(lines) and OPTION.match(lines[body]):
        body += 1
    return SourceBlock(
        name=start["name"].lower(),
        title=start["title"] or "",
        slashes=start["slashes"],
        start=index,
        body=body,
        options=_read_options("\n".join(lines[index + 1 : body])),
        repeated=_repeated(lines, index + 1, body),
        lines=lines,
    )


def _repeated(lines: list[str], start: int, body: int) -> list[int]:
    """The lines that give an option a second time."""
    seen: set[str] = set()
    repeated: list[int] = []
    for index in range(start, body):
        if found := re.match(r" {4}([\w-]+):", lines[index]):
            if found[1] in seen:
                repeated.append(index)
            seen.add(found[1])
    return repeated


def _read_options(text: str) -> dict[str, Any] | None:
    try:
        options = yaml.safe_load(textwrap.dedent(text))
    except yaml.YAMLError:
        return None
    if options is None:
        return {}
    return {str(key): value for key, value in options.items()} if type(options) is dict else None


def _likely_end(lines: list[str], block: SourceBlock, hidden: set[int]) -> int:
    """Where a block without an end probably ends: before the next heading, if there is one."""
    for index in range(block.body, block.end):
        if index not in hidden and HEADING.match(lines[index]):
            return index
    return block.end
