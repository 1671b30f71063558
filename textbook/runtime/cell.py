"""Run one cell: a program in a clean namespace, its output, value, plots and error reported."""

from __future__ import annotations

import ast
import asyncio
import builtins
import contextlib
import inspect
import linecache
import re
import sys
import types
from collections.abc import Callable, Coroutine, Generator, Iterator, Sequence
from types import CodeType, ModuleType
from typing import Any, TypedDict, cast

from textbook.runtime.arithmetic_watch import FOLLOWED, Note, Watch, has_flags
from textbook.runtime.arithmetic_watch import NAME as WATCH
from textbook.runtime.isolation import isolated
from textbook.runtime.limits import OUTPUT_CHARACTERS, VALUE_CHARACTERS
from textbook.runtime.output import Emit, NoInput, OutputLimit, OutputStream
from textbook.runtime.tracebacks import ErrorReport, cut, describe, plain

# A program may delete or replace these; telling how it ended needs them.
_builtins = builtins.__dict__
_FRESH_BUILTINS = dict(_builtins)
_run = eval
_all_tasks, _current_task, _sleep = asyncio.all_tasks, asyncio.current_task, asyncio.sleep
_running_loop, _set_running_loop = asyncio._get_running_loop, asyncio._set_running_loop


class NeededCell(TypedDict):
    """A cell whose code runs first, in the same namespace."""

    id: str
    source: str


class CellResult(TypedDict):
    """`failed_in` is the id of the cell that raised: the one that was run or one it needs.

    `notes` is what a look at the program's arithmetic found, where one was asked for.
    """

    state: str
    value: str | None
    error: ErrorReport | None
    failed_in: str | None
    notes: list[Note]


async def run_cell(
    cell: str,
    source: str,
    needs: Sequence[NeededCell],
    emit: Emit,
    output: int = OUTPUT_CHARACTERS,
    look: bool = False,
) -> CellResult:
    """Run `source` as the cell with the id `cell`, after the cells that it needs.

    `emit(stream, text)` is called with `"stdout"` or `"stderr"` and what was printed, as it comes;
    what the needed cells print is discarded, and what goes beyond `output` characters refused.
    With `look`, the arithmetic of all of them is watched for `notes`, which takes longer.
    Never raises for what the program does.
    """
    module = ModuleType("__main__")
    files = [part["id"] for part in needs] + [cell]
    limit = OutputLimit(output)
    running = cell
    loop = _running_loop()
    watch = _watch([source, *(part["source"] for part in needs)], look)
    if watch:
        module.__dict__[WATCH] = watch
    notes = watch.notes if watch else []
    with _as_main(module), isolated(), contextlib.ExitStack() as streams:
        out = OutputStream("stdout", emit, limit)
        err = OutputStream("stderr", emit, limit)
        try:
            for part in needs:
                running = part["id"]
                with _streams(OutputStream("", _discard, OutputLimit())):
                    await _execute(part["source"], running, module.__dict__, watch)
            running = cell
            streams.enter_context(_streams(out, err))
            value = await _execute(source, cell, module.__dict__, watch)
            try:
                shown = None if value is None else cut(_repr(value), VALUE_CHARACTERS)
            except BaseException as error:
                report = _unshown(describe(error, cell, files), source)
                return _failed(report, cell, notes)
            return _ended(shown, notes)
        except BaseException as error:
            if running == cell and _ends_well(error):
                return _ended(None, notes)
            return _failed(describe(error, running, files), running, notes)
        finally:
            out.flush()
            err.flush()
            _set_running_loop(loop)
            _forget_cancelling()
            await _end_tasks()


def _ends_well(error: BaseException) -> bool:
    """Whether the program has ended itself and called that no failure, as `sys.exit(0)`."""
    if type(error) is not SystemExit:
        return False
    return error.code is None or (type(error.code) is int and error.code == 0)


def _ended(value: str | None, notes: list[Note]) -> CellResult:
    return {"state": "ok", "value": value, "error": None, "failed_in": None, "notes": notes}


def _failed(error: ErrorReport, cell: str, notes: list[Note]) -> CellResult:
    return {"state": "error", "value": None, "error": error, "failed_in": cell, "notes": notes}


# Elsewhere NumPy follows its settings by itself.
_HAS_FLAGS = has_flags()


def _watch(sources: list[str], look: bool) -> Watch | None:
    """What watches the arithmetic of a run that does not go by itself.

    A program that names NumPy's settings for errors has them, and with them what it wants told.
    """
    if any(map(FOLLOWED.search, sources)):
        return None if _HAS_FLAGS else Watch(follow=True)
    return Watch() if look else None


def _discard(stream: str, text: str) -> None:
    """Where the output of needed cells goes."""


def _repr(value: object) -> str:
    text = plain(repr(value))
    # A value that cannot be sent is refused here, as print() would refuse it.
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _unshown(report: ErrorReport, source: str) -> ErrorReport:
    """The report of a value that failed to print itself: the line is that of its expression."""
    line = report["line"] or ast.parse(source.removeprefix("\ufeff")).body[-1].lineno
    hint = "The program ran to its end; the value of its last expression could not be shown."
    return {**report, "line": line, "hint": report["hint"] or hint}


@contextlib.contextmanager
def _as_main(module: ModuleType) -> Iterator[None]:
    """Let `module` be `__main__`, so that dataclasses and pickles find their classes."""
    before = sys.modules["__main__"]
    sys.modules["__main__"] = module
    try:
        yield
    finally:
        sys.modules["__main__"] = before


@contextlib.contextmanager
def _streams(out: OutputStream, err: OutputStream | None = None) -> Iterator[None]:
    names = ("stdin", "stdout", "stderr", "__stdin__", "__stdout__", "__stderr__")
    before = {name: getattr(sys, name) for name in names}
    for name, stream in zip(names, 2 * (NoInput(), out, err or out), strict=True):
        setattr(sys, name, stream)
    try:
        yield
    finally:
        for name in names:
            setattr(sys, name, before[name])


async def _execute(
    source: str, file: str, namespace: dict[str, Any], watch: Watch | None = None
) -> object:
    """Run `source` and return the value of its last expression, or None."""
    source = source.removeprefix("\ufeff")  # a byte-order mark, which Python drops from a file
    # Tracebacks read the lines of a file through linecache; without an mtime they are kept.
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    _refuse_unreadable(source, file)
    # All is compiled before any of it runs, since the program may damage what that needs.
    programs = _parts(source, file)
    if watch:
        trees = (ast.parse(part, file) if isinstance(part, str) else part for part in programs)
        programs = [cast("_Program", watch.with_looks(tree, file)) for tree in trees]
    parts = [_compiled(part, file) for part in programs]
    value: object = None
    try:
        for code in parts:
            value = _run(code, namespace)
            if code.co_flags & inspect.CO_COROUTINE:
                value = await _in_its_loop(cast("Coroutine[Any, Any, object]", value))
        return value
    finally:
        _builtins.update(_FRESH_BUILTINS)


@types.coroutine
def _in_its_loop(program: Coroutine[Any, Any, object]) -> Generator[Any, Any, object]:
    """Await `program`; another loop that it makes the running one is so until it waits.

    A task whose loop is not the running one when it waits or ends is never heard of again.
    """
    loop = _running_loop()
    step: Callable[[Any], Any] = program.send
    given: Any = None
    while True:
        try:
            awaited = step(given)
        except StopIteration as end:
            if end.__traceback__ is not None and end.__traceback__.tb_next is not None:
                # The program's own, which Python 3.12 and later let pass at the top level.
                raise RuntimeError("coroutine raised StopIteration") from end
            return end.value
        finally:
            _set_running_loop(loop)
        try:
            step, given = program.send, (yield awaited)
        except BaseException as error:
            step, given = program.throw, error


_Program = str | ast.Module | ast.Expression

# How most programs end: `js.window.py_plot_data = json.dumps(plots)`. A bracket or a text that is
# open before such a line stays open: where it is no statement by itself, the program is no Python.
_ASSIGNMENT = re.compile(r"[\w.]+ *= *[\w.]+(?:\([\w., ]*\))?")


def _parts(source: str, file: str) -> list[_Program]:
    """The program, and apart from it the last statement, if that is an expression to be shown."""
    # A tree takes as long to make as all the rest takes to compile.
    if _ASSIGNMENT.fullmatch(source.rstrip("\n").rpartition("\n")[2]):
        return [source]
    tree = ast.parse(source, file)
    last = tree.body[-1] if tree.body else None
    if not isinstance(last, ast.Expr) or _ends_with_semicolon(source, last):
        return [tree]
    tree.body.pop()
    return [tree, ast.Expression(last.value)]


def _compiled(part: _Program, file: str) -> CodeType:
    mode = "eval" if isinstance(part, ast.Expression) else "exec"
    flags = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
    return cast("CodeType", compile(part, file, mode, flags, dont_inherit=True))


def _refuse_unreadable(source: str, file: str) -> None:
    """Name the line of a character that Python refuses without telling where it stands."""
    if odd := re.search("[\0\ud800-\udfff]", source):
        what = "a null character" if odd[0] == "\0" else "half a character"
        line = 1 + len(re.findall("\r\n?|\n", source[: odd.start()]))
        message = f"the source holds {what} (U+{ord(odd[0]):04X})"
        raise SyntaxError(message, (file, line, None, None))


def _ends_with_semicolon(source: str, last: ast.Expr) -> bool:
    """Whether the last statement is ended by `;`, which hides its value, as in a notebook."""
    lines = re.split("\r\n?|\n", source)[(last.end_lineno or 1) - 1 :]
    first = lines[0].encode()[last.end_col_offset or 0 :].decode()
    # What follows an expression holds no text, so that every # begins a comment.
    return any(";" in line.partition("#")[0] for line in [first, *lines[1:]])


def _forget_cancelling() -> None:
    """Let the task that runs the cell give its result, also where the program has cancelled it."""
    with contextlib.suppress(Exception):
        task = _current_task()
        while task and task.cancelling():
            task.uncancel()


async def _end_tasks() -> None:
    """End what the program left running in the background."""
    if not (tasks := left_running()):
        return
    for task in tasks:
        task.cancel()
    # The turn in which they learn of it.
    await _sleep(0)
    await _sleep(0)


def left_running() -> set[asyncio.Task[Any]]:
    """The tasks in the background."""
    try:
        return _all_tasks() - {_current_task()}
    except RuntimeError:  # no loop is running, so nothing can be left
        return set()
