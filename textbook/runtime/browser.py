"""The entry for the browser: `run_cell` with texts instead of Python objects at its border."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import re
import sys
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np

from textbook.runtime import cell as cells
from textbook.runtime import latecomers, linear_algebra, plot_window
from textbook.runtime.arithmetic_watch import has_flags
from textbook.runtime.essentials import Essentials
from textbook.runtime.output import Emit
from textbook.runtime.tracebacks import plain


async def run(request: str, emit: Emit) -> str:
    """Run the cell in the JSON text `request`, the page's message; the result as JSON.

    The error in the result names the cell that raised, as `cell`. The result is null where the run
    is to be made again, when all files of Python have come.
    """
    wanted = json.loads(request)
    sources = [wanted["source"], *(part["source"] for part in wanted["needs"])]
    if any(map(latecomers.will_be_missed, sources)):
        return "null"
    latecomers.begin()
    result = await cells.run_cell(
        wanted["cell"],
        wanted["source"],
        wanted["needs"],
        emit,
        wanted["output"],
        wanted.get("look", False),
    )
    for call in _calls:
        call.cancel()
    _doubt(wanted["source"], result)
    # A Python that this very run has damaged cannot make it again.
    if latecomers.were_missed() and not damaged():
        return "null"
    error = result["error"] and {**result["error"], "cell": result["failed_in"]}
    told = {"state": result["state"], "value": result["value"], "notes": result["notes"]}
    return _dumps({**told, "error": error})


# Where f2py is not sent, `from numpy import *` would ask for it all the same.
if importlib.util.find_spec("numpy.f2py") is None:
    np.__all__ = [name for name in np.__all__ if name != "f2py"]

if not has_flags():
    linear_algebra.mend()

# The reader's code may replace json.dumps; the result of that very run must still get out.
_dumps = json.JSONEncoder().encode
_essentials = Essentials()

# The calls that the event loop has been asked for, so that none is made after its run.
_calls: weakref.WeakSet[asyncio.Handle] = weakref.WeakSet()


def begin(*, incomplete: bool) -> None:
    """Python is up, and runs nothing before this; when `incomplete`, files are on their way."""
    latecomers.missing = incomplete
    _remember_calls(asyncio.get_event_loop())
    _essentials.begin()


def on_plot_data(take: Callable[[object, str, int], object]) -> None:
    """Have `take` called at each assignment: what was assigned, and by which line of which file.

    What was assigned is a text or None; 0 stands for everything else.
    """
    _take_plot.append(take)


def _plotted(value: object, file: str, line: int) -> None:
    text: object = plain(value) if isinstance(value, str) else None if value is None else 0
    _take_plot[-1](text, file, line)


# The last one counts. A name that is given later than `begin` would be taken for damage.
_take_plot: list[Callable[[object, str, int], object]] = []
# In the place of Pyodide's, which reaches for all that a page has.
sys.modules["js"] = plot_window.module(_plotted)


def _remember_calls(loop: Any) -> None:
    later = loop.call_later

    def call_later(*args: Any, **options: Any) -> asyncio.Handle:
        call: asyncio.Handle = later(*args, **options)
        _calls.add(call)
        return call

    loop.call_later = call_later


# Modules that reach into the interpreter's own memory, where no check looks.
_REACHES_INSIDE = re.compile(r"\b(?:_?ctypes|gc|pyodide_js|textbook|_test\w*|faulthandler)\b")
_doubtful = False


def _doubt(source: str, result: cells.CellResult) -> None:
    """Remember whether the run may have done what no check of Python's own can see."""
    global _doubtful
    error = result["error"]
    # An error of no line was raised by the book's own code, which is then damaged.
    lost = error is not None and error["line"] is None and error["type"] != "SyntaxError"
    _doubtful = _doubtful or lost or bool(_REACHES_INSIDE.search(source))


def watch(watch_all: Callable[[str], None]) -> None:
    """From now on `damaged` is told which dictionaries have changed, of those that are watched.

    `watch_all` takes the ids of dictionaries, with commas between, to be watched as well.
    """
    _essentials.watch(lambda ids: watch_all(",".join(map(str, ids))))


def damaged(changed: str | None = None) -> bool:
    """Whether the runs so far have left this Python unfit for the next one.

    `changed` has the ids of the watched dictionaries that have changed since it was last given.
    """
    ids = None if changed is None else [int(one) for one in changed.split(",") if one]
    return _doubtful or bool(cells.left_running()) or _essentials.damaged(ids)
