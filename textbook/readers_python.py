"""The Python that readers have, at build time: Pyodide in one Node process, which is kept.

Its NumPy is not in all things that of the build: its default integer has 32 bits, for one. What a
page shows is what a reader gets who presses Run, so programs run in it too.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import queue
import subprocess
import threading
import time
from functools import cache
from pathlib import Path
from typing import IO, Any

from textbook.node import NODE, SUSPENDS, NodeUnavailableError
from textbook.runtime.limits import OUTPUT_CHARACTERS

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "js" / "snapshot" / "run-programs.js"
# Where `textbook.tooling.bundle` says what the process is started from.
PARTS = ROOT / ".cache" / "generated" / "readers-python.json"


class NoAnswerError(Exception):
    """The reader's Python did not end a program; `index` is the place of it among several.

    `late` tells whether it was ended for taking too long.
    """

    def __init__(self, index: int, late: bool) -> None:
        super().__init__()
        self.index = index
        self.late = late


def version() -> str:
    """A text that changes whenever an equal program could give another result."""
    scripts = [SCRIPT, SCRIPT.with_suffix(".py"), ROOT / "js" / "python" / "preload.js"]
    # The folders are named by hashes of what is in them.
    return "\0".join([*_parts(), *(path.read_text("utf-8") for path in scripts)])


def run_programs(request: dict[str, Any], seconds: float) -> list[dict[str, Any]]:
    """Run the `sources` of `request`, after its `needs`, as the cell `cell`; the results, in order.

    Raises `NoAnswerError`, and `NodeUnavailableError` when there is no such Python.
    """
    return _process().ask({**request, "output": OUTPUT_CHARACTERS}, seconds)


def stop() -> None:
    """End what runs: whoever waits for it gets `NoAnswerError`."""
    _process().end()


def _parts() -> list[str]:
    try:
        parts: list[str] = json.loads(PARTS.read_text("utf-8"))
    except FileNotFoundError as error:
        raise NodeUnavailableError("The reader's Python is not there; run `make build`.") from error
    return parts


class _Process:
    """Started when it is first asked, and again when it was ended."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None
        self._lines: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def ask(self, request: dict[str, Any], seconds: float) -> list[dict[str, Any]]:
        process = self._process = self._process or self._start()
        assert process.stdin is not None
        end = time.monotonic() + seconds
        results: list[dict[str, Any]] = []
        try:
            process.stdin.write(json.dumps(request) + "\n")
            process.stdin.flush()
            while len(results) < len(request["sources"]):
                line = self._lines.get(timeout=max(0.0, end - time.monotonic()))
                if line is None:
                    raise NoAnswerError(len(results), late=False)
                results.append(json.loads(line))
        except queue.Empty:
            raise NoAnswerError(len(results), late=True) from None
        except BrokenPipeError:
            raise NoAnswerError(len(results), late=False) from None
        finally:
            if len(results) < len(request["sources"]):
                self.end()
        return results

    def _start(self) -> subprocess.Popen[str]:
        command = [str(NODE), SUSPENDS, str(SCRIPT), *_parts()]
        try:
            process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
                cwd=ROOT,
            )
        except FileNotFoundError as error:
            raise NodeUnavailableError(f"There is no Node at {NODE}; run `make setup`.") from error
        assert process.stdout is not None
        self._lines = queue.SimpleQueue()
        threading.Thread(target=_read, args=(process.stdout, self._lines), daemon=True).start()
        return process

    def end(self) -> None:
        """End the process, and with it whatever runs in it."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            if process.stdin:
                with contextlib.suppress(BrokenPipeError):
                    process.stdin.close()


def _read(stream: IO[str], lines: queue.SimpleQueue[str | None]) -> None:
    for line in stream:
        lines.put(line)
    stream.close()
    lines.put(None)


@cache
def _process() -> _Process:
    process = _Process()
    atexit.register(process.end)
    return process
