"""The page before anybody touches it: its first chart, and what was sent for it."""

from __future__ import annotations

from typing import Any

from bench.visit import Bench, Visit, kilobytes, visit

PAGE = "relu/"

_LOOK = """() => {
  const [navigation] = performance.getEntriesByType('navigation');
  const paint = performance.getEntriesByName('first-paint')[0]?.startTime ?? 0;
  const { shift, tasks, scripts } = probe;
  const entries = [navigation, ...performance.getEntriesByType('resource')];
  return {
    load: navigation.loadEventStart, paint, shift, tasks, scripts,
    entries: entries.map(({ name, startTime, responseEnd, transferSize, encodedBodySize }) =>
      ({ name, start: startTime, end: responseEnd, transferSize, size: encodedBodySize })),
  };
}"""


def measure(bench: Bench) -> None:
    """One round: the book and the baked page, cold and once more."""
    sites = [("book", bench.book, PAGE), ("baked", bench.baked, "")]
    if len(bench.samples["chart.book.cold"]) % 2:
        sites.reverse()
    for name, host, path in sites:
        with bench.profile() as context:
            for when in ("cold", "repeat"):
                with visit(context, host, path) as opened:
                    chart, seen = _look(opened)
                    bench.add(f"chart.{name}.{when}", chart)
                    if when == "cold":
                        _cold(bench, name, opened, chart, seen)


def _look(opened: Visit) -> tuple[float, dict[str, Any]]:
    chart: float = opened.ask("async () => (await probe.chart()).painted")
    opened.settle()
    seen: dict[str, Any] = opened.ask(_LOOK)
    return chart, seen


def _cold(bench: Bench, name: str, opened: Visit, chart: float, seen: dict[str, Any]) -> None:
    bench.add(f"paint.{name}.cold", seen["paint"])
    bench.add(f"wait.{name}.cold", max(0.0, chart - seen["paint"]))
    bench.add(f"task.{name}.any", max([task["duration"] for task in seen["tasks"]], default=0))
    answers = opened.requests(seen["load"])
    bench.add(f"load.{name}.bytes", kilobytes(answers))
    bench.add(f"load.{name}.requests", len(answers))
    if name == "book":
        own = [script["duration"] for script in seen["scripts"] if _is_own(script["file"] or "")]
        bench.add("task.book.own", max(own, default=0))
        bench.add("shift.book", seen["shift"])
        bench.texts["waterfall"] = waterfall(seen, chart, opened.host.url)


def _is_own(file: str) -> bool:
    """Whether a script is the book's: the theme's are its bundle and those within the page."""
    return file.endswith(".js") and not file.startswith("bundle.")


def waterfall(seen: dict[str, Any], chart: float, base: str) -> str:
    """The requests of a first visit and its moments, one a line, in the order of time."""
    lines = [
        (
            entry["start"],
            f"{entry['start']:6.0f} {entry['end'] - entry['start']:6.0f} "
            f"{entry['size'] / 1000:7.1f}  {_short(entry['name'], base)}",
        )
        for entry in seen["entries"]
        # A worker's script has no end that the page is told.
        if entry["end"]
    ]
    for moment, words in (
        (seen["paint"], "first paint"),
        (chart, "first chart painted"),
        (seen["load"], "load event"),
    ):
        lines.append((moment, f"{moment:6.0f} {'':>6} {'':>7}  -- {words}"))
    head = f"{'start':>6} {'ms':>6} {'kB':>7}"
    return "\n".join([head, *(line for _, line in sorted(lines))])


def _short(address: str, base: str) -> str:
    return address.removeprefix(base) or "/"
