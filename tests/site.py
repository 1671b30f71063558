"""Build the book, or another one, and serve it: for the tests that look at a site."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path

from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT

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
    return subprocess.run(
        command + (["--config-file", config] if config else []),
        cwd=ROOT,
        env=os.environ | {"SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, base: str, **kwargs: object) -> None:
        self.base = base
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]

    def translate_path(self, path: str) -> str:
        if not path.startswith(self.base):
            return str(Path(self.directory) / "there is no such file")
        return super().translate_path("/" + path[len(self.base) :])

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


class _Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection early is no news."""


@contextlib.contextmanager
def served(folder: Path, base: str = "/", port: int = 0) -> Iterator[str]:
    """Serve `folder` under the path `base`; gives the address, which ends in `base`."""
    handler = functools.partial(_Handler, base=base, directory=str(folder))
    server = _Server(("127.0.0.1", port), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}{base}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
