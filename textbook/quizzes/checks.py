"""What an author can do wrong in the source of a block, each with its remedy and its repair.

The repair lets `mkdocs serve` show the block as well as can be; it never changes how many lines
there are before the end, because other extensions count them too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from difflib import get_close_matches

from markdown import Markdown
from markdown.preprocessors import Preprocessor
from pymdownx.blocks import BlocksProcessor

from textbook import ids
from textbook.cells.header import is_cell
from textbook.errors import AuthorError, report
from textbook.fences import fences
from textbook.page import page_of
from textbook.quizzes.mistake import Known, Mistake, listed, resolve
from textbook.quizzes.option_checks import check_options, check_repeated
from textbook.quizzes.source import COPIES, LEAVES, NEARLY_START, Source, SourceBlock, read_source


def check_nearly(source: Source, known: Known) -> Iterator[Mistake]:
    """Lines that were meant to start a block."""
    for index in source.nearly:
        found = NEARLY_START.match(source.lines[index])
        if found is None or found["name"].lower() not in known:
            continue
        name, title = found["name"].lower(), found["rest"].strip(" :|")
        start = f"/// {name} | {title}" if title else f"/// {name}"
        yield Mistake(
            index,
            f"`{source.lines[index].strip()}` does not start a block",
            f"Write `{start}`: three slashes, the name, and a bar before the title.",
        )


def check_strays(source: Source, known: Known) -> Iterator[Mistake]:
    """Ends of nothing."""
    for index in source.strays:
        yield Mistake(
            index,
            f"`{source.lines[index].strip()}` ends no block",
            "Remove it, or mend the line that should start the block.",
            {index: ""},
        )


def check_names(source: Source, known: Known) -> Iterator[Mistake]:
    """Blocks that do not exist."""
    for block in source.blocks:
        if block.name not in known:
            close = get_close_matches(block.name, known, 1)
            line = source.lines[block.start]
            yield Mistake(
                block.start,
                f"there is no block called `{block.name}`",
                f"Did you mean `/// {close[0]}`?" if close else f"There are: {listed(known)}.",
                {block.start: line.replace(block.name, close[0], 1)} if close else {},
            )


def check_ends(source: Source, known: Known) -> Iterator[Mistake]:
    """Blocks that never end, or whose end PyMdown would take for text."""
    for block in source.blocks:
        if block.name not in known:
            continue
        before = source.lines[block.end - 1]
        if not block.closed:
            repair = {block.end: block.slashes} if block.end == len(source.lines) else {}
            if not before.strip() and block.end - 1 >= block.body:
                repair = {block.end - 1: block.slashes}
            yield Mistake(
                block.start,
                f"the block `{block.slashes} {block.name}` has no end",
                f"Close it with a line `{block.slashes}` of its own.",
                repair,
            )
        elif block.end > block.body and before.startswith(" ") and before.strip():
            after = source.lines[block.end + 1 : block.end + 2]
            empty = not after or not after[0].strip()
            yield Mistake(
                block.end,
                f"the end of `{block.slashes} {block.name}` touches an indented line, "
                "and would be read as part of it",
                f"Leave an empty line before `{block.slashes}`.",
                {block.end: "", block.end + 1: block.slashes} if empty else {},
            )


def check_cells(source: Source, known: Known) -> Iterator[Mistake]:
    """Cells in a quiz or an exercise, whose parts are moved about, so nothing in it can run."""
    leaves = [block for block in source.blocks if resolve(block.name, known) in LEAVES]
    for fence in fences(source.lines):
        for block in leaves:
            if block.body <= fence.start < block.end and _is_cell(fence.info):
                name = resolve(block.name, known)
                yield Mistake(
                    fence.start,
                    f"a cell cannot stand in {'an' if name[0] == 'e' else 'a'} {name}",
                    f"Move it above the {name}, or show its code in a plain block: ```python",
                    {fence.start: f"{fence.indent}{fence.marks}python"},
                )


def _is_cell(info: str) -> bool:
    try:
        return is_cell(info)
    except AuthorError:
        return False  # the cells' extension reports it


def check_ids(source: Source, known: Known, file: str, offset: int) -> Iterator[Mistake]:
    """Ids that another block of the same name has already, somewhere in the book."""
    for block in source.blocks:
        name = resolve(block.name, known)
        if name not in COPIES or not ids.is_id(block.id):
            continue
        index = block.option_line("id")
        # An exercise has a cell, which is called like it.
        for kind in (name, "cell") if name == "exercise" else (name,):
            if taken := ids.claim(kind, block.id, file, index + 1 + offset):
                yield Mistake(
                    index,
                    f'the {kind} id "{block.id}" is used at {taken} already',
                    "Ids are unique in the book: choose another.",
                )
                break


CHECKS: tuple[Callable[[Source, Known], Iterator[Mistake]], ...] = (
    check_nearly,
    check_strays,
    check_names,
    check_ends,
    check_options,
    check_repeated,
    check_cells,
)


class SourceChecks(Preprocessor):
    """Reports the mistakes of a page's `///` lines and mends what can be mended."""

    def __init__(self, md: Markdown, blocks: BlocksProcessor) -> None:
        super().__init__(md)
        self.blocks = blocks
        self._unclaimed: list[SourceBlock] = []
        # The text of the lines that were reported, which may be left over as prose.
        self.reported: set[str] = set()
        # Their indices.
        self.mistaken: set[int] = set()

    def run(self, lines: list[str]) -> list[str]:
        page = page_of(self.md)
        source = read_source(lines)
        known: Known = self.blocks.blocks
        mistakes = [mistake for check in CHECKS for mistake in check(source, known)]
        mistakes += check_ids(source, known, page.file, page.offset)
        repaired = [*lines, ""]
        self.reported = set()
        self.mistaken = {mistake.index for mistake in mistakes}
        for mistake in sorted(mistakes, key=lambda mistake: mistake.index):
            line = mistake.index + 1 + page.offset
            report(self.md, AuthorError(mistake.message, line, remedy=mistake.remedy))
            self.reported.add(source.lines[mistake.index].strip())
            for index, text in mistake.repair.items():
                repaired[index] = text
        self._unclaimed = [block for block in source.blocks if resolve(block.name, known) in LEAVES]
        return repaired if repaired[-1] else repaired[:-1]

    def claim(self, title: str, name: str, kind: str = "quiz") -> SourceBlock | None:
        """The source of the next block with this title and id; None if the page has no such lines.

        PyMdown hands a block no line number. Blocks are met in the order of the source, so the
        first that fits is the right one.
        """
        for block in self._unclaimed:
            same = resolve(block.name, self.blocks.blocks) == kind and block.title == title
            if same and name in {block.id, ""}:
                self._unclaimed.remove(block)
                return block
        return None
