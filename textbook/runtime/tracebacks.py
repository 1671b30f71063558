"""An exception as a reader needs it: type, message, line, and their own lines of the traceback."""

from __future__ import annotations

import linecache
import sys
import traceback
from collections.abc import Collection
from types import TracebackType
from typing import TypedDict, TypeGuard

from textbook.runtime.hints import hint_for
from textbook.runtime.limits import (
    MESSAGE_CHARACTERS,
    NAME_CHARACTERS,
    TRACEBACK_CHARACTERS,
)

_UNPRINTABLE = "<exception str() failed>"


class ErrorReport(TypedDict):
    """`line` counts from 1 in the cell that was run, or is None when no line of it took part."""

    type: str
    message: str
    line: int | None
    traceback: str
    hint: str | None


def describe(error: BaseException, cell: str, files: Collection[str]) -> ErrorReport:
    """Describe `error`, raised while the cell with the file name `cell` ran.

    Only frames whose file is in `files` are kept: the reader's cell and the cells it needs.
    """
    try:
        return _described(error, cell, files)
    except BaseException:  # its class may answer in any way
        return {
            "type": cut(_name(type(error)), NAME_CHARACTERS),
            "message": _UNPRINTABLE,
            "line": _line_of(BaseException.__dict__["__traceback__"].__get__(error), cell),
            "traceback": "",
            "hint": None,
        }


def _described(error: BaseException, cell: str, files: Collection[str]) -> ErrorReport:
    # The summary is made from the exception itself: the last line of a formatted traceback may be
    # one of the notes that Python 3.14 adds ("when serializing list item 0").
    if isinstance(error, RuntimeError) and isinstance(error.__cause__, StopIteration):
        # A coroutine, and every run is one, cannot let it through as it is.
        error = error.__cause__
    line = _line(error, cell)
    return {
        "type": cut(_name(type(error)), NAME_CHARACTERS),
        "message": cut(_message(error), MESSAGE_CHARACTERS),
        "line": line,
        "traceback": cut(_trimmed(error, files), TRACEBACK_CHARACTERS),
        "hint": hint_for(error, _text_of(cell, line)),
    }


def cut(text: str, limit: int) -> str:
    """`text`, or its first `limit` characters and a word on how much was left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]} … ({len(text) - limit:,} more characters)"


def plain(text: str) -> str:
    """`text` as a string of Python's own class: one of the reader's may lie about its length."""
    return str.__str__(text)


def _name(kind: type[BaseException]) -> str:
    try:
        # NumPy raises exceptions of private classes; what can be caught by name is their base.
        if "._" in f".{kind.__module__}.{kind.__qualname__}" and kind.__module__.startswith(
            "numpy"
        ):
            return _name(kind.__base__)  # type: ignore[arg-type]
        name, module = plain(kind.__qualname__), kind.__module__
        return name if module in ("builtins", "__main__") else f"{module}.{name}"
    except BaseException:  # a metaclass may answer in any way
        return plain(type.__dict__["__name__"].__get__(kind))


def _message(error: BaseException) -> str:
    try:
        if isinstance(error, SyntaxError):
            return plain(str(error.msg))
        if isinstance(error, KeyError) and len(error.args) == 1:
            return plain(repr(error.args[0]))
        return plain(str(error))
    except BaseException:  # an exception class may fail to print itself in any way
        return _UNPRINTABLE


def _line(error: BaseException, cell: str) -> int | None:
    # The name may be an object of any class, whose == does anything.
    if isinstance(error, SyntaxError) and type(error.filename) is str and error.filename == cell:
        # What the parser misses at the end, it may miss in the line after the last.
        return min(error.lineno, _last_line(cell)) if _is_line(error.lineno) else None
    return _line_of(error.__traceback__, cell)


def _line_of(step: TracebackType | None, cell: str) -> int | None:
    last = _last_line(cell)
    line = None
    while step is not None:
        # A program can give its own code any file name and any line.
        is_here = step.tb_frame.f_code.co_filename == cell
        if is_here and _is_line(step.tb_lineno) and step.tb_lineno <= last:
            line = step.tb_lineno
        step = step.tb_next
    return line


def _text_of(cell: str, line: int | None) -> str:
    try:
        return linecache.getline(cell, line) if line else ""
    except Exception:  # the program has damaged the cache
        return ""


def _is_line(number: object) -> TypeGuard[int]:
    return type(number) is int and number >= 1


def _last_line(cell: str) -> int:
    try:
        # It has none where the program has cleared the cache.
        return len(linecache.getlines(cell)) or sys.maxsize
    except Exception:  # the program has damaged it
        return sys.maxsize


def _trimmed(error: BaseException, files: Collection[str]) -> str:
    try:
        whole = traceback.TracebackException.from_exception(error)
        _keep_frames(whole, files, set())
        return "".join(whole.format())
    except BaseException:
        return ""


def _keep_frames(
    part: traceback.TracebackException, files: Collection[str], seen: set[int]
) -> None:
    """Drop the frames of other files from `part` and from every exception chained to it."""
    if id(part) in seen:
        return
    seen.add(id(part))
    part.stack = traceback.StackSummary.from_list(
        [frame for frame in part.stack if frame.filename in files]
    )
    for chained in (part.__cause__, part.__context__, *(part.exceptions or ())):
        if chained is not None:
            _keep_frames(chained, files, seen)
