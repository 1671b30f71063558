"""Serve the built book by a host that has faults, each in one file, and can be mended meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from textbook.tooling.static_server import Handler, served

SIGN_IN = b"<!doctype html><title>Wi-Fi</title><h1>Please sign in</h1>"


@dataclass
class Host:
    """A host with faults: the end of a file's address -> what is wrong with it."""

    url: str = ""
    faults: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    mended: threading.Event = field(default_factory=threading.Event)

    def mend(self) -> None:
        """Let everything be right from now on; what hangs is given up."""
        self.faults.clear()
        self.mended.set()


@contextmanager
def faulty(folder: Path, base: str = "/", port: int = 0) -> Iterator[Host]:
    """Serve `folder` with the faults that the test names."""
    host = Host()

    class FaultyHandler(Handler):
        def do_GET(self) -> None:  # noqa: N802
            host.asked.append(self.path)
            path = self.path.partition("?")[0]
            fault = next((host.faults[end] for end in host.faults if path.endswith(end)), "")
            if not fault:
                return super().do_GET()
            return self.answer(fault, Path(self.translate_path(self.path)))

        def answer(self, fault: str, file: Path) -> None:
            if fault in ("404", "500"):
                return self.send_error(int(fault))
            data = file.read_bytes()
            middle = len(data) // 2
            kind = self.guess_type(str(file))
            if fault == "truncated":
                return self.send(data[:middle], len(data[:middle]), kind)
            if fault == "altered":
                return self.send(
                    data[:middle] + bytes([data[middle] ^ 1]) + data[middle + 1 :], len(data), kind
                )
            if fault == "sign-in page":
                return self.send(SIGN_IN, len(SIGN_IN), "text/html")
            if fault == "slow":
                return self.dribble(data, kind)
            if fault == "wrong type":
                return self.send(data, len(data), "text/plain")
            # Half of it, and then nothing, or the end of the connection.
            self.send(data[:middle], len(data), kind)
            if fault == "hanging":
                host.mended.wait()
            self.close_connection = True
            return None

        def dribble(self, data: bytes, kind: str) -> None:
            step = len(data) // 8 + 1
            self.send(data[:step], len(data), kind)
            for start in range(step, len(data), step):
                host.mended.wait(0.2)
                self.wfile.write(data[start : start + step])
                self.wfile.flush()

        def send(self, data: bytes, length: int, kind: str) -> None:
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(length))
            self.send_header("Last-Modified", "Mon, 01 Jan 2024 00:00:00 GMT")
            # As hosts say of what is named by its hash: a browser may keep the fault, too.
            self.send_header("Cache-Control", "max-age=31536000, immutable")
            self.end_headers()
            self.wfile.write(data)
            self.wfile.flush()

    with served(folder, base, port, FaultyHandler) as url:
        host.url = url
        yield host
        host.mended.set()
