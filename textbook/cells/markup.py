"""The HTML of a cell: what a reader sees before any script runs, and what `<py-cell>` adopts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

from textbook.cells.header import CellHeader
from textbook.errors import AuthorError
from textbook.plot_data import PlotSpec, plot_html
from textbook.plot_drawing import draw
from textbook.prerender import Prerendered
from textbook.runtime.arithmetic_watch import Note


def cell_html(
    header: CellHeader,
    source: str,
    output: Prerendered,
    plots: Sequence[PlotSpec],
    parameters: int = 0,
    grid: str | None = None,
) -> str:
    """The cell as a `<py-cell>` in the state `static`.

    Room is left for the controls of as many `parameters`; `grid` names their file of results.
    """
    needs = f' data-needs="cell-{header.needs}"' if header.needs else ""
    results = f' data-grid="{escape(grid)}"' if grid else ""
    room = f' style="--controls: {parameters}"' if parameters else ""
    name = f"cell-{header.id}"
    charts = "".join(map(plot_html, plots, draw(plots)))
    count = ("none", "one")[len(plots)] if len(plots) < 2 else "many"
    caption = f"<figcaption>{escape(header.caption)}</figcaption>" if header.caption else ""
    elsewhere = (
        f'<p class="cell-elsewhere">Outside this book: {escape(header.elsewhere)}</p>'
        if header.elsewhere
        else ""
    )
    return (
        f'<py-cell id="{name}" data-state="static" data-title="{escape(header.title)}"'
        f"{needs}{results}>"
        f'<figure class="cell" data-charts="{count}" aria-labelledby="{name}-title">'
        f'<div class="cell-stage"><div data-part="plots">{charts}</div>'
        f'<div data-part="parameters"{room}></div><div data-part="difference"></div></div>'
        '<div class="cell-program">'
        f'<div class="cell-bar"><span class="cell-title" id="{name}-title">'
        f"{escape(header.title)}</span></div>"
        f'<div data-part="code" class="highlight">{code_html(source)}</div>'
        "</div>"
        '<div class="cell-output">'
        f"{_text('stdout', 'Output', output.stdout)}"
        f"{_text('stderr', 'Messages', output.stderr)}"
        f"{_text('value', 'Value', output.value or '')}"
        f"{_notes(output.notes, name)}"
        '<div data-part="error" hidden></div>'
        "</div>"
        f"{elsewhere}{caption}</figure></py-cell>"
    )


def mistake_html(error: AuthorError) -> str:
    """What `make serve` shows in the place of a cell that is wrong; a strict build fails."""
    return f'<div class="author-mistake" role="note">{escape(str(error))}</div>'


def code_html(source: str) -> str:
    """`source` highlighted, each line in an element of its own, its text content unchanged."""
    rows = "\n".join(f'<span class="cell-line">{line}</span>' for line in code_lines(source))
    return f"<pre><code>{rows}</code></pre>"


def code_lines(source: str) -> list[str]:
    """The HTML of each line of `source`, highlighted."""
    # Lines without a final newline, since a browser shows an empty line for it.
    inner = highlight(source.rstrip("\n"), PythonLexer(stripnl=False), HtmlFormatter(nowrap=True))
    return inner.rstrip("\n").split("\n")


def _notes(notes: Sequence[Note], cell: str) -> str:
    """What a look at the arithmetic has found, as js/cell/arithmetic-notes.js tells it."""
    rows = []
    for note in notes:
        place = "Line" if note["cell"] == cell else "In a cell that this one needs, line"
        text = re.sub("`([^`]+)`", r"<code>\1</code>", escape(note["text"], quote=False))
        rows.append(
            f'<p data-cell="{note["cell"]}" data-line="{note["line"]}" '
            f'data-text="{escape(note["text"])}">{place} {note["line"]}: {text}</p>'
        )
    hidden = "" if rows else " hidden"
    return f'<div data-part="notes" aria-live="polite"{hidden}>{"".join(rows)}</div>'


def _text(part: str, label: str, text: str) -> str:
    hidden = "" if text else " hidden"
    return (
        f'<div class="cell-text" data-part="{part}" role="group" aria-label="{label}"{hidden}>'
        f"<pre>{escape(text)}</pre></div>"
    )
