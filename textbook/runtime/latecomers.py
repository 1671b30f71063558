"""Files of Python that come after the first runs, and the runs that miss them.

A start from a snapshot has in memory what most programs import, and the files of all other modules
come later. A run that asks for one of these is no run: it is made again when they are there.
"""

from __future__ import annotations

import ast
import encodings
import importlib
import sys
from collections.abc import Sequence
from importlib.machinery import PathFinder
from types import ModuleType

# Whether files are still on their way.
missing = False


class _Lookout:
    """A finder that is asked before any file is looked for."""

    def __init__(self) -> None:
        self.asked = False

    def find_spec(
        self, name: str, _path: Sequence[str] | None = None, _target: ModuleType | None = None
    ) -> None:
        """Refuse what may be among the missing files; else leave it to the other finders.

        Raises:
            ModuleNotFoundError: while files are missing, for all modules but the book's own.

        """
        if not missing or name.partition(".")[0] == __name__.partition(".")[0]:
            return
        self.asked = True
        message = f"No module named {name!r}"
        raise ModuleNotFoundError(message, name=name)


_lookout = _Lookout()
# Behind those for modules that have no file.
sys.meta_path.insert(sys.meta_path.index(PathFinder), _lookout)


def begin() -> None:
    """A run begins."""
    _lookout.asked = False


def were_missed() -> bool:
    """Whether this run has asked for a module that was refused."""
    return missing and _lookout.asked


def will_be_missed(source: str) -> bool:
    """Whether `source` says itself that it imports what is not in memory."""
    if not missing:
        return False
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    imports = [name.name for node in nodes if isinstance(node, ast.Import) for name in node.names]
    imports += [
        node.module
        for node in nodes
        if isinstance(node, ast.ImportFrom) and node.module and not node.level
    ]
    return any(name not in sys.modules for name in imports)


def arrived() -> None:
    """All files are there."""
    global missing
    missing = False
    importlib.invalidate_caches()
    # A codec whose module was refused is remembered as one that there is not.
    codecs: dict[str, object] = encodings._cache
    for name in [name for name, codec in codecs.items() if codec is None]:
        del codecs[name]
