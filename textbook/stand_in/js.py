"""Stand-in for the `js` object that a cell sees in the browser, so that any Python runs a snippet.

`js.window.py_plot_data = json.dumps(plots)` checks the text and says on stderr what was plotted;
the prerender listens instead. Nothing else is there, and nothing can be added.
"""

from __future__ import annotations

import sys

from textbook.runtime import plot_window


def _describe(text: object, file: str, line: int) -> None:
    """Say what would be drawn, when a snippet is run by hand."""
    from textbook.plot_data import PlotDataError, read_plots

    try:
        plots = read_plots(text)
    except PlotDataError as error:
        sys.exit(f"plot data, line {line}: {error}")
    for plot in plots:
        lines = ", ".join(f"{line['label']} ({len(line['data'])} points)" for line in plot["lines"])
        print(f'plot data: "{plot["title"]}": {lines}', file=sys.stderr)


window = plot_window.Window(_describe)
sys.modules[__name__].__class__ = plot_window.Closed
