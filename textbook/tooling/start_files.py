"""What shortens the start of Python in the browser, made once by Pyodide itself under Node.

The standard library and NumPy as bytecode, and the memory of a Python that has imported NumPy. The
browser uses them where they fit and falls back to the files as Pyodide ships them.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from textbook.tooling.install import BIN
from textbook.tooling.runtime_files import CORE, RUNTIME, numpy_wheel
from textbook.tooling.steps import ROOT, run_logged

MADE = ROOT / ".cache" / "start"
MAKER = ROOT / "js" / "snapshot" / "make.js"
# Browsers can suspend WebAssembly, and Python notes at its start whether it runs in one that can.
FLAGS = ("--experimental-wasm-jspi",)
START_FILES = ("stdlib.zip", "numpy.pack", "snapshot.pages")


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


def _key() -> str:
    js = ROOT / "js"
    inputs = [RUNTIME / name for name in (*CORE, numpy_wheel().name)]
    inputs += [*sorted((js / "snapshot").iterdir()), js / "python" / "preload.js"]
    inputs += [js / "python" / "pages.js", ROOT / "requirements.lock", Path(__file__)]
    hashes = [hashlib.sha256(path.read_bytes()).hexdigest() for path in inputs]
    return hashlib.sha256("".join(hashes).encode()).hexdigest()[:16]
