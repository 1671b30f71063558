"""Run snippets at build time, in the reader's Python and beside it in CPython, cached by content.

The page shows what the reader's Python gave. CPython's run, in a process of its own, is that of an
author who runs the file; `Prerendered.elsewhere` tells where it gives something else.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from textbook import readers_python
from textbook.comparison import difference
from textbook.runtime.arithmetic_watch import Note
from textbook.runtime.cell import NeededCell
from textbook.runtime.tracebacks import ErrorReport

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "prerender"

# Seconds that a snippet may take, interpreter start included. A reader's phone is ten times slower.
TIME_LIMIT = 20.0
# How much longer it may take in the reader's Python, on the same machine.
SLOWER = 4


@dataclass(frozen=True)
class Prerendered:
    """What a snippet did: `plots` is the last text assigned to `js.window.py_plot_data`.

    `notes` is what a look at its arithmetic found, where one was asked for. `elsewhere` is what
    CPython gave, where that is something else (see `textbook.comparison`).
    """

    stdout: str
    stderr: str
    value: str | None
    plots: str | None
    error: ErrorReport | None
    failed_in: str | None
    notes: Sequence[Note] = ()
    elsewhere: Prerendered | None = None


class SnippetError(Exception):
    """The snippet could not be run to its end; the message is a sentence.

    `index` is the place of the one that could not, of several versions.
    """

    def __init__(self, message: str, index: int = 0) -> None:
        super().__init__(message)
        self.index = index


def prerender(
    cell: str,
    source: str,
    needs: Sequence[NeededCell] = (),
    time_limit: float = TIME_LIMIT,
    look: bool = False,
) -> Prerendered:
    """Run `source` after the cells it needs, or take the result of an earlier, equal run.

    Raises `SnippetError` when it takes longer than `time_limit` seconds, kills its process, or
    assigns something else than text as plot data.
    """
    return prerender_all(cell, [source], needs, time_limit, look)[0]


def prerender_all(
    cell: str,
    sources: Sequence[str],
    needs: Sequence[NeededCell] = (),
    time_limit: float = TIME_LIMIT,
    look: bool = False,
) -> list[Prerendered]:
    """Run several versions of a cell, one after another in one process, as `prerender` does.

    `time_limit` is for all of them together.
    """
    request = {"cell": cell, "sources": list(sources), "needs": list(needs), "look": look}
    text = json.dumps(request)
    kept = CACHE / f"{hashlib.sha256((_environment() + text).encode()).hexdigest()}.json"
    if kept.exists():
        return [_read(result) for result in json.loads(kept.read_text("utf-8"))]
    with ThreadPoolExecutor(1) as beside:
        asked = beside.submit(_run_as_readers, request, SLOWER * time_limit)
        try:
            elsewhere = _run(text, time_limit)
        except SnippetError:
            readers_python.stop()
            raise
        results = asked.result()
    for index, (result, other) in enumerate(zip(results, elsewhere, strict=True)):
        if kind := other.pop("plots_type"):
            raise SnippetError(
                f"js.window.py_plot_data was given a {kind}; "
                "it takes a text: write json.dumps(plots)",
                index,
            )
        del result["state"], other["state"], other["notes"]
        result["elsewhere"] = other if difference(result, other) else None
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and renamed, so that a build that is interrupted leaves no half a file.
    with tempfile.NamedTemporaryFile("w", dir=kept.parent, delete=False, encoding="utf-8") as new:
        json.dump(results, new)
    Path(new.name).replace(kept)
    return [_read(result) for result in results]


def _read(result: dict[str, Any]) -> Prerendered:
    other = result["elsewhere"]
    return Prerendered(**{**result, "elsewhere": other and Prerendered(**other)})


def _run_as_readers(request: dict[str, Any], time_limit: float) -> list[dict[str, Any]]:
    try:
        return readers_python.run_programs(request, time_limit)
    except readers_python.NoAnswerError as error:
        what = (
            f"it ran for more than {time_limit:g} seconds in the reader's Python"
            if error.late
            else "it brought the reader's Python down"
        )
        raise SnippetError(what, error.index) from None


def _run(request: str, time_limit: float) -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory(prefix="snippet-") as empty:
        try:
            process = subprocess.run(
                [sys.executable, "-X", "utf8", "-m", "textbook.run_snippet"],
                input=request,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=time_limit,
                cwd=empty,
                # One thread: snippets are small, and sums come out the same on every machine.
                env=os.environ
                | {
                    "PYTHONPATH": _python_path(),
                    "OPENBLAS_NUM_THREADS": "1",
                    # A set of texts has the same order in each of these processes.
                    "PYTHONHASHSEED": "0",
                },
            )
        except subprocess.TimeoutExpired as late:
            # Of what has come, this gives the bytes.
            done = (late.stdout or b"").count(b"\n")
            raise SnippetError(f"it ran for more than {time_limit:g} seconds", done) from None
    lines = process.stdout.splitlines()
    if process.returncode != 0:
        raise SnippetError(f"its process ended with code {process.returncode}", len(lines))
    return [json.loads(line) for line in lines]


def _python_path() -> str:
    return os.pathsep.join([str(ROOT / "textbook" / "stand_in"), str(ROOT)])


@cache
def _environment() -> str:
    """A text that changes whenever an equal snippet could give another result."""
    folders = [ROOT / "textbook" / "runtime", ROOT / "textbook" / "stand_in"]
    sources = [path for folder in folders for path in sorted(folder.glob("*.py"))]
    sources.append(ROOT / "textbook" / "run_snippet.py")
    sources.append(ROOT / "textbook" / "comparison.py")
    parts = [sys.version, version("numpy"), readers_python.version()]
    parts += (path.read_text("utf-8") for path in sources)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
