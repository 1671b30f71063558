"""An exception as a reader needs it: type, message, line, and their own lines of the traceback."""

from __future__ import annotations

import traceback
from collections.abc import Collection
from types import TracebackType
from typing import TypedDict

from textbook.runtime.hints import hint_for
from textbook.runtime.limits import MESSAGE_CHARACTERS, TRACEBACK_CHARACTERS


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
    # The summary is made from the exception itself: the last line of a formatted traceback may be
    # one of the notes that Python 3.14 adds ("when serializing list item 0").
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    return {
        "type": name,
        "message": cut(_message(error), MESSAGE_CHARACTERS),
        "line": _line(error, cell),
        "traceback": cut(_trimmed(error, files), TRACEBACK_CHARACTERS),
        "hint": hint_for(error),
    }


def cut(text: str, limit: int) -> str:
    """`text`, or its first `limit` characters and a word on how much was left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]} … ({len(text) - limit:,} more characters)"


def _message(error: BaseException) -> str:
    try:
        if isinstance(error, SyntaxError):
            return str(error.msg)
        if isinstance(error, KeyError) and len(error.args) == 1:
            return repr(error.args[0])
        return str(error)
    except BaseException:  # an exception class may fail to print itself in any way
        return "<exception str() failed>"


def _line(error: BaseException, cell: str) -> int | None:
    if isinstance(error, SyntaxError) and error.filename == cell:
        return error.lineno
    line = None
    step: TracebackType | None = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == cell:
            line = step.tb_lineno
        step = step.tb_next
    return line


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
