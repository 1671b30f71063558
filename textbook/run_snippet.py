"""Run programs of one cell in this process, print the results as JSON: the prerender's child.

Reads `{"cell", "sources": [...], "needs": [{"id", "source"}]}` from stdin. Prints a line with a
`CellResult` for each source when it has run, which has the further keys `stdout`, `stderr` (text)
and `plots` (the last value assigned to `js.window.py_plot_data`, `null` if none was; `plots_type`
names its type when it is no text).
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

# What a reader's Python has. The build's has all that MkDocs needs, which no reader could import.
READERS_MODULES = sys.stdlib_module_names | {"numpy", "js", "book"}
# Parts of NumPy that are not sent to the browser, as js/snapshot/bytecode.py has them.
NOT_SENT = frozenset(["f2py", "tests"])


class OnlyReadersModules:
    """Stands first among the finders of modules, and refuses those that no reader has."""

    @staticmethod
    def find_spec(
        name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Let the other finders look for `name`, or say that there is no such module."""
        top, *parts = name.split(".")
        if top == "numpy" and NOT_SENT.intersection(parts):
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        # sysconfig's data are in a module that is called after the platform.
        if top in READERS_MODULES or top.startswith("_sysconfigdata"):
            return None
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)


def main() -> None:
    """Read the request, run it, print the results."""
    request = json.load(sys.stdin)
    # A snippet that writes to file descriptor 1 itself must not spoil the reply.
    reply = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    load_own_modules()
    sys.meta_path.insert(0, OnlyReadersModules)
    for source in request["sources"]:
        print(json.dumps(run(request, source)), file=reply, flush=True)
    reply.close()


def load_own_modules() -> None:
    """Import what `run` needs while it can be found."""
    import book  # noqa: F401
    import js  # noqa: F401 - the stand-in; both are in textbook/stand_in
    import textbook.runtime.cell
    import textbook.runtime.checks
    import textbook.runtime.exercise  # noqa: F401


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
