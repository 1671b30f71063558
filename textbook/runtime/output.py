"""What a program prints: sent line by line as it comes, counted, and cut at a limit."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Callable

from textbook.runtime.limits import OUTPUT_CHARACTERS

# A burst of lines is sent one by one up to this many, then in parcels of one screen refresh:
# a message costs both sides far more than a line does.
BURST_LINES = 20
REFRESH_SECONDS = 0.016

# What colours a terminal's text, or moves its cursor.
_ESCAPES = re.compile("\x1b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\x07\x1b]*(?:\x07|\x1b\\\\)?|[@-Z\\\\-_])")

Emit = Callable[[str, str], None]


class OutputLimit:
    """How much a run may still print, shared by its streams."""

    def __init__(self, limit: int = OUTPUT_CHARACTERS) -> None:
        self.limit = limit
        self.left = limit
        self._ended = False

    def take(self, text: str) -> tuple[str, bool]:
        """The part of `text` that may still be printed, and whether all of it may.

        The end of a last line that just fits is left out without a word: `print` adds it.
        """
        if len(text) <= self.left:
            self.left -= len(text)
            return text, True
        part = text[: self.left]
        self.left = 0
        if text[len(part) :] == "\n" and not self._ended:
            self._ended = True
            return part, True
        return part, False


class OutputStream(io.TextIOBase):
    """A text stream that hands what is written to `emit(name, text)`."""

    encoding = "utf-8"
    errors = "strict"

    def __init__(self, name: str, emit: Emit, limit: OutputLimit) -> None:
        self._name = name
        self._emit = emit
        self._limit = limit
        self._parts: list[str] = []
        self._sent = 0
        self._next = 0.0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        """Take `text`, without what colours it in a terminal.

        Raises `OSError` at the output limit, as a full disk would.
        """
        if type(text) is not str:
            if not isinstance(text, str):
                raise TypeError(f"write() argument must be str, not {type(text).__name__}")
            text = str.__str__(text)  # a class of the reader's may lie about its length
        written = len(text)
        if "\x1b" in text:
            text = _ESCAPES.sub("", text)
        # print() with an empty end writes nothing as often as it writes something.
        if not text:
            return written
        if not text.isascii():
            text.encode("utf-8")  # a lone surrogate fails here, as on a real terminal
        part, whole = self._limit.take(text)
        self._parts.append(part)
        if not whole:
            self.flush()
            raise OSError(
                f"this run has printed {self._limit.limit:,} characters, which is the limit"
            )
        if "\n" in part:
            self._send_in_time()
        return written

    def _send_in_time(self) -> None:
        now = time.monotonic()
        if now >= self._next + REFRESH_SECONDS:
            self._sent = 0
            self._next = now
        self._sent += 1
        if self._sent <= BURST_LINES:
            self.flush()

    def flush(self) -> None:
        """Send what is held back."""
        if self._parts:
            text = "".join(self._parts)
            self._parts.clear()
            if text:
                self._emit(self._name, text)


class NoInput(io.TextIOBase):
    """A standard input that says that there is none."""

    def readable(self) -> bool:
        return True

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]
        raise OSError(NO_INPUT)

    def read(self, size: int | None = -1, /) -> str:
        raise OSError(NO_INPUT)


NO_INPUT = (
    "input() is not available here: a cell cannot ask the reader. "
    "Write the value into the code instead"
)
