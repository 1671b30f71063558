"""Check an answer by the programs of an exercise, in this process."""

from __future__ import annotations

import asyncio
import json
import warnings
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from textbook.runtime.cell import CellResult, NeededCell, run_cell
from textbook.runtime.exercise import AFTER, BEFORE

CELL = "cell-it"


@dataclass
class Checked:
    """How the run ended, and each check's last line."""

    result: CellResult
    found: dict[str, dict[str, Any]]

    @property
    def failed(self) -> dict[str, str]:
        """The messages of the checks that failed, by their names."""
        return {
            name: told["message"] for name, told in self.found.items() if told["state"] == "failed"
        }

    def facts(self, name: str) -> dict[str, str]:
        return dict(self.found[name]["facts"])


def checked(answer: str, checks: str) -> Checked:
    """What the source `checks` finds in the code `answer`."""
    printed: list[str] = []
    needs: list[NeededCell] = [{"id": "before", "source": BEFORE}, {"id": CELL, "source": answer}]
    after = AFTER.format(checks=checks, file="it.check.py", cell=CELL)

    def run() -> CellResult:
        # The reader's own code is not under test here.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return asyncio.run(
                run_cell("after", after, needs, lambda _, text: printed.append(text))
            )

    # In a thread of its own: Playwright keeps an event loop in the tests' thread.
    with ThreadPoolExecutor(1) as thread:
        result = thread.submit(run).result()
    lines = [json.loads(line) for line in "".join(printed).splitlines()]
    return Checked(result, {line["check"]: line for line in lines})
