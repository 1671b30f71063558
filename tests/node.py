"""A process of Node that answers questions: for properties that hold of browser code."""

from __future__ import annotations

import json
import select
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT

# How many examples a property is tried with.
# How many cases a test takes that is run at every change.
FEW = 60
CASES = [pytest.param(FEW, id="few"), pytest.param(10_000, id="many", marks=pytest.mark.long)]

# Seconds in which an answer must come, on a busy machine.
ANSWER = 20


class Node:
    """Asks a script that answers each line of JSON with one."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        assert process.stdin
        assert process.stdout
        self._in, self._out = process.stdin, process.stdout

    def ask(self, question: object) -> Any:
        self._in.write(json.dumps(question).encode() + b"\n")
        ready, _, _ = select.select([self._out], [], [], ANSWER)
        assert ready, f"no answer within {ANSWER} s"
        return json.loads(self._out.readline())


@contextmanager
def node(script: Path) -> Iterator[Node]:
    command = [BIN / "node", script]
    # Unbuffered, so that what has been read is not hidden from select().
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
    ) as process:
        try:
            yield Node(process)
        finally:
            process.kill()
