"""Build the book, or another one, and serve it: for the tests that look at a site."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from textbook.tooling.install import BIN
from textbook.tooling.static_server import served
from textbook.tooling.steps import ROOT

__all__ = ["SITE", "build", "run_build", "served"]

SITE = ROOT / "site"


def build(target: Path, site_url: str = "", config: Path | None = None) -> str:
    """Run `mkdocs build --strict` into `target`; returns what it printed, fails if it failed."""
    done = run_build(target, site_url, config)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stderr


def run_build(
    target: Path, site_url: str = "", config: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """The ended process of a strict build into `target`."""
    command: list[str | Path] = [BIN / "mkdocs", "build", "--strict", "--site-dir", target]
    if config:
        command += ["--config-file", config]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
