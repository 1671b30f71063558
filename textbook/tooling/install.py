"""Install what the book is built with into the checkout: `.venv` and `node_modules`.

Run by any Python 3.11 or newer; standard library only. Each part is left alone while its lock file
is the one it was installed from.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent))

from textbook.tooling.steps import ROOT, main, run_logged, say

VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
NETWORK = "Check that the package registries can be reached, then run make again."


def install() -> None:
    """Bring `.venv` and `node_modules` to what the lock files say."""
    locked(VENV, [ROOT / "requirements.lock"], install_python)
    locked(ROOT / "node_modules", [ROOT / "package-lock.json", ROOT / "package.json"], install_node)


def locked(folder: Path, locks: list[Path], install_into: Callable[[], None]) -> None:
    """Call `install_into()` unless `folder` was made from these lock files."""
    stamp = folder / ".installed"
    state = hashlib.sha256(b"\0".join(lock.read_bytes() for lock in locks)).hexdigest()
    if folder == VENV:
        state += f" {sys.version_info.major}.{sys.version_info.minor}"
    if stamp.exists() and stamp.read_text("utf-8") == state:
        return
    install_into()
    stamp.write_text(state, "utf-8")


def install_python() -> None:
    """Make `.venv` and install requirements.lock into it."""
    if not usable(BIN / "python"):
        shutil.rmtree(VENV, ignore_errors=True)
        run_logged(
            "Making .venv",
            [sys.executable, "-m", "venv", VENV],
            "On Debian and Ubuntu, install the package python3-venv.",
        )
    pip: list[str | Path] = [BIN / "python", "-m", "pip", "--disable-pip-version-check", "install"]
    pip += ["--require-hashes", "--only-binary=:all:", "--no-deps", "-r", "requirements.lock"]
    run_logged("Installing Python packages into .venv (about a minute)", pip, NETWORK)
    # So that `import textbook` and a snippet's `import js` work from any folder.
    found = subprocess.run(
        [BIN / "python", "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    paths = f"{ROOT / 'textbook' / 'stand_in'}\n{ROOT}\n"
    (Path(found.stdout.strip()) / "textbook.pth").write_text(paths, "utf-8")


def usable(python: Path) -> bool:
    """Whether `python` runs and is of the version that runs this."""
    try:
        code = f"import sys, pip; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
        return subprocess.run([python, "-c", code], capture_output=True).returncode == 0
    except OSError:
        return False


def install_node() -> None:
    """Install package-lock.json into `node_modules`, by the npm of `.venv`."""
    # The scripts behind `npm` look for `node` on the PATH; the checkout's own comes first.
    env = os.environ | {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}
    npm: list[str | Path] = [BIN / "npm", "ci", "--no-audit", "--no-fund"]
    run_logged("Installing browser packages into node_modules", npm, NETWORK, env)
    say("Installed.")


if __name__ == "__main__":
    main(install)
