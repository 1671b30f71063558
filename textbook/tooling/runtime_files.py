"""Obtain the Python runtime that the site serves: Pyodide's core and its NumPy wheel, verified.

The core comes with npm's `pyodide`, whose integrity package-lock.json pins. NumPy is named, with
its SHA-256, by the lock file inside that package; it is taken from the first source that has those
very bytes. Any source will do, since the hash decides.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sys
import tempfile
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from textbook.tooling.steps import ROOT, ToolError, main, run_logged, say

PACKAGE = ROOT / "node_modules" / "pyodide"
DOWNLOADS = ROOT / ".cache" / "downloads"
RUNTIME = ROOT / ".cache" / "runtime"

CORE = (
    "pyodide.mjs",
    "pyodide.asm.mjs",
    "pyodide.asm.wasm",
    "python_stdlib.zip",
    "pyodide-lock.json",
)

CDN = "https://cdn.jsdelivr.net/pyodide/v{version}/full/{name}"
CDN_TIMEOUT = 20.0

# A package on the Python registry that carries the same wheel among its files, for the networks
# that do not reach the CDN. Large, so it is the last to be asked.
CARRIER = "open-webui==0.12.4"
CARRIER_FOLDER = "open_webui/frontend/pyodide/"


@dataclass(frozen=True)
class Wheel:
    """A file that must have this SHA-256."""

    name: str
    sha256: str
    pyodide: str


def obtain() -> None:
    """Put every runtime file into `.cache/runtime`, verified; do nothing when they are there."""
    wheel = numpy_wheel()
    RUNTIME.mkdir(parents=True, exist_ok=True)
    for name in CORE:
        _copy_if_changed(PACKAGE / name, RUNTIME / name)
    target = RUNTIME / wheel.name
    if not (target.exists() and sha256(target.read_bytes()) == wheel.sha256):
        target.write_bytes(numpy_bytes(wheel))
    for stale in RUNTIME.glob("*.whl"):
        if stale.name != wheel.name:
            stale.unlink()


def numpy_wheel() -> Wheel:
    """What the lock file of the installed Pyodide says of NumPy."""
    try:
        lock = json.loads((PACKAGE / "pyodide-lock.json").read_text("utf-8"))
        version = json.loads((PACKAGE / "package.json").read_text("utf-8"))["version"]
        numpy = lock["packages"]["numpy"]
    except (OSError, ValueError, KeyError) as error:
        raise ToolError(
            f"node_modules/pyodide is not whole ({error}). Remove node_modules and run make again."
        ) from None
    return Wheel(numpy["file_name"], numpy["sha256"], version)


def numpy_bytes(wheel: Wheel) -> bytes:
    """The wheel's bytes, from the first source that has them; kept in `.cache/downloads`."""
    sources: dict[str, Callable[[Wheel], bytes]] = {
        "the local cache": from_cache,
        "Pyodide's CDN": from_cdn,
        f"the package {CARRIER}": from_carrier,
    }
    failures = []
    for source, fetch in sources.items():
        try:
            data = fetch(wheel)
        except (OSError, KeyError, zipfile.BadZipFile, ToolError) as error:
            failures.append(f"{source}: {error}")
            continue
        if sha256(data) == wheel.sha256:
            DOWNLOADS.mkdir(parents=True, exist_ok=True)
            (DOWNLOADS / wheel.name).write_bytes(data)
            say(f"NumPy for the browser: from {source}, SHA-256 as Pyodide's lock file says.")
            return data
        failures.append(f"{source}: its SHA-256 is {sha256(data)[:12]}…, so it is refused")
    raise ToolError(
        f"{wheel.name} (SHA-256 {wheel.sha256[:12]}…) could not be had. Tried "
        + "; ".join(failures)
        + f". Check the network and run make again, or put the file into {DOWNLOADS}."
    )


def from_cache(wheel: Wheel) -> bytes:
    """What an earlier run, or a person, left in `.cache/downloads`."""
    path = DOWNLOADS / wheel.name
    if not path.exists():
        raise OSError("not there yet")
    return path.read_bytes()


def from_cdn(wheel: Wheel) -> bytes:
    """The official place."""
    url = CDN.format(version=wheel.pyodide, name=wheel.name)
    say(f"Fetching NumPy for the browser from {url} …")
    try:
        with urllib.request.urlopen(url, timeout=CDN_TIMEOUT) as reply:
            data: bytes = reply.read()
            return data
    except urllib.error.URLError as error:
        raise OSError(f"not reached ({error.reason})") from None


def from_carrier(wheel: Wheel) -> bytes:
    """The same wheel inside a package of the Python registry."""
    with tempfile.TemporaryDirectory(dir=ROOT / ".cache") as folder:
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--no-deps"]
        pip += ["--no-cache-dir", "--only-binary=:all:", "--python-version", "3.11"]
        pip += ["--dest", folder, CARRIER]
        run_logged(f"Fetching {CARRIER}, which carries NumPy (106 MB, once)", pip, "")
        (package,) = Path(folder).glob("*.whl")
        with zipfile.ZipFile(package) as archive:
            return archive.read(CARRIER_FOLDER + wheel.name)


def sha256(data: bytes) -> str:
    """The SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _copy_if_changed(source: Path, target: Path) -> None:
    if not source.exists():
        raise ToolError(f"{source.relative_to(ROOT)} is missing. Remove node_modules, run make.")
    if not target.exists() or target.read_bytes() != source.read_bytes():
        shutil.copyfile(source, target)


if __name__ == "__main__":
    main(obtain)
