"""The entry for the browser: `run_cell` with texts instead of Python objects at its border."""

from __future__ import annotations

import json
from collections.abc import Coroutine

from textbook.runtime import cell as cells
from textbook.runtime.cell import NeededCell
from textbook.runtime.essentials import Essentials
from textbook.runtime.output import Emit


def run(request: str, emit: Emit) -> str | Coroutine[None, None, str]:
    """Run the cell in the JSON text `request` (`cell`, `source`, `needs`); the result as JSON.

    The error in the result names the cell that raised, as `cell`. The result is there at once where
    no program of the run awaits anything: the event loop takes longer than most of them.
    """
    wanted = json.loads(request)
    coroutine = _run(wanted["cell"], wanted["source"], wanted["needs"], emit)
    sources = [wanted["source"], *(part["source"] for part in wanted["needs"])]
    if any("await" in source or "async" in source for source in sources):
        return coroutine
    try:
        coroutine.send(None)
    except StopIteration as ended:
        result: str = ended.value
        return result
    raise RuntimeError("a program without await has waited")


async def _run(cell: str, source: str, needs: list[NeededCell], emit: Emit) -> str:
    result = await cells.run_cell(cell, source, needs, emit)
    error = result["error"] and {**result["error"], "cell": result["failed_in"]}
    return _dumps({"state": result["state"], "value": result["value"], "error": error})


# The reader's code may replace json.dumps; the result of that very run must still get out.
_dumps = json.JSONEncoder().encode
_essentials = Essentials()


def damaged() -> bool:
    """Whether the runs so far have left this Python unfit for the next one."""
    return _essentials.damaged()
