"""A check that a run has left Python as it found it.

A reader may rebind `np.linspace`, delete `print` or empty the file system. That is their right;
but the next run must not inherit it. `Essentials` remembers what a fresh Python looks like and
says whether a run has changed it; the caller then starts a fresh one.
"""

from __future__ import annotations

import os
import sys
import warnings
from pathlib import Path
from types import ModuleType
from typing import Any

_WATCHED = (
    "builtins", "sys", "json", "math", "random", "os", "os.path", "time", "io", "asyncio",
    "traceback", "linecache", "numpy", "numpy.linalg", "textbook.runtime.cell",
)  # fmt: skip
# What a module may change by itself.
_VOLATILE = {
    "sys": {"stdout", "stderr", "stdin", "last_type", "last_value", "last_traceback", "last_exc"},
    "builtins": {"_"},
}


class Essentials:
    """The names, settings and files of a fresh Python."""

    def __init__(self) -> None:
        self._modules: list[tuple[ModuleType, dict[str, Any]]] = []
        for name in _WATCHED:
            if module := sys.modules.get(name):
                ignored = _VOLATILE.get(name, set())
                names = {key: value for key, value in vars(module).items() if key not in ignored}
                self._modules.append((module, names))
        self._settings = _settings()

    def damaged(self) -> bool:
        """Whether anything remembered is gone or replaced; what was added does not count."""
        for module, names in self._modules:
            now = vars(module)
            for key, value in names.items():
                if now.get(key, self) is not value:
                    return True
        return _settings() != self._settings


def _settings() -> list[object]:
    """The settings that a program may change for all that run after it."""
    settings: list[object] = [
        sys.getrecursionlimit(),
        list(sys.path),
        [id(part) for part in sys.meta_path],
        Path.cwd(),
        sorted(Path().iterdir()),
        [Path(place).exists() for place in sys.path],
        dict(os.environ),
        list(warnings.filters),
    ]
    if numpy := sys.modules.get("numpy"):
        settings += [repr(numpy.get_printoptions()), numpy.geterr()]
    return settings
