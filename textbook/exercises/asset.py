"""What an exercise's page fetches when an answer is checked or the solution is asked for.

It goes into one file an exercise. Its text is encoded like the key of a quiz: no secret, only out
of sight.

    {"before": {"id", "source"}, "after": "…", "solution": "…"}
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from textbook.exercises.program import CheckProgram
from textbook.prerender import ROOT
from textbook.quizzes.sealing import swapped

ASSETS = ROOT / ".cache" / "exercises"

# The files that the pages of this build name.
made: set[str] = set()


def write_asset(name: str, program: CheckProgram, solution: str) -> str:
    """Write the file of the exercise `name`; returns the file's name."""
    content = {"before": program.before, "after": program.after, "solution": solution}
    text = swapped(json.dumps(content, ensure_ascii=False))
    file = f"{name}-{hashlib.sha256(text.encode()).hexdigest()[:12]}.txt"
    ASSETS.mkdir(parents=True, exist_ok=True)
    (ASSETS / file).write_text(text, "utf-8")
    made.add(file)
    return file


def publish(site: Path) -> None:
    """Copy the files that the pages of this build name to `site`."""
    target = site / "assets" / "exercises"
    for name in sorted(made):
        target.mkdir(parents=True, exist_ok=True)
        (target / name).write_bytes((ASSETS / name).read_bytes())
