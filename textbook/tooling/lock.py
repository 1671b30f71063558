"""`make lock`: resolve the requirements anew into requirements.lock and package-lock.json.

Both are resolved in a folder of their own, so that neither the old lock files nor what happens to
be installed here has a say, and both are put in place only when both are there. No lock file
names a registry: it is the hashes that decide what is installed, wherever it comes from.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
from pathlib import Path

from textbook.tooling.install import BIN, NETWORK
from textbook.tooling.steps import ROOT, main, run_logged, say

# The oldest Python that the book is built with; uv resolves for it and every newer one.
OLDEST_PYTHON = "3.11"


def lock() -> None:
    """Write both lock files."""
    (ROOT / ".cache").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache", prefix="lock-") as name:
        folder = Path(name)
        resolved = [lock_python(folder), lock_node(folder)]
        for path in resolved:
            shutil.copyfile(path, ROOT / path.name)
    say("Resolved. Run make test, then commit requirements.lock and package-lock.json.")


def lock_python(folder: Path) -> Path:
    """Resolve requirements.in for every platform, by a uv that is thrown away afterwards."""
    tools = folder / "venv"
    run_logged("Making a throw-away venv for uv", [sys.executable, "-m", "venv", tools], "")
    python = tools / BIN.name / "python"
    run_logged("Installing uv", [python, "-m", "pip", "install", "--quiet", "uv"], NETWORK)
    target = folder / "requirements.lock"
    uv: list[str | Path] = [tools / BIN.name / "uv", "pip", "compile", "requirements.in"]
    uv += ["--output-file", target, "--universal", "--python-version", OLDEST_PYTHON]
    uv += ["--generate-hashes", "--no-header", "--quiet"]
    run_logged("Resolving requirements.in", uv, "Mend requirements.in if it names what is not.")
    return target


def lock_node(folder: Path) -> Path:
    """Resolve package.json, by the npm of `.venv`."""
    # Beside a node_modules, npm leaves out the optional packages of other platforms.
    for name in ("package.json", ".npmrc"):
        shutil.copyfile(ROOT / name, folder / name)
    env = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm: list[str | Path] = [BIN / "npm", "install", "--package-lock-only", "--prefix", folder]
    run_logged("Resolving package.json", npm, "Mend package.json if it names what is not.", env)
    target = folder / "package-lock.json"
    target.write_text(without_addresses(target.read_text("utf-8")), "utf-8")
    return target


def without_addresses(text: str) -> str:
    """The text of a package-lock.json without the address that each package came from.

    npm has an option for this, `omit-lockfile-registry-resolved`; with it, optional packages of
    other platforms went missing.
    """
    locked = json.loads(text)
    for package in locked["packages"].values():
        package.pop("resolved", None)
    return json.dumps(locked, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    main(lock)
