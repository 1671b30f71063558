"""A check that a run has left Python as it found it.

A reader may rebind `np.linspace`, delete `print` or empty the file system. That is their right;
but the next run must not inherit it. `Essentials` remembers what a fresh Python looks like, and
each module as it was when it had been imported, and says whether a run has changed any of it; the
caller then starts a fresh one.
"""

from __future__ import annotations

import atexit
import gc
import importlib.machinery
import locale
import operator
import os
import signal
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

# What a module may change by itself.
_VOLATILE = {
    "sys": {"stdout", "stderr", "stdin", "last_type", "last_value", "last_traceback", "last_exc"},
    "builtins": {"_"},
}
# Not made by the code of a file, and so not seen when they are imported.
_COMPILED = (
    importlib.machinery.BuiltinImporter,
    importlib.machinery.FrozenImporter,
    importlib.machinery.ExtensionFileLoader,
)
# What the interpreter reports when something outside its own memory is changed. Files are told
# apart by how they are opened.
_LASTING = frozenset(
    ["sys.addaudithook", "sys.monitoring.register_callback"]
    + [f"os.{name}" for name in ("chmod", "link", "mkdir", "remove", "rename", "rmdir")]
    + [f"os.{name}" for name in ("symlink", "truncate", "utime")]
    + [f"ctypes.{name}" for name in ("dlsym", "string_at", "memoryview_at", "cdata")]
)
_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND

# What NumPy's compiled modules and multiprocessing add without an import.
_NAMELESS = ("__main__", "__mp_main__", "cython_runtime", "_cython_")

_BOOK = "textbook."

_Names = Mapping[str, Any]
_equal = operator.eq

Watch = Callable[[Iterable[int]], None]


class Essentials:
    """The names, settings and files of a fresh Python."""

    def __init__(self) -> None:
        self._known: dict[str, object] = {}
        self._watch: Watch | None = None
        # Modules and classes, their names as they are (the dictionary itself) and as they were.
        self._owners: list[ModuleType | type] = []
        self._living: list[_Names] = []
        self._names: list[dict[str, Any]] = []
        self._book: list[int] = []  # where those of the book's own modules stand
        # Where the dictionary with this id stands there: twice, if its module was loaded twice.
        self._places: dict[int, list[int]] = {}
        self._watch_imports()
        sys.addaudithook(self._audit)
        self.begin()

    def begin(self) -> None:
        """Take Python as it is now for a fresh one: most of it is known from a snapshot."""
        noted = set(map(id, self._owners))
        # Between snapshot and start only the book's own modules go on. A start is too short for a
        # look at all the others.
        for place in self._book:
            self._names[place] = dict(self._living[place])
        for module in list(sys.modules.values()):
            if id(module) not in noted and _is_noted(module):
                self._note(module)
        self._known = dict(sys.modules)
        self._settings = _settings()
        self._touched = False

    def watch(self, watch: Watch) -> None:
        """Have `watch` called with the ids of all dictionaries whose changes `damaged` is told."""
        watch(self._places)
        self._watch = watch

    def damaged(self, changed: Iterable[int] | None = None) -> bool:
        """Whether anything remembered is gone or changed, or something lasting was added.

        `changed` has the ids of all the watched dictionaries that have changed since it was last
        given, and maybe others; without it everything is looked at.
        """
        return (
            self._touched
            or self._renamed(changed)
            or any(self._foreign(name, module) for name, module in list(sys.modules.items()))
            or any(sys.modules.get(name) is not module for name, module in self._known.items())
            or _settings() != self._settings
        )

    def _renamed(self, changed: Iterable[int] | None) -> bool:
        """Whether the names of a module or a class are others than they were."""
        if changed is None or self._watch is None:
            places = self._changed()
        else:
            places = [place for one in changed for place in self._places.get(one, ())]
        return any(
            _differs(self._living[place], self._names[place], self._owners[place])
            for place in places
        )

    def _changed(self) -> list[int]:
        """Which owners have other names than they had."""
        try:
            # Fourteen hundred comparisons, without a step of Python's own between.
            unchanged = list(map(_equal, self._living, self._names))
        except Exception:  # one of them is of values that cannot be compared
            unchanged = list(map(_same, self._living, self._names))
        return [place for place, same in enumerate(unchanged) if not same]

    def _note(self, module: ModuleType) -> None:
        """Remember `module` as it is now."""
        name = module.__name__
        self._known[name] = sys.modules.get(name)
        first = len(self._living)
        self._remember(module)
        # Some classes have several names there.
        values = {id(value): value for value in vars(module).values()}.values()
        for value in values:
            if isinstance(value, type) and value.__module__ == name:
                self._remember(value)
        if name.startswith(_BOOK):
            self._book += range(first, len(self._living))
        if self._watch:
            self._watch(map(id, self._living[first:]))

    def _remember(self, owner: ModuleType | type) -> None:
        names = vars(owner)
        # A class shows its dictionary through a proxy.
        living = names if isinstance(names, dict) else gc.get_referents(names)[0]
        self._places.setdefault(id(living), []).append(len(self._living))
        self._owners.append(owner)
        self._living.append(living)
        self._names.append(dict(living))

    def _foreign(self, name: str, module: object) -> bool:
        """Whether a program has put `module` there itself."""
        if name in self._known or name.startswith(_NAMELESS):
            return False
        loader = getattr(getattr(module, "__spec__", None), "loader", None)
        kind = loader if isinstance(loader, type) else type(loader)
        if not issubclass(kind, _COMPILED):
            return True
        self._known[name] = module
        return False

    def _watch_imports(self) -> None:
        loader: Any = importlib.machinery.SourceFileLoader.__mro__[-2]
        run: Callable[[Any, ModuleType], None] = loader.exec_module
        note = self._note

        def exec_module(self: Any, module: ModuleType) -> None:
            run(self, module)
            note(module)

        loader.exec_module = exec_module

    def _audit(self, event: str, values: tuple[Any, ...]) -> None:
        if event in _LASTING:
            self._touched = True
        elif event == "open":
            _, mode, flags = values
            writes = isinstance(mode, str) and set("wax+").intersection(mode)
            if writes or (isinstance(flags, int) and flags & _WRITING):
                self._touched = True


def _is_noted(module: object) -> bool:
    # The program is the `__main__` of a run, and is another one each time.
    return isinstance(module, ModuleType) and module.__name__ != "__main__"


def _same(now: _Names, names: dict[str, Any]) -> bool:
    try:
        return bool(now == names)
    except Exception:  # values that cannot be compared were replaced by others
        return False


def _differs(now: _Names, names: dict[str, Any], owner: ModuleType | type) -> bool:
    """Whether what has changed in the names of `owner` is a program's doing."""
    own = getattr(owner, "__name__", None)
    if not isinstance(own, str):
        return True
    ignored = _VOLATILE.get(own, set())
    for name, value in names.items():
        if now.get(name, names) is not value and name not in ignored and _counts(name, value):
            return True
    return any(
        name not in ignored and _is_new(name, value, owner) and not _own(value, owner)
        for name, value in now.items()
        if name not in names
    )


def _is_new(name: str, value: object, owner: ModuleType | type) -> bool:
    """Whether a name that was added changes what others find: an operator of a class does."""
    return not name.startswith("_") or (isinstance(owner, type) and callable(value))


def _counts(name: str, value: object) -> bool:
    """Whether a change of `name` is a program's: modules fill in what is None, and caches."""
    if value is None or isinstance(value, bool):
        return False
    return not name.startswith("_") or callable(value) or isinstance(value, ModuleType)


def _own(value: object, owner: ModuleType | type) -> bool:
    """Whether a new name of a module is a part of its package, loaded late."""
    if isinstance(value, ModuleType):
        return True
    package = owner.__name__.partition(".")[0]
    return str(getattr(value, "__module__", None)).partition(".")[0] == package


def _settings() -> list[object]:
    """The settings that a program may change for all that run after it."""
    settings: list[object] = [
        sys.getrecursionlimit(),
        sys.get_int_max_str_digits(),
        sys.getswitchinterval(),
        sys.gettrace(),
        sys.getprofile(),
        list(sys.path),
        [id(part) for part in (*sys.meta_path, *sys.path_hooks)],
        Path.cwd(),
        [os.path.exists(place or ".") for place in sys.path],  # noqa: PTH110 - three times as fast
        dict(os.environ),
        list(warnings.filters),
        [gc.isenabled(), gc.get_threshold(), len(gc.callbacks)],
        atexit._ncallbacks(),
        [signal.getsignal(number) for number in _SIGNALS],
    ]
    if numpy := sys.modules.get("numpy"):
        settings += [repr(numpy.get_printoptions()), numpy.geterr()]
    if logging := sys.modules.get("logging"):
        root = logging.root
        settings.append([[id(handler) for handler in root.handlers], root.level, root.disabled])
    else:
        settings.append([[], 30, False])
    settings.append(locale.setlocale(locale.LC_ALL))
    return settings


_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGALRM)
