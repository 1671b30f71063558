"""A static host to measure with: compresses text, keeps connections open, notes every answer.

Files are read and compressed once, before anything is measured. What is compressed, and how long a
browser may keep a file, are as on GitHub Pages.
"""

from __future__ import annotations

import contextlib
import gzip
import http.server
import mimetypes
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

ABOUT = "Python's threaded HTTP/1.1 server, keep-alive, gzip for text and wasm, max-age=600"

_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm"}
_COMPRESSED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".xml", ".txt", ".wasm"}
_MAX_AGE = 600


@dataclass(frozen=True)
class Sent:
    """One answer: when its request came (seconds since 1970), and how many bytes its body had."""

    path: str
    at: float
    size: int


@dataclass
class Host:
    """A served folder; `sent` grows with every answer."""

    url: str
    sent: list[Sent] = field(default_factory=list)

    def since(self, start: float, end: float) -> list[Sent]:
        """The answers to requests that came between two moments."""
        return [answer for answer in list(self.sent) if start <= answer.at <= end]


@dataclass(frozen=True)
class _File:
    body: bytes
    kind: str
    compressed: bool
    tag: str


def _read(folder: Path) -> dict[str, _File]:
    files: dict[str, _File] = {}
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix == ".map":
            continue
        body = path.read_bytes()
        compressed = path.suffix in _COMPRESSED
        if compressed:
            body = gzip.compress(body, 6, mtime=0)
        kind = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        name = path.relative_to(folder).as_posix()
        tag = f'"{len(body):x}-{path.stat().st_mtime_ns:x}"'
        files[f"/{name}"] = _File(body, kind or "application/octet-stream", compressed, tag)
    return files


class _Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Else a small answer waits for the acknowledgement of the one before.
    disable_nagle_algorithm = True
    files: dict[str, _File]
    host: Host

    def do_GET(self) -> None:
        at = time.time()
        path = unquote(urlsplit(self.path).path)
        file = self.files.get(f"{path}index.html" if path.endswith("/") else path)
        if file is None:
            status, body = 404, b""
        elif self.headers.get("If-None-Match") == file.tag:
            status, body = 304, b""
        else:
            status, body = 200, file.body
        self.send_response(status)
        if file:
            self.send_header("Content-Type", file.kind)
            self.send_header("ETag", file.tag)
            self.send_header("Cache-Control", f"max-age={_MAX_AGE}")
            if file.compressed:
                self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.host.sent.append(Sent(path, at, len(body)))

    def log_message(self, *args: object) -> None:
        """Stay quiet."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that closes a connection early is no news."""


@contextlib.contextmanager
def hosted(folder: Path) -> Iterator[Host]:
    """Serve `folder` at an address of its own."""
    host = Host("")
    handler = type("Handler", (_Handler,), {"files": _read(folder), "host": host})
    server = _Server(("127.0.0.1", 0), handler)
    host.url = f"http://127.0.0.1:{server.server_address[1]}/"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield host
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
