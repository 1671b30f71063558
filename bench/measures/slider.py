"""A slider that is dragged, beside the floor of its two parts: the snippet and the drawing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Error

from bench.visit import Bench, visit
from textbook.tooling.steps import ROOT

STEPS = 60
_SLIDER = '[data-part="parameters"] input[type="range"]'

# The cell of the page's first slider, in view, since only such charts are drawn, and run once, so
# that Python is ready.
_READY = """async (selector) => {
  const input = document.querySelector(selector);
  const cell = input.closest('py-cell');
  input.scrollIntoView({ block: 'center', behavior: 'instant' });
  await probe.chart((drawn) => drawn.cell === cell.id);
  const { state } = await cell.run();
  if (state !== 'ok') throw new Error(`the program ended in the state ${state}`);
  return cell.source;
}"""

_DRAG = """async ([selector, steps]) => {
  const input = document.querySelector(selector);
  const cell = input.closest('py-cell');
  const { min, max } = { min: Number(input.min), max: Number(input.max) };
  const move = (step) => {
    // There and back, as a hand does.
    const place = Math.abs(((step * 2) / steps) % 2 - 1);
    input.value = String(min + place * (max - min));
    input.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const answered = [];
  const drawn = [];
  const painted = [];
  let unanswered = 0;
  for (let step = 0; step < steps; step += 1) {
    const before = input.value;
    const from = probe.drawn.length;
    const start = performance.now();
    move(step + 0.5);
    if (input.value === before) continue;
    const chart = await Promise.race([
      probe.chart(({ cell: id }) => id === cell.id, from).catch(() => null),
      new Promise((resolve) => setTimeout(resolve, 1000, null)),
    ]);
    if (!chart) {
      // The cell has found itself too slow for this, and runs on release.
      unanswered += 1;
      if (unanswered === 5) break;
      continue;
    }
    // The build's grid answers too.
    if (probe.answered > start) answered.push(probe.answered - start);
    drawn.push(chart.at - start);
    painted.push(chart.painted - start);
  }
  // An input in every frame, as a hand that does not stop.
  const from = probe.drawn.length;
  const end = probe.frames();
  for (let step = 0; step < steps * 2; step += 1) {
    await new Promise(requestAnimationFrame);
    move(step + 0.25);
  }
  const { count, seconds } = end();
  const rate = (probe.drawn.length - from) / seconds;
  return { answered, drawn, painted, unanswered, rate, frames: count / seconds };
}"""

_FLOOR = """async ([source, count]) => {
  await stock.run(source);
  const updates = stock.timeUpdates(count);
  return { runs: await stock.timeRuns(source, count), updates };
}"""


def measure(bench: Bench) -> None:
    """One round, on the first page of the book that has a slider."""
    for path in _pages():
        with bench.profile() as context, visit(context, bench.book, path) as opened:
            try:
                opened.page.wait_for_selector(_SLIDER, state="attached", timeout=5000)
            except Error:
                continue
            opened.page.wait_for_load_state("load")
            source: str = opened.ask(_READY, _SLIDER)
            # Who moves a slider has the pointer on it, and so the editor in the place of the code.
            opened.page.hover(_SLIDER)
            opened.page.wait_for_selector("py-cell:has(input[type='range']:hover) .cm-editor")
            fresh: dict[str, Any] = opened.ask(_DRAG, [_SLIDER, STEPS])
            opened.warm()
            seen: dict[str, Any] = opened.ask(_DRAG, [_SLIDER, STEPS])
        bench.add("slider.fresh", *fresh["drawn"])
        bench.add("slider.answered", *seen["answered"])
        bench.add("slider.drawn", *seen["drawn"])
        bench.add("slider.painted", *seen["painted"])
        bench.add("slider.rate", seen["rate"])
        bench.add("slider.frames", seen["frames"])
        bench.texts["slider"] = (
            f"Measured on the page {path}, with the pointer on the slider, so that the code is an"
            " editor. Each input is sent when the plot before it is painted, at the end of a frame:"
            " what is drawn then is painted with the next one, 16.7 ms later at 60 Hz, however soon"
            " it is drawn."
        )
        if missed := seen["unanswered"]:
            bench.texts["slider"] += (
                f" In the last round {missed} inputs were not answered within a second: the cell"
                " found itself too slow to run while it is dragged, and runs on release."
            )
        _floor(bench, source)
        return
    bench.texts["slider"] = "No page of the book has a slider: not measured."


def _pages() -> Iterator[str]:
    """The built pages whose programs have a form field."""
    site = ROOT / "site"
    # Chapters first: they are what readers read.
    pages = sorted(site.rglob("index.html"), key=lambda page: ("contributing" in page.parts, page))
    for page in pages:
        text = page.read_text("utf-8")
        if "<py-cell" in text and "@param" in text:
            folder = page.parent.relative_to(site).as_posix()
            yield "" if folder == "." else f"{folder}/"


def _floor(bench: Bench, source: str) -> None:
    with bench.profile() as context, visit(context, bench.stock) as opened:
        opened.ask("async () => { await probe.chart(); }")
        seen: dict[str, Any] = opened.ask(_FLOOR, [source, STEPS])
    bench.add("floor.run", *seen["runs"][5:])
    bench.add("floor.update", *seen["updates"][5:])
