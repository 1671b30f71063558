"""Puts back, after each run, the settings that a program may change for all that run after it.

What cannot be put back is for `Essentials` to find; the caller then starts a fresh Python.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import random
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import Any

_events: Any = asyncio.events


@contextlib.contextmanager
def isolated() -> Iterator[None]:
    """Run the body with fresh random numbers, and put back what it has set."""
    before = _settings()
    _reseed()
    try:
        # Also makes every warning be told again that an earlier run has seen.
        with warnings.catch_warnings():
            yield
    finally:
        # A program may have damaged what this needs; then a fresh Python is due anyway.
        with contextlib.suppress(Exception):
            _restore(before)


def _reseed() -> None:
    random.seed()
    # NumPy loads it when it is first asked for.
    if legacy := sys.modules.get("numpy.random"):
        with contextlib.suppress(Exception):
            legacy.seed()


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = {
        "recursion": sys.getrecursionlimit(),
        "digits": sys.get_int_max_str_digits(),
        "cwd": os.getcwd(),  # noqa: PTH109 - as text, to compare
        "environ": dict(os.environ),
        "path": list(sys.path),
        "argv": list(sys.argv),
        "policy": _events._event_loop_policy,
    }
    # The loop that Pyodide gives whoever asks for one.
    settings["loop"] = getattr(settings["policy"], "_default_loop", None)
    if running := asyncio._get_running_loop():
        settings["hooks"] = (running, _hooks(running))
    if numpy := sys.modules.get("numpy"):
        settings["print"] = numpy.get_printoptions()
        settings["errors"] = numpy.geterr()
        settings["call"] = numpy.geterrcall()
    if decimal := sys.modules.get("decimal"):
        settings["decimal"] = decimal.getcontext().copy()
    return settings


def _hooks(loop: Any) -> dict[str, Any]:
    """What the loop calls, where it is not of its class: a task factory, a handler, a method."""
    return {
        name: value
        for name, value in vars(loop).items()
        if callable(value) or name in ("_task_factory", "_exception_handler")
    }


def _restore(before: dict[str, Any]) -> None:
    sys.settrace(None)
    sys.setprofile(None)
    threading.settrace(None)
    threading.setprofile(None)
    sys.setrecursionlimit(before["recursion"])
    sys.set_int_max_str_digits(before["digits"])
    sys.path[:] = before["path"]
    sys.argv[:] = before["argv"]
    _events._event_loop_policy = before["policy"]
    if before["loop"]:
        before["policy"]._default_loop = before["loop"]
    if "hooks" in before:
        running, hooks = before["hooks"]
        for name in _hooks(running).keys() - hooks.keys():
            delattr(running, name)
        vars(running).update(hooks)
    if dict(os.environ) != before["environ"]:
        os.environ.clear()
        os.environ.update(before["environ"])
    os.chdir(before["cwd"])
    if numpy := sys.modules.get("numpy"):
        if "print" in before and numpy.get_printoptions() != before["print"]:
            numpy.set_printoptions(**before["print"])
        if "errors" in before:
            numpy.seterr(**before["errors"])
            numpy.seterrcall(before["call"])
    if decimal := sys.modules.get("decimal"):
        # In place: the C code keeps the context of a thread beside the variable that has it.
        context, kept = decimal.getcontext(), before.get("decimal") or decimal.DefaultContext
        for name in ("prec", "rounding", "Emin", "Emax", "capitals", "clamp"):
            setattr(context, name, getattr(kept, name))
        context.flags.update(kept.flags)
        context.traps.update(kept.traps)
