"""The module `js` of a cell: a window with one attribute, which takes the data of plots."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable
from types import FrameType, ModuleType
from typing import Any

# Called with what was assigned, and the file and line of the program that did it.
Listener = Callable[[object, str, int], object]

_NAME = "py_plot_data"


class Window:
    """Has one attribute, the last plot data assigned."""

    __slots__ = ("_last", "_listener")
    _last: object
    _listener: Listener

    def __init__(self, listener: Listener) -> None:
        object.__setattr__(self, "_last", None)
        object.__setattr__(self, "_listener", listener)

    @property
    def py_plot_data(self) -> object:
        return self._last

    def __setattr__(self, name: str, value: object) -> None:
        if name != _NAME:
            raise _missing(self, "js.window", name)
        object.__setattr__(self, "_last", value)
        frame = _of_a_cell(sys._getframe(1))
        self._listener(value, frame.f_code.co_filename, frame.f_lineno)

    def __getattr__(self, name: str) -> object:
        raise _missing(self, "js.window", name)

    def __delattr__(self, name: str) -> None:
        raise _missing(self, "js.window", name)

    def __dir__(self) -> list[str]:
        return [_NAME]


class Closed(ModuleType):
    """A module that has `window` and cannot be assigned to."""

    def __setattr__(self, name: str, value: object) -> None:
        raise _missing(self, "js", name)

    def __getattr__(self, name: str) -> Any:
        raise _missing(self, "js", name)


def module(listener: Listener) -> ModuleType:
    """A module `js` whose plot data go to `listener`."""
    made = ModuleType("js")
    made.__dict__["window"] = Window(listener)
    made.__class__ = Closed
    return made


def _missing(owner: object, path: str, name: str) -> AttributeError:
    """The error that `owner`, which a program reaches as `path`, has no `name`."""
    if difflib.get_close_matches(name.lower(), [_NAME], 1, 0.7):
        message = f"{path} has no {name}: did you mean js.window.{_NAME}?"
    else:
        message = f"{path} has no {name}; there is js.window.{_NAME} only"
    return AttributeError(message, name=name, obj=owner)


def _of_a_cell(frame: FrameType) -> FrameType:
    """The frame of the cell's own code: a cell's name is no path, as that of a helper's file is."""
    step: FrameType | None = frame
    while step is not None and "/" in step.f_code.co_filename:
        step = step.f_back
    return step or frame
