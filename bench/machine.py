"""What the figures were taken on: they mean nothing without it."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from importlib.metadata import version
from pathlib import Path

from textbook.tooling.steps import ROOT


def machine(browser: str) -> list[tuple[str, str]]:
    """Name and value of everything that the figures hang on."""
    return [
        ("Processor", f"{_processor()}, {os.cpu_count()} cores, {_memory()}"),
        ("System", f"{platform.system()} {platform.release()}"),
        ("Load when it began", f"{os.getloadavg()[0]:.1f} (average of a minute)"),
        ("Browser", f"Chromium {browser}, headless, 1280 × 900"),
        ("Python", platform.python_version()),
        ("MkDocs", f"{version('mkdocs')}, Material {version('mkdocs-material')}"),
        ("Pyodide", f"{_npm('pyodide')}, NumPy {version('numpy')}"),
        ("Chart.js", _npm("chart.js")),
        ("Commit", _commit()),
    ]


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def _memory() -> str:
    try:
        size = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (ValueError, OSError):
        return "memory unknown"
    return f"{size / 2**30:.0f} GiB"


def _npm(package: str) -> str:
    text = (ROOT / "node_modules" / package / "package.json").read_text("utf-8")
    return str(json.loads(text)["version"])


def _commit() -> str:
    def git(*words: str) -> str:
        done = subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True)
        return done.stdout.strip()

    changed = git("status", "--porcelain", "--untracked-files=no")
    return (git("rev-parse", "--short", "HEAD") or "none") + (" and changes" if changed else "")
