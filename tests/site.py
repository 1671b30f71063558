"""Build the book, or another one, and serve it: for the tests that look at a site."""

from __future__ import annotations

import os
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from textbook.tooling.install import BIN
from textbook.tooling.static_server import served
from textbook.tooling.steps import ROOT

__all__ = ["SITE", "build", "free_port", "run_build", "served", "served_at_its_own_address"]

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


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


@contextmanager
def served_at_its_own_address(folder: Path, base: str = "/") -> Iterator[str]:
    """The address of a book that is built, into `folder`, for just this address.

    Only there do pages change without a reload.
    """
    port = free_port()
    build(folder, f"http://127.0.0.1:{port}{base}")
    with served(folder, base, port) as url:
        yield url
