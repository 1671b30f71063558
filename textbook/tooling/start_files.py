"""What shortens the start of Python in the browser, made once by Pyodide itself under Node.

The standard library and NumPy as bytecode, and the memory of a Python that has imported NumPy. The
browser uses them where they fit and falls back to the files as Pyodide ships them.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from pathlib import Path

from textbook.tooling.install import BIN
from textbook.tooling.runtime_files import CORE, RUNTIME, numpy_wheel
from textbook.tooling.steps import ROOT, run_logged

MADE = ROOT / ".cache" / "start"
BYTECODE = ROOT / ".cache" / "bytecode"
MAKER = ROOT / "js" / "snapshot" / "make.js"
# Browsers can suspend WebAssembly, and Python notes at its start whether it runs in one that can.
FLAGS = ("--experimental-wasm-jspi",)
START_FILES = ("stdlib.zip", "numpy.libs", "numpy.pack", "snapshot.pages")


def start_files() -> Path:
    """The folder with `START_FILES` and `start.json`; made when anything they depend on changed."""
    target = MADE / _key()
    if not (target / "start.json").exists():
        shutil.rmtree(MADE, ignore_errors=True)
        run_logged(
            "Snapshotting Python for a fast start (half a minute, once)",
            [BIN / "node", *FLAGS, MAKER, RUNTIME, target],
            "Remove .cache and run make again.",
        )
    return target


def book_bytecode(sources: dict[str, str]) -> bytes:
    """The book's own Python, path -> source, as a package of bytecode."""
    maker = ROOT / "js" / "snapshot" / "book.js"
    inputs = [json.dumps(sources).encode(), _key().encode(), maker.read_bytes()]
    target = BYTECODE / f"{hashlib.sha256(b''.join(inputs)).hexdigest()[:16]}.pack"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        archive = target.with_suffix(".zip")
        with zipfile.ZipFile(archive, "w") as out:
            for path, source in sources.items():
                out.writestr(path, source)
        run_logged(
            "Compiling the book's own Python",
            [BIN / "node", *FLAGS, maker, RUNTIME, archive, target],
            "Remove .cache and run make again.",
        )
    return target.read_bytes()


def _key() -> str:
    js = ROOT / "js"
    inputs = [RUNTIME / name for name in (*CORE, numpy_wheel().name)]
    inputs += [js / "snapshot" / name for name in ("make.js", "bytecode.py")]
    inputs += [js / "python" / "preload.js"]
    inputs += [js / "python" / "pages.js", ROOT / "requirements.lock", Path(__file__)]
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs]
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:16]
