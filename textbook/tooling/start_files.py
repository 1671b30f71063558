"""What shortens the start of Python in the browser, made once by Pyodide itself under Node.

The standard library, NumPy and the book's own code as bytecode, and the memory of a Python that has
imported them. The browser uses them where they fit and falls back to the files as Pyodide ships
them.
"""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path

from textbook.node import SUSPENDS
from textbook.tooling.install import BIN
from textbook.tooling.runtime_files import CORE, RUNTIME, numpy_wheel
from textbook.tooling.steps import ROOT, run_logged

MADE = ROOT / ".cache" / "start"
SCRIPTS = ROOT / "js" / "snapshot"
BYTECODE_FILES = ("stdlib.zip", "numpy.libs", "numpy.pack")
SNAPSHOT_FILES = ("textbook.pack", "snapshot.pages", "start.json")
REMEDY = "Remove .cache and run make again."


def start_files(sources: Mapping[str, str]) -> dict[str, Path]:
    """`BYTECODE_FILES` and `SNAPSHOT_FILES`, made when anything they depend on has changed.

    `sources` is the book's own Python: path -> source.
    """
    bytecode = _bytecode()
    snapshot = _snapshot(bytecode, sources)
    places = dict.fromkeys(BYTECODE_FILES, bytecode) | dict.fromkeys(SNAPSHOT_FILES, snapshot)
    return {name: folder / name for name, folder in places.items()}


def _bytecode() -> Path:
    used = [RUNTIME / name for name in (*CORE, numpy_wheel().name)]
    used += [SCRIPTS / name for name in ("bytecode.js", "bytecode.py", "parts.js")]
    used += [ROOT / "js" / "python" / "preload.js", ROOT / "requirements.lock", Path(__file__)]
    target = MADE / f"bytecode-{_digest(*(path.read_bytes() for path in used))}"
    # The last one that is written.
    if not (target / BYTECODE_FILES[-1]).exists():
        _forget("bytecode-*")
        run_logged(
            "Compiling Python's library and NumPy (some seconds, once)",
            [BIN / "node", SUSPENDS, SCRIPTS / "bytecode.js", RUNTIME, target],
            REMEDY,
        )
    return target


def _snapshot(bytecode: Path, sources: Mapping[str, str]) -> Path:
    used = [SCRIPTS / "make.js", ROOT / "js" / "python" / "pages.js"]
    texts = [part for item in sorted(sources.items()) for part in item]
    parts = [bytecode.name, *texts, *(path.read_text("utf-8") for path in used)]
    target = MADE / f"snapshot-{_digest(*(part.encode() for part in parts))}"
    if not (target / SNAPSHOT_FILES[-1]).exists():
        _forget("snapshot-*")
        MADE.mkdir(parents=True, exist_ok=True)
        archive = MADE / "sources.zip"
        with zipfile.ZipFile(archive, "w") as out:
            for path, source in sources.items():
                out.writestr(path, source)
        run_logged(
            "Snapshotting Python for a fast start",
            [BIN / "node", SUSPENDS, SCRIPTS / "make.js", RUNTIME, bytecode, archive, target],
            REMEDY,
        )
    return target


def _forget(pattern: str) -> None:
    """Remove what was made from something else."""
    for folder in MADE.glob(pattern):
        shutil.rmtree(folder)


def _digest(*parts: bytes) -> str:
    hashes = [hashlib.sha256(part).hexdigest() for part in parts]
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:16]
