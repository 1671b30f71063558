"""From a cell's fence to its HTML: the code is read, run and checked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textbook import ids
from textbook.cells.grid import GridError, NoGridError, make_grid
from textbook.cells.header import CellHeader, is_cell, read_header
from textbook.cells.markup import cell_html
from textbook.cells.snippet import Snippet, read_snippet
from textbook.comparison import REMEDY, difference
from textbook.errors import AuthorError
from textbook.fences import Fence
from textbook.node import NodeUnavailableError
from textbook.page import Page
from textbook.parameters import read_parameters
from textbook.plot_data import PlotDataError, PlotSpec, read_plots
from textbook.prerender import Prerendered, SnippetError, prerender
from textbook.runtime.cell import NeededCell
from textbook.runtime.tracebacks import ErrorReport


class PageCells:
    """The cells of one page, made in the order in which they stand on it."""

    def __init__(
        self, page: Page, folder: Path, needed: set[str], remark: Callable[[AuthorError], None]
    ) -> None:
        self.page = page
        # Tells what fails no build.
        self.remark = remark
        self.folder = folder
        # The ids that cells of this page need.
        self.needed = needed
        self.cells: dict[str, tuple[CellHeader, Snippet]] = {}

    def html(self, fence: Fence) -> str:
        """The HTML of the cell in `fence`; raises `AuthorError` with its place."""
        try:
            is_cell(fence.info)
            return self._html(fence)
        except AuthorError as error:
            if error.file is None:
                error.file = self.page.file
                error.line = fence.start + self.page.offset + (error.line or 1)
            raise

    def _html(self, fence: Fence) -> str:
        page, cells = self.page, self.cells
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
            output = prerender(f"cell-{header.id}", snippet.source, needs, look=True)
        except SnippetError as error:
            raise place.error(f'the cell "{header.id}" failed: {error}', 1) from None
        plots = _checked(header, output, place, silent=header.id in self.needed)
        _compared(header, output, place)
        parameters, faults = read_parameters(snippet.source)
        for fault in faults:
            raise place.error(
                fault.message, fault.line, "The guide to writing a page has its forms."
            )
        grid = None
        try:
            grid = make_grid(
                f"cell-{header.id}", snippet.source, needs, parameters, bool(header.elsewhere)
            )
        except GridError as error:
            raise place.error(
                f'the cell "{header.id}" {error}',
                None,
                "Mend the program, or the ends of the slider.",
            ) from None
        except NoGridError as reason:
            self.remark(
                place.error(
                    f'the sliders of the cell "{header.id}" wait for Python: {reason}',
                    None,
                    "Have it compute less, or give the slider a larger step.",
                )
            )
        try:
            return cell_html(header, snippet.source, output, plots, len(parameters), grid)
        except NodeUnavailableError as error:
            raise AuthorError(str(error)) from None


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


def _compared(header: CellHeader, output: Prerendered, place: _Place) -> None:
    """Raise `AuthorError` where readers get something else and the header does not say so."""
    other = output.elsewhere
    found = other and difference(vars(output), vars(other))
    if found and not header.elsewhere:
        raise place.error(
            f'the cell "{header.id}" gives a reader something else than who runs the file: {found}',
            output.error["line"] if output.error else None,
            f'{REMEDY} If the difference is meant, say why: elsewhere="…".',
        )
    if header.elsewhere and not found:
        raise place.error(
            f'the cell "{header.id}" says elsewhere="…" and gives the same there',
            None,
            "Leave the option out.",
        )


def _remedy(error: ErrorReport, place: _Place) -> str | None:
    """What an author can do about a program that raises; hints are written for readers."""
    if error["type"] == "SystemExit":
        return "A cell runs to its end: leave out the call that ends the program."
    if error["hint"] or place.file == place.page.file:
        return error["hint"]
    return "Run the file by itself to see the whole traceback."
