"""A host that must not hear of a book's Python."""

from __future__ import annotations

import socket
import threading


class Listener:
    """A host that notes every connection and every datagram."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._lines = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._lines.getsockname()[1]
        self._datagrams = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._datagrams.bind(("127.0.0.1", self.port))
        self._changed = threading.Condition()
        for listen in (self._accept, self._receive):
            threading.Thread(target=listen, daemon=True).start()

    def _accept(self) -> None:
        while True:
            line, (_, port) = self._lines.accept()
            line.close()
            self._note(f"connection {port}")

    def _receive(self) -> None:
        while True:
            _, (_, port) = self._datagrams.recvfrom(2000)
            self._note(f"datagram {port}")

    def _note(self, what: str) -> None:
        with self._changed:
            self._heard.append(what)
            self._changed.notify()

    def heard(self) -> list[str]:
        """What has come before this, told by what is sent now and comes after it."""
        with (
            socket.create_connection(("127.0.0.1", self.port)) as line,
            socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as datagram,
        ):
            datagram.sendto(b"x", ("127.0.0.1", self.port))
            own = {
                f"connection {line.getsockname()[1]}",
                f"datagram {datagram.getsockname()[1]}",
            }
            with self._changed:
                assert self._changed.wait_for(lambda: own <= set(self._heard), timeout=10)
                return [what for what in self._heard if what not in own]
