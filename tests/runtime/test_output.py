"""The streams of a run: when they send, where they stop, what they refuse."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from textbook.runtime import output
from textbook.runtime.output import BURST_LINES, NoInput, OutputLimit, OutputStream


class Sent(list[tuple[str, str]]):
    """What was emitted, parcel by parcel."""

    def __call__(self, stream: str, text: str) -> None:
        self.append((stream, text))


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time that a stream sees: its only item."""
    now = [100.0]
    monkeypatch.setattr(output, "time", SimpleNamespace(monotonic=lambda: now[0]))
    return now


def test_a_part_of_a_line_is_held_until_its_end_or_a_flush() -> None:
    sent = Sent()
    stream = OutputStream("stdout", sent, OutputLimit())
    stream.write("a")
    stream.write("b")
    assert sent == []
    stream.write("c\nd")
    stream.flush()
    stream.write("e")
    stream.flush()
    assert sent == [("stdout", "abc\nd"), ("stdout", "e")]


def test_nothing_written_is_nothing_sent() -> None:
    sent = Sent()
    stream = OutputStream("stdout", sent, OutputLimit())
    stream.write("")
    stream.flush()
    stream.flush()
    assert sent == []


def test_after_a_burst_lines_wait_for_the_next_refresh(clock: list[float]) -> None:
    sent = Sent()
    stream = OutputStream("stdout", sent, OutputLimit())
    for _ in range(BURST_LINES + 50):
        stream.write("x\n")
    assert len(sent) == BURST_LINES
    clock[0] += output.REFRESH_SECONDS
    stream.write("y\n")
    assert len(sent) == BURST_LINES + 1
    assert sent[-1] == ("stdout", "x\n" * 50 + "y\n")


def test_the_limit_is_shared_and_what_fits_is_sent() -> None:
    sent = Sent()
    limit = OutputLimit(10)
    out, err = OutputStream("stdout", sent, limit), OutputStream("stderr", sent, limit)
    out.write("12345\n")
    with pytest.raises(OSError, match="has printed 10 characters, which is the limit"):
        err.write("6789012\n")
    assert sent == [("stdout", "12345\n"), ("stderr", "6789")]


def test_after_the_limit_every_write_fails_and_sends_nothing() -> None:
    sent = Sent()
    stream = OutputStream("stdout", sent, OutputLimit(0))
    for _ in range(2):
        with pytest.raises(OSError, match="limit"):
            stream.write("a")
    assert sent == []


def test_only_text_can_be_written() -> None:
    stream = OutputStream("stdout", Sent(), OutputLimit())
    with pytest.raises(TypeError, match="must be str, not bytes"):
        stream.write(b"a")  # type: ignore[arg-type]
    assert stream.write("ab") == 2
    assert stream.writable()


@pytest.mark.parametrize("read", ["read", "readline", "readlines"])
def test_every_way_of_reading_says_that_there_is_no_input(read: str) -> None:
    with pytest.raises(OSError, match=r"input\(\) is not available here"):
        getattr(NoInput(), read)()


@pytest.mark.parametrize(
    "escape",
    ["\x1b[31m", "\x1b[0m", "\x1b[1;38;5;2m", "\x1b[2K", "\x1b[?25l", "\x1b]0;title\x07", "\x1bM"],
)
def test_a_terminals_colours_and_moves_are_dropped(escape: str) -> None:
    sent = Sent()
    stream = OutputStream("stdout", sent, OutputLimit())
    assert stream.write(f"a{escape}b") == len(escape) + 2
    assert stream.write(escape) == len(escape)
    stream.flush()
    assert sent == [("stdout", "ab")]
