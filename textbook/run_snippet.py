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
import warnings
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
    forget_flags()
    sys.meta_path.insert(0, OnlyReadersModules)
    for source in request["sources"]:
        print(json.dumps(run(request, source)), file=reply, flush=True)
    reply.close()


def forget_flags() -> None:
    """Have NumPy warn of nothing that it cannot see in a browser, where notes tell it instead.

    A program that asks for warnings or catches them gets them in both: see `run`.
    """
    warnings.filterwarnings("ignore", r".* encountered in ", RuntimeWarning)


def load_own_modules() -> None:
    """Import what `run` needs while it can be found."""
    import book  # noqa: F401 - in textbook/stand_in
    import textbook.runtime.arithmetic_watch
    import textbook.runtime.cell
    import textbook.runtime.checks
    import textbook.runtime.exercise
    import textbook.runtime.plot_window  # noqa: F401


def run(request: dict[str, Any], source: str) -> dict[str, Any]:
    """The result of `source` as the cell of `request`."""
    from textbook.runtime.arithmetic_watch import FOLLOWED
    from textbook.runtime.cell import run_cell
    from textbook.runtime.plot_window import module

    printed: dict[str, list[str]] = {"stdout": [], "stderr": []}
    assigned: list[Any] = []
    sys.modules["js"] = module(lambda value, file, line: assigned.append(value))

    def emit(stream: str, text: str) -> None:
        printed[stream].append(text)

    with warnings.catch_warnings():
        if any(map(FOLLOWED.search, [source, *(part["source"] for part in request["needs"])])):
            warnings.simplefilter("default", RuntimeWarning)
        result = dict(asyncio.run(run_cell(request["cell"], source, request["needs"], emit)))
    result |= {name: "".join(parts) for name, parts in printed.items()}
    last = assigned[-1] if assigned else None
    result["plots"] = last if isinstance(last, str) else None
    result["plots_type"] = None if last is None or isinstance(last, str) else type(last).__name__
    return result


if __name__ == "__main__":
    main()
