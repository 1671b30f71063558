"""Entry of the benchmark.

ROUNDS (5) is how many samples of each kind are taken, ONLY (all) which parts, with commas between.
The samples of a part are kept until it is measured again, so that one part can be repeated and the
report still has them all; it says of each part when it was measured.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import sync_playwright

from bench import page_figures, pages
from bench.machine import machine
from bench.measures import build, page, run, slider, start
from bench.report import report
from bench.rows import PARTS
from bench.server import hosted
from bench.visit import Bench
from textbook.tooling.browser import ARGUMENTS, find_chromium
from textbook.tooling.steps import ROOT, ToolError, main, say

RESULTS = ROOT / "bench" / "RESULTS.md"
KEPT = pages.FOLDER / "samples"

MEASURES: dict[str, Callable[[Bench], None]] = {
    "page": page.measure,
    "start": start.measure,
    "run": run.measure,
    "slider": slider.measure,
    "build": build.measure,
}


def chosen(only: str) -> list[str]:
    """The parts that ONLY names, in the order of the report; all of them if it is empty."""
    names = {name.strip() for name in only.split(",") if name.strip()}
    if unknown := names - set(MEASURES):
        known = ", ".join(MEASURES)
        raise ToolError(f"ONLY knows {known}, and not {', '.join(sorted(unknown))}.")
    return [name for name in PARTS if name in names or not names]


def rounds_wanted(text: str) -> int:
    """The number in ROUNDS."""
    if not text.isdecimal() or int(text) < 1:
        raise ToolError(f"ROUNDS is a whole number from 1 on, and not {text}.")
    return int(text)


def bench() -> None:
    """Measure what was chosen and write the report."""
    rounds = rounds_wanted(os.environ.get("ROUNDS") or "5")
    parts = chosen(os.environ.get("ONLY") or "")
    say("Making the two comparison pages …")
    folders = [ROOT / "site", pages.baked(), pages.stock()]
    with contextlib.ExitStack() as stack:
        book, baked, stock = [stack.enter_context(hosted(folder)) for folder in folders]
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=ARGUMENTS)
        facts = dict(machine(browser.version))
        for name in parts:
            shared = Bench(browser, book, baked, stock, rounds)
            _measure(name, shared)
            _keep(name, shared, facts)
        browser.close()
    _write()


def _measure(name: str, shared: Bench) -> None:
    started = time.monotonic()
    for number in range(1, shared.rounds + 1):
        say(f"{PARTS[name].title}: round {number} of {shared.rounds} …")
        MEASURES[name](shared)
    say(f"  … {time.monotonic() - started:.0f} s")


def _keep(name: str, shared: Bench, facts: dict[str, str]) -> None:
    KEPT.mkdir(parents=True, exist_ok=True)
    now = datetime.datetime.now(datetime.UTC).strftime("%Y-%m-%d %H:%M UTC")
    told = {"Measured": now, "Rounds": str(shared.rounds), **facts}
    result = {"told": told, "samples": shared.samples, "texts": shared.texts}
    (KEPT / f"{name}.json").write_text(json.dumps(result), "utf-8")


def _write() -> None:
    measured: dict[str, dict[str, str]] = {}
    samples: dict[str, list[float]] = {}
    texts: dict[str, str] = {}
    for name in PARTS:
        kept = KEPT / f"{name}.json"
        if kept.exists():
            result: dict[str, Any] = json.loads(kept.read_text("utf-8"))
            measured[name] = result["told"]
            samples |= result["samples"]
            texts |= result["texts"]
    RESULTS.write_text(report(measured, samples, texts), "utf-8")
    page_figures.refresh(samples)
    told = " and ".join(str(file.relative_to(ROOT)) for file in (RESULTS, page_figures.PAGE))
    say(f"The figures are in {told}.")


if __name__ == "__main__":
    main(bench)
