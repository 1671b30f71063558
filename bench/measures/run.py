"""Runs once Python is ready: how soon the plot is painted, what freezes, and what Stop costs."""

from __future__ import annotations

from bench.measures.page import PAGE
from bench.visit import Bench, visit
from textbook.tooling.steps import ROOT

EDITS = 20
_SNIPPET = (ROOT / "snippets" / "relu" / "relu.py").read_text("utf-8")
_PROGRAMS = [_SNIPPET.replace("200", str(200 + edit)) for edit in range(EDITS)]

_WORK = """import time
end = time.perf_counter() + 2
while time.perf_counter() < end:
    pass
"""
_PRINT = """for line in range(100_000):
    print(line)
"""

_RUNS = """async ([programs, run]) => {
  const cell = document.querySelector('py-cell');
  const begin = cell
    ? (source) => { cell.source = source; void cell.run(); }
    : (source) => void stock.run(source);
  // Not the author's chart, which takes the drawing's place in its own time.
  const fits = cell ? ({ state }) => state === 'running' : undefined;
  cell?.scrollIntoView({ block: 'center', behavior: 'instant' });
  const taken = [];
  for (const source of programs) {
    const from = probe.drawn.length;
    const start = performance.now();
    begin(source);
    taken.push((await probe.chart(fits, from)).painted - start);
  }
  return taken;
}"""

_FROZEN = """async (source) => {
  const cell = document.querySelector('py-cell');
  cell.source = source;
  const end = probe.frames();
  const { state } = await cell.run();
  const { longest } = end();
  if (state !== 'ok') throw new Error(`the program ended in the state ${state}`);
  return longest;
}"""

_ENDLESS = """() => {
  const cell = document.querySelector('py-cell');
  cell.source = 'while True:\\n    pass\\n';
  void cell.run();
}"""

_STOP = """async (source) => {
  const cell = document.querySelector('py-cell');
  const start = performance.now();
  [...cell.querySelectorAll('button')].find((button) => button.textContent === 'Stop').click();
  const from = probe.drawn.length;
  cell.source = source;
  void cell.run();
  return (await probe.chart(undefined, from)).painted - start;
}"""


def measure(bench: Bench) -> None:
    """One round: book and stock in turn."""
    order = [_book, _stock]
    if len(bench.samples["stop.book"]) % 2:
        order.reverse()
    for take in order:
        take(bench)


def _book(bench: Bench) -> None:
    with bench.profile() as context, visit(context, bench.book, PAGE) as opened:
        opened.ask("async () => { await probe.chart(); }")
        # The first run starts Python and the second finds everything compiled.
        opened.ask(_RUNS, [_PROGRAMS[:2], None])
        bench.add("run.book.fresh", *opened.ask(_RUNS, [_PROGRAMS, None]))
        opened.warm()
        bench.add("run.book", *opened.ask(_RUNS, [_PROGRAMS, None]))
        bench.add("frozen.work", opened.ask(_FROZEN, _WORK))
        bench.add("frozen.print", opened.ask(_FROZEN, _PRINT))
        for row, lasts in (("stop.book", 0), ("stop.lasting", 3000)):
            opened.ask(_ENDLESS)
            opened.page.wait_for_selector('py-cell[data-state="running"]')
            opened.page.wait_for_timeout(lasts)
            bench.add(row, opened.ask(_STOP, _SNIPPET))


def _stock(bench: Bench) -> None:
    with bench.profile() as context, visit(context, bench.stock) as opened:
        opened.ask("async () => { await probe.chart(); }")
        opened.ask(_RUNS, [_PROGRAMS[:2], None])
        bench.add("run.stock.fresh", *opened.ask(_RUNS, [_PROGRAMS, None]))
        opened.settle()
        bench.add("run.stock", *opened.ask(_RUNS, [_PROGRAMS, None]))
