"""The Python-Markdown extension that turns cell fences into `<py-cell>` elements."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from markdown import Extension, Markdown
from markdown.preprocessors import Preprocessor

from textbook import ids
from textbook.cells.grid import GridError, make_grid
from textbook.cells.header import CellHeader, is_cell, read_header
from textbook.cells.markup import cell_html, mistake_html
from textbook.cells.snippet import INCLUDE, Snippet, read_snippet
from textbook.errors import AuthorError, report
from textbook.fences import Fence, fences
from textbook.page import Page, page_of
from textbook.parameters import read_parameters
from textbook.plot_data import PlotDataError, PlotSpec, read_plots
from textbook.prerender import Prerendered, SnippetError, prerender
from textbook.runtime.cell import NeededCell
from textbook.runtime.tracebacks import ErrorReport

# Fences must be seen before PyMdown's snippets (priority 32) expand the line that names the file;
# HTML can be stashed only after white space is normalised (30), which strips stash marks.
BEFORE_SNIPPETS = 40
AFTER_NORMALISATION = 28

_MARK = "textbook-cell-mark-%d-"


class CellsExtension(Extension):
    """`{.python .cell}` fences; `snippets` is the folder that the files are in."""

    def __init__(self, **options: Any) -> None:
        self.config = {"snippets": ["snippets", "The folder of the cells' files"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.block_level_elements.extend(["py-cell", "plot-chart"])
        found: list[str] = []
        finder = CellFinder(md, Path(self.getConfig("snippets")), found)
        md.preprocessors.register(finder, "textbook-cells", BEFORE_SNIPPETS)
        md.preprocessors.register(CellStash(md, found), "textbook-cell-stash", AFTER_NORMALISATION)


class CellFinder(Preprocessor):
    """Replaces each cell fence by a mark; its HTML goes into `found`."""

    def __init__(self, md: Markdown, folder: Path, found: list[str]) -> None:
        super().__init__(md)
        self.folder = folder
        self.found = found
        # The ids that cells of this page need.
        self.needed: set[str] = set()

    def run(self, lines: list[str]) -> list[str]:
        self.found.clear()
        page = page_of(self.md)
        found = list(fences(lines))
        self.needed = set(re.findall(r"needs=[\"']([^\"']+)", " ".join(f.info for f in found)))
        cells: dict[str, tuple[CellHeader, Snippet]] = {}
        result = list(lines)
        marks: list[tuple[Fence, str]] = []
        for fence in found:
            try:
                if not is_cell(fence.info):
                    continue
                cell = self._html(fence, page, cells)
            except AuthorError as error:
                if error.file is None:
                    error.line = fence.start + page.offset + (error.line or 1)
                report(self.md, error)
                cell = mistake_html(error)
            self.found.append(cell)
            marks.append((fence, fence.indent + _MARK % (len(self.found) - 1)))
        # Backwards, so that the line numbers of the fences above stay true.
        for fence, mark in reversed(marks):
            result[fence.start : fence.end + 1] = ["", mark, ""]
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

    def _html(self, fence: Fence, page: Page, cells: dict[str, tuple[CellHeader, Snippet]]) -> str:
        header = read_header(fence.info)
        line = fence.start + 1 + page.offset
        if taken := ids.claim("cell", header.id, page.file, line):
            raise AuthorError(
                f'the cell id "{header.id}" is used at {taken} already',
                remedy="Ids are unique in the book: choose another.",
            )
        snippet = read_snippet(fence, self.folder)
        needed = _needed(header, cells)
        cells[header.id] = (header, snippet)
        place = _Place(snippet, page)
        needs: list[NeededCell] = [
            {"id": f"cell-{name}", "source": cells[name][1].source} for name in needed
        ]
        try:
            output = prerender(f"cell-{header.id}", snippet.source, needs)
        except SnippetError as error:
            raise place.error(f'the cell "{header.id}" failed: {error}', 1) from None
        plots = _checked(header, output, place, silent=header.id in self.needed)
        parameters, faults = read_parameters(snippet.source)
        for fault in faults:
            raise place.error(
                fault.message, fault.line, "The guide to writing a page has its forms."
            )
        try:
            grid = make_grid(f"cell-{header.id}", snippet.source, needs, parameters)
        except GridError as error:
            raise place.error(
                f'the cell "{header.id}" {error}',
                None,
                "Mend the program, or the ends of the slider.",
            ) from None
        return cell_html(header, snippet.source, output, plots, len(parameters), grid)


class _Place:
    """Where a line of a snippet is: in its file, or in the page that holds the code."""

    def __init__(self, snippet: Snippet, page: Page) -> None:
        self.file = snippet.file or page.file
        self.before = snippet.first_line - 1 + (0 if snippet.file else page.offset)
        self.page = page

    def error(self, message: str, line: int | None, remedy: str | None = None) -> AuthorError:
        """An error at line `line` of the snippet, which also names the page."""
        if self.file != self.page.file:
            message = f"{message.rstrip('.')} (a cell of {self.page.file})"
        return AuthorError(message, self.before + (line or 1), self.file, remedy)


def _needed(header: CellHeader, cells: dict[str, tuple[CellHeader, Snippet]]) -> list[str]:
    """The ids of the cells that run before this one, outermost first."""
    names: list[str] = []
    name = header.needs
    while name:
        if name not in cells:
            raise AuthorError(
                f'the cell "{header.id}" needs "{name}", which is not a cell above it',
                remedy="Name a cell that stands earlier on this page, without the #.",
            )
        names.insert(0, name)
        name = cells[name][0].needs
    return names


def _checked(
    header: CellHeader, output: Prerendered, place: _Place, silent: bool
) -> list[PlotSpec]:
    """The plots of a cell that ran well; raises `AuthorError` if it did not.

    A cell that shows nothing is refused unless it may be `silent`, being there for another one.
    """
    if error := output.error:
        own = output.failed_in == f"cell-{header.id}"
        where = "" if own else f" in {output.failed_in}, which it needs,"
        raise place.error(
            f'the cell "{header.id}" raises{where} {error["type"]}: {error["message"]}',
            error["line"] if own else None,
            _remedy(error, place),
        )
    plots: list[PlotSpec] = []
    if output.plots is not None:
        try:
            plots = read_plots(output.plots)
        except PlotDataError as problem:
            raise place.error(
                f'the plot data of the cell "{header.id}" are wrong: {problem}',
                None,
                "The page on plot data describes their form.",
            ) from None
    if not (plots or silent or output.stdout or output.value):
        raise place.error(
            f'the cell "{header.id}" shows nothing: no plot, no output and no value',
            None,
            "Assign to js.window.py_plot_data, print something, or end with an expression.",
        )
    return plots


def _remedy(error: ErrorReport, place: _Place) -> str | None:
    """What an author can do about a program that raises; hints are written for readers."""
    if error["type"] == "SystemExit":
        return "A cell runs to its end: leave out the call that ends the program."
    if error["hint"] or place.file == place.page.file:
        return error["hint"]
    return "Run the file by itself to see the whole traceback."


class CellStash(Preprocessor):
    """Replaces each mark by the cell's HTML, stashed so that nothing else touches it."""

    def __init__(self, md: Markdown, found: list[str]) -> None:
        super().__init__(md)
        self.found = found

    def run(self, lines: list[str]) -> list[str]:
        return [re.sub(r"textbook-cell-mark-(\d+)-", self._stash, line) for line in lines]

    def _stash(self, mark: re.Match[str]) -> str:
        return self.md.htmlStash.store(self.found[int(mark[1])])
