"""The Python-Markdown extension that turns cell fences into `<py-cell>` elements."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from textbook.cells.header import is_cell, read_header
from textbook.cells.marks import CellBlocks, Found, LostCells, ShownCells, mark_of
from textbook.cells.page_cells import PageCells
from textbook.cells.snippet import INCLUDE
from textbook.errors import AuthorError, notice, report
from textbook.fences import Fence, fences, without_end
from textbook.page import Page, page_of

# Fences must be seen before PyMdown's snippets (priority 32) expand the line that names the file.
BEFORE_SNIPPETS = 40
# Indented code is taken by its own processor (80), so a mark that is met after it is a cell.
AFTER_INDENTED_CODE = 79
# Code is highlighted at 30.
BEFORE_HIGHLIGHTING = 35
# After raw HTML is put back (30).
LAST = -10


class CellsExtension(Extension):
    """`{.python .cell}` fences; `snippets` is the folder that the files are in."""

    def __init__(self, **options: Any) -> None:
        self.config = {"snippets": ["snippets", "The folder of the cells' files"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.block_level_elements.extend(["py-cell", "plot-chart"])
        found = Found()
        finder = CellFinder(md, Path(self.getConfig("snippets")), found)
        md.preprocessors.register(finder, "textbook-cells", BEFORE_SNIPPETS)
        blocks = CellBlocks(md, found)
        md.parser.blockprocessors.register(blocks, "textbook-cells", AFTER_INDENTED_CODE)
        md.treeprocessors.register(ShownCells(md, found), "shown-cells", BEFORE_HIGHLIGHTING)
        md.postprocessors.register(LostCells(md, found), "lost-cells", LAST)


class CellFinder(Preprocessor):
    """Replaces each cell fence by a mark, and `found` knows which.

    Whether a fence is a cell or is only shown, in an indented block of code, is known when the
    blocks of the page are read; no cell is run before that.
    """

    def __init__(self, md: Markdown, folder: Path, found: Found) -> None:
        super().__init__(md)
        self.folder = folder
        self.found = found

    def run(self, lines: list[str]) -> list[str]:
        page = page_of(self.md)
        every = list(fences(lines))
        cells = [fence for fence in every if _is_meant(fence)]
        remark = partial(notice, self.md)
        page_cells = PageCells(page, self.folder, _needed_ids(cells), remark)
        self.found.begin(page_cells, cells, lines)
        for fence in every:
            if fence not in cells and (error := without_end(fence)):
                error.line = fence.start + 1 + page.offset
                report(self.md, error)
        result = list(lines)
        # Backwards, so that the line numbers of the fences above stay true.
        for number, fence in reversed(list(enumerate(cells))):
            empty = fence.indent.rstrip()
            result[fence.start : fence.end + 1] = [empty, fence.indent + mark_of(number), empty]
        return self._without_missing_includes(result, page)

    def _without_missing_includes(self, lines: list[str], page: Page) -> list[str]:
        """Report includes outside cells that name no file; PyMdown's snippets would end the build
        with a traceback that names no page.
        """
        kept = []
        for line in lines:
            include = INCLUDE.match(line)
            if include and not (self.folder / include["name"].partition(":")[0]).is_file():
                number = page.line_of(line.strip())
                message = f"there is no file {self.folder.name}/{include['name']}"
                report(self.md, AuthorError(message, number, None, "Create it, or mend the name."))
                continue
            kept.append(line)
        return kept


def _is_meant(fence: Fence) -> bool:
    """Whether the fence is a cell or, by mistake, only nearly one."""
    try:
        return is_cell(fence.info)
    except AuthorError:
        return True


def _needed_ids(cells: Iterable[Fence]) -> set[str]:
    """The ids that the cells of a page need."""
    needed = set()
    for fence in cells:
        try:
            needed.add(read_header(fence.info).needs)
        except AuthorError:
            continue  # reported when the cell is made
    return {name for name in needed if name}
