"""How a tool talks: a line when it begins, a sign of life while it works, a sentence if it fails.

Standard library only: it runs before anything is installed.
"""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
LOGS = ROOT / ".cache" / "logs"

# Seconds between two signs of life of a command that prints nothing itself.
SIGN_OF_LIFE = 5.0


class ToolError(Exception):
    """A sentence for the person at the terminal, remedy included."""


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def run_logged(
    title: str, command: Sequence[str | Path], remedy: str, env: Mapping[str, str] | None = None
) -> None:
    """Run `command` with its output in a log file, saying every few seconds that it still runs.

    Raises `ToolError` with `title`, the last telling line of the output and `remedy`.
    """
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"{title.split()[0].lower()}-{Path(command[0]).name}.log"
    say(f"{title} …")
    started = told = time.monotonic()
    with log.open("w", encoding="utf-8", errors="replace") as output:
        try:
            process = subprocess.Popen(
                list(map(str, command)), cwd=ROOT, stdout=output, stderr=subprocess.STDOUT, env=env
            )
        except OSError as error:
            raise ToolError(f"{title} failed: {error.strerror}: {command[0]}. {remedy}") from None
        while process.poll() is None:
            time.sleep(0.1)
            if time.monotonic() - told > SIGN_OF_LIFE:
                told = time.monotonic()
                say(f"  … {told - started:.0f} s")
    if process.returncode:
        lines = log.read_text("utf-8", "replace").strip().splitlines()
        where = log.relative_to(ROOT)
        raise ToolError(
            f"{title} failed: {' '.join(telling_lines(lines))} (all of it: {where}). {remedy}"
        )


def telling_lines(lines: Sequence[str]) -> list[str]:
    """The one or two lines of a command's output that say why it failed.

    Those that are marked as errors, as pip and npm mark them; a warning may quote an error that
    the command got over. Else those that speak of an error, else the last.
    """
    marked = [line.strip() for line in lines if re.match(r"\s*(npm )?err(or|!)", line, re.I)]
    spoken = [
        line.strip()
        for line in lines
        if "error" in line.lower() and not re.match(r"\s*(npm )?warn", line, re.I)
    ]
    return (marked or spoken or [line.strip() for line in lines[-2:]])[:2]


def main(step: Callable[[], None]) -> None:
    """Call `step()`; a `ToolError` ends the program with its sentence instead of a traceback."""
    try:
        step()
    except ToolError as error:
        sys.exit(f"make: {error}")
    except KeyboardInterrupt:
        sys.exit("make: interrupted")
