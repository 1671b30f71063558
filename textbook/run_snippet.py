"""Run programs of one cell in this process, print the results as JSON: the prerender's child.

Reads `{"cell", "sources": [...], "needs": [{"id", "source"}]}` from stdin. Prints a list with a
`CellResult` for each source, which has the further keys `stdout`, `stderr` (text) and `plots` (the
last value assigned to `js.window.py_plot_data`, `null` if none was; `plots_type` names its type
when it is no text).
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from typing import Any


def main() -> None:
    """Read the request, run it, print the results."""
    request = json.load(sys.stdin)
    # A snippet that writes to file descriptor 1 itself must not spoil the reply.
    reply = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    json.dump([run(request, source) for source in request["sources"]], reply)
    reply.close()


def run(request: dict[str, Any], source: str) -> dict[str, Any]:
    """The result of `source` as the cell of `request`."""
    import js  # the stand-in, from textbook/stand_in
    from textbook.runtime.cell import run_cell

    printed: dict[str, list[str]] = {"stdout": [], "stderr": []}
    assigned: list[Any] = []
    js.on_plot_data(assigned.append)

    result: dict[str, Any] = dict(
        asyncio.run(
            run_cell(
                request["cell"],
                source,
                request["needs"],
                lambda stream, text: printed[stream].append(text),
            )
        )
    )
    result |= {name: "".join(parts) for name, parts in printed.items()}
    last = assigned[-1] if assigned else None
    result["plots"] = last if isinstance(last, str) else None
    result["plots_type"] = None if last is None or isinstance(last, str) else type(last).__name__
    return result


if __name__ == "__main__":
    main()
