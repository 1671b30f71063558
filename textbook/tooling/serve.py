"""`make serve`: the book at http://127.0.0.1:8000, rebuilt and reloaded when its sources change.

MkDocs itself sees changes of pages, snippets and templates. Browser code must be bundled first, and
a change of build-time Python needs a new process, since the old one has the old modules in memory:
this supervises both.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
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
    """Serve until interrupted or told to end."""
    bundle()
    changes = Changes()
    observer = Observer()
    for folder in ("textbook", "js", "theme_overrides"):
        observer.schedule(changes, str(ROOT / folder), recursive=True)
    observer.start()
    # Noted, and not acted upon at once: MkDocs would be left behind, and keep the port, where it is
    # being started.
    told = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: told.set())
    mkdocs = start_mkdocs()
    # The process whose end was told, and whether one was started anew for a change.
    ended: subprocess.Popen[bytes] | None = None
    anew = False
    try:
        while not told.is_set():
            if changes.happened.wait(0.5):
                before, mkdocs = mkdocs, act_on(changes.take(), mkdocs)
                anew = anew or mkdocs is not before
            if mkdocs.poll() is not None and mkdocs is not ended:
                ended = mkdocs
                tell_end(mkdocs.returncode, anew)
    finally:
        observer.stop()
        stop(mkdocs)


def tell_end(code: int, anew: bool) -> None:
    """Say that MkDocs has ended; raises `ToolError` unless a change of Python may be the cause.

    What ended after a change is started once more at the next one, so that a mistake in it costs
    its author no more than mending it.
    """
    mistakes = list(syntax_mistakes(ROOT / "textbook"))
    if anew or mistakes:
        for mistake in mistakes:
            say(f"make: {mistake}")
        say(
            f"make: MkDocs ended with code {code}; what it printed above says why. "
            "It starts again when a Python file in textbook/ is saved."
        )
        return
    raise ToolError(
        f"MkDocs ended with code {code}; what it printed above says why. "
        f"Is something else serving at {ADDRESS}? ADDRESS=127.0.0.1:8001 make serve"
    )


def act_on(paths: set[Path], mkdocs: subprocess.Popen[bytes]) -> subprocess.Popen[bytes]:
    """Bundle again, and start MkDocs anew where build-time Python changed."""
    try:
        bundle()
    except ToolError as error:
        # The scripts that are served stay as they were until the mistake is mended.
        say(f"make: {error}")
    if not any(path.suffix == ".py" for path in paths):
        return mkdocs
    if mistakes := list(syntax_mistakes(ROOT / "textbook")):
        # The old process goes on with the modules that it has in memory.
        for mistake in mistakes:
            say(f"make: {mistake}")
        return mkdocs
    say("Build-time Python changed: MkDocs starts anew.")
    stop(mkdocs)
    return start_mkdocs()


def syntax_mistakes(folder: Path) -> Iterator[str]:
    """A sentence for each file in `folder` that is no Python, with its line."""
    for path in sorted(folder.rglob("*.py")):
        shown = path.relative_to(folder.parent)
        try:
            compile(path.read_bytes(), str(shown), "exec", dont_inherit=True)
        except SyntaxError as error:
            yield f"{shown}:{error.lineno}: {error.msg}. Mend it, and MkDocs starts anew."
        except ValueError as error:  # a null byte
            yield f"{shown}: {error}. Mend it, and MkDocs starts anew."
        except OSError:
            continue  # removed meanwhile


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
