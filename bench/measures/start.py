"""From Run to the new plot on a page that was opened just now, beside stock Pyodide."""

from __future__ import annotations

from bench.measures.page import PAGE
from bench.visit import Bench, Visit, kilobytes, visit

_BOOK = """async () => {
  const chart = await probe.chart(({ state }) => state === 'running');
  const [boot] = performance.getEntriesByName('python:boot');
  const [files] = performance.getEntriesByName('python:files');
  return {
    pressed: probe.pressed,
    painted: chart.painted,
    frozen: probe.endFrames().longest,
    files: files?.duration ?? 0,
    boot: boot?.duration ?? 0,
  };
}"""


def measure(bench: Bench) -> None:
    """One round: book and stock in turn, cold and once more."""
    order = [_book, _stock]
    if len(bench.samples["start.book.cold"]) % 2:
        order.reverse()
    for take in order:
        take(bench)


def _book(bench: Bench) -> None:
    with bench.profile(press=True) as context:
        for when in ("cold", "repeat"):
            with visit(context, bench.book, PAGE) as opened:
                seen = opened.ask(_BOOK)
                bench.add(f"start.book.{when}", seen["painted"] - seen["pressed"])
                bench.add(f"press.book.{when}", seen["pressed"])
                bench.add(f"visit.book.{when}", seen["painted"])
                bench.add(f"files.book.{when}", seen["files"])
                bench.add(f"boot.book.{when}", seen["boot"])
                if when == "cold":
                    bench.add("frozen.start", seen["frozen"])
                _sent(bench, "book", when, opened, seen["painted"])


def _stock(bench: Bench) -> None:
    with bench.profile() as context:
        for when in ("cold", "repeat"):
            with visit(context, bench.stock) as opened:
                painted: float = opened.ask("async () => (await probe.chart()).painted")
                bench.add(f"start.stock.{when}", painted)
                _sent(bench, "stock", when, opened, painted)


def _sent(bench: Bench, name: str, when: str, opened: Visit, until: float) -> None:
    answers = opened.requests(until)
    row = "ready" if when == "cold" else "again"
    bench.add(f"{row}.{name}.bytes", kilobytes(answers))
    if when == "cold":
        bench.add(f"ready.{name}.requests", len(answers))
