"""`make serve`: the book at http://127.0.0.1:8000, rebuilt and reloaded when its sources change.

MkDocs itself sees changes of pages, snippets and templates. Browser code must be bundled first, and
a change of build-time Python needs a new process, since the old one has the old modules in memory:
this supervises both.
"""

from __future__ import annotations

import os
import subprocess
import threading
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from textbook.tooling.bundle import bundle
from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT, ToolError, main, say

ADDRESS = os.environ.get("ADDRESS", "127.0.0.1:8000")

# Seconds of quiet after a change before it is acted upon: an editor writes a file in several steps.
QUIET = 0.3

ENDINGS = {".py", ".js", ".css", ".json"}


class Changes(FileSystemEventHandler):
    """Collects which of `textbook/`, `js/` and `theme_overrides/` changed."""

    def __init__(self) -> None:
        self.paths: set[Path] = set()
        self.happened = threading.Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of a written, moved or removed source file."""
        if event.is_directory or event.event_type in ("opened", "closed_no_write"):
            return
        path = Path(os.fsdecode(event.dest_path or event.src_path))
        if path.suffix in ENDINGS and "__pycache__" not in path.parts:
            self.paths.add(path.relative_to(ROOT))
            self.happened.set()

    def take(self) -> set[Path]:
        """The paths since the last call, once things are quiet."""
        while self.happened.wait(QUIET):
            self.happened.clear()
        paths, self.paths = self.paths, set()
        return paths


def serve() -> None:
    """Serve until interrupted."""
    bundle()
    changes = Changes()
    observer = Observer()
    for folder in ("textbook", "js", "theme_overrides"):
        observer.schedule(changes, str(ROOT / folder), recursive=True)
    observer.start()
    mkdocs = start_mkdocs()
    try:
        while True:
            if changes.happened.wait(0.5):
                mkdocs = act_on(changes.take(), mkdocs)
            if mkdocs.poll() is not None:
                raise ToolError(
                    f"MkDocs ended with code {mkdocs.returncode}; what it printed above says why. "
                    f"Is something else serving at {ADDRESS}? ADDRESS=127.0.0.1:8001 make serve"
                )
    finally:
        observer.stop()
        stop(mkdocs)


def act_on(paths: set[Path], mkdocs: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
    """Bundle again, and start MkDocs anew where build-time Python changed."""
    try:
        bundle()
    except ToolError as error:
        # What is served stays as it was until the mistake is mended.
        say(f"make: {error}")
        return mkdocs
    if not any(path.suffix == ".py" for path in paths):
        return mkdocs
    say("Build-time Python changed: MkDocs starts anew.")
    stop(mkdocs)
    return start_mkdocs()


def start_mkdocs() -> subprocess.Popen[bytes]:
    """MkDocs' own server, which rebuilds and reloads."""
    return subprocess.Popen([BIN / "mkdocs", "serve", "--dev-addr", ADDRESS], cwd=ROOT)


def stop(process: subprocess.Popen[bytes]) -> None:
    """End `process` and wait for it."""
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


if __name__ == "__main__":
    main(serve)
