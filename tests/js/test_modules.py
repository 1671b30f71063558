"""The pure browser modules, by Node's own test runner: one test here for each file there."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT

FILES = sorted(Path(__file__).parent.rglob("*.test.js"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_module(file: Path) -> None:
    done = subprocess.run([BIN / "node", "--test", file], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
