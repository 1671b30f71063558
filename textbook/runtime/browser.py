"""The entry for the browser: `run_cell` with texts instead of Python objects at its border."""

from __future__ import annotations

import json

from textbook.runtime import cell as cells
from textbook.runtime.essentials import Essentials
from textbook.runtime.output import Emit


async def run(request: str, emit: Emit) -> str:
    """Run the cell in the JSON text `request`, the page's message; the result as JSON.

    The error in the result names the cell that raised, as `cell`.
    """
    wanted = json.loads(request)
    result = await cells.run_cell(
        wanted["cell"], wanted["source"], wanted["needs"], emit, wanted["output"]
    )
    error = result["error"] and {**result["error"], "cell": result["failed_in"]}
    return _dumps({"state": result["state"], "value": result["value"], "error": error})


# The reader's code may replace json.dumps; the result of that very run must still get out.
_dumps = json.JSONEncoder().encode
_essentials = Essentials()


def damaged() -> bool:
    """Whether the runs so far have left this Python unfit for the next one."""
    return _essentials.damaged()
