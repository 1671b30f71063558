"""Stand-in for the `js` object that a cell sees in the browser, so that any Python runs a snippet.

`js.window.py_plot_data = json.dumps(plots)` hands the text to `on_plot_data`. By default that
checks it and says on stderr what was plotted; the prerender listens instead. Nothing else is
there, and nothing can be added: what fails in the browser fails here.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def _describe(text: object) -> None:
    """Say what would be drawn, when a snippet is run by hand."""
    from textbook.plot_data import PlotDataError, read_plots

    try:
        plots = read_plots(text)
    except PlotDataError as error:
        sys.exit(f"plot data: {error}")
    for plot in plots:
        lines = ", ".join(f"{line['label']} ({len(line['data'])} points)" for line in plot["lines"])
        print(f'plot data: "{plot["title"]}": {lines}', file=sys.stderr)


class _Window:
    """Has one attribute, the last plot data assigned."""

    __slots__ = ("_last",)

    def __init__(self) -> None:
        object.__setattr__(self, "_last", None)

    @property
    def py_plot_data(self) -> object:
        return self._last

    def __setattr__(self, name: str, value: object) -> None:
        if name != "py_plot_data":
            raise AttributeError(f"js.window has only py_plot_data, not {name}")
        object.__setattr__(self, "_last", value)
        _listener(value)


class _Closed(ModuleType):
    """A module that cannot be assigned to, as the browser's `js` cannot."""

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"js is closed for writing: js.{name} cannot be assigned")


_listener = _describe
window = _Window()


def on_plot_data(listener: Any) -> None:
    """Call `listener(text)` at each assignment instead of describing the plots on stderr."""
    globals()["_listener"] = listener


sys.modules[__name__].__class__ = _Closed
