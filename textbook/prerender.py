"""Run snippets under CPython at build time, each in a process of its own, cached by content."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from textbook.runtime.cell import NeededCell
from textbook.runtime.tracebacks import ErrorReport

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "prerender"

# Seconds that a snippet may take, interpreter start included. A reader's phone is ten times slower.
TIME_LIMIT = 20.0


@dataclass(frozen=True)
class Prerendered:
    """What a snippet did: `plots` is the last text assigned to `js.window.py_plot_data`."""

    stdout: str
    stderr: str
    value: str | None
    plots: str | None
    error: ErrorReport | None
    failed_in: str | None


class SnippetError(Exception):
    """The snippet could not be run to its end; the message is a sentence.

    `index` is the place of the one that could not, of several versions.
    """

    def __init__(self, message: str, index: int = 0) -> None:
        super().__init__(message)
        self.index = index


def prerender(
    cell: str, source: str, needs: Sequence[NeededCell] = (), time_limit: float = TIME_LIMIT
) -> Prerendered:
    """Run `source` after the cells it needs, or take the result of an earlier, equal run.

    Raises `SnippetError` when it takes longer than `time_limit` seconds, kills its process, or
    assigns something else than text as plot data.
    """
    return prerender_all(cell, [source], needs, time_limit)[0]


def prerender_all(
    cell: str,
    sources: Sequence[str],
    needs: Sequence[NeededCell] = (),
    time_limit: float = TIME_LIMIT,
) -> list[Prerendered]:
    """Run several versions of a cell, one after another in one process, as `prerender` does.

    `time_limit` is for all of them together.
    """
    request = json.dumps({"cell": cell, "sources": list(sources), "needs": list(needs)})
    kept = CACHE / f"{hashlib.sha256((_environment() + request).encode()).hexdigest()}.json"
    if kept.exists():
        return [Prerendered(**result) for result in json.loads(kept.read_text("utf-8"))]
    results = _run(request, time_limit)
    for index, result in enumerate(results):
        if kind := result.pop("plots_type"):
            raise SnippetError(
                f"js.window.py_plot_data was given a {kind}; "
                "it takes a text: write json.dumps(plots)",
                index,
            )
        del result["state"]
    kept.parent.mkdir(parents=True, exist_ok=True)
    # Written aside and renamed, so that a build that is interrupted leaves no half a file.
    with tempfile.NamedTemporaryFile("w", dir=kept.parent, delete=False, encoding="utf-8") as new:
        json.dump(results, new)
    Path(new.name).replace(kept)
    return [Prerendered(**result) for result in results]


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
                env=os.environ | {"PYTHONPATH": _python_path(), "OPENBLAS_NUM_THREADS": "1"},
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
    parts = [sys.version, version("numpy"), *(path.read_text("utf-8") for path in sources)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()
