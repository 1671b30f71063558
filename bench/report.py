"""Writes the report: goals beside what was reached, every row, the ratios, the waterfall."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bench.figures import Samples, figure, summary
from bench.rows import PARTS, Goal, Part, Row
from bench.server import ABOUT

# What is told of each part, since parts can be measured on different days.
PER_PART = ("Measured", "Rounds", "Load when it began", "Commit")

_HEAD = f"""# Results

Written by `make bench`. Only ratios between figures of one run mean anything elsewhere; the
seconds are those of one machine.

- **Book** is the page on ReLU, as `make build` makes it.
- **Stock** is a bare page with a worker that loads Pyodide and NumPy from the network, and
  Chart.js.
- **Baked** is a Material page whose Chart.js data stand in the page, and nothing else.
- Samples of the pages take turns, each in a new browser profile; a repeat visit is the second
  tab of one profile. A chart counts when it is painted.
- Chromium gets no pages for its address bar ready, which takes a second of a processor's time
  beside each new window.
- Server: {ABOUT}; on the same machine, so that the network costs nothing.
"""


def report(
    measured: Mapping[str, Mapping[str, str]], samples: Samples, texts: Mapping[str, str]
) -> str:
    """The report; `measured` has what is to be said of each part that was measured."""
    parts = {name: PARTS[name] for name in PARTS if name in measured}
    blocks = [_HEAD, _facts(measured), "## Goals\n", goals_table(parts.values(), samples)]
    for name, part in parts.items():
        tables = [rows_table(part.rows, samples), ratios_table(part, samples)]
        blocks += [f"## {part.title}\n", _told(measured[name]), *filter(None, tables)]
        if name in texts:
            blocks.append(f"{texts[name]}\n")
        if name == "page" and "waterfall" in texts:
            blocks.append("Requests of the last first visit, before anybody touches the page:\n")
            blocks.append(f"```text\n{texts['waterfall']}\n```\n")
    missing = [part.title for name, part in PARTS.items() if name not in measured]
    if missing:
        blocks.append(f"Not measured: {'; '.join(missing)}.\n")
    return "\n".join(blocks)


def _facts(measured: Mapping[str, Mapping[str, str]]) -> str:
    """The machine and the versions of the part that was measured last."""
    told = max(measured.values(), key=lambda facts: facts["Measured"])
    lines = [(name, value) for name, value in told.items() if name not in PER_PART]
    return table(("Measured with", ""), lines)


def _told(facts: Mapping[str, str]) -> str:
    told = {name: value for name, value in facts.items() if name in PER_PART}
    return ". ".join(f"{name}: {value}" for name, value in told.items()) + ".\n"


def goals_table(parts: Iterable[Part], samples: Samples) -> str:
    """Each goal, what was reached, and whether that is enough."""
    lines = [
        (goal.title, _limit(goal), *reached(goal, samples), f"`{goal.expression}`")
        for part in parts
        for goal in part.goals
    ]
    return table(("Goal", "At most", "Reached", "", "Figure"), lines)


def reached(goal: Goal, samples: Samples) -> tuple[str, str]:
    """What was reached, in words, and whether it is enough."""
    value = figure(samples, goal.expression)
    if value is None:
        return "not measured", ""
    enough = value >= goal.limit if goal.at_least else value <= goal.limit
    return _with_unit(value, goal.unit), "yes" if enough else "**no**"


def _limit(goal: Goal) -> str:
    return f"{'at least ' if goal.at_least else ''}{goal.limit:g} {goal.unit}".strip()


def rows_table(rows: Sequence[Row], samples: Samples) -> str:
    """The summary of each row."""
    lines = []
    for row in rows:
        if not samples.get(row.name):
            continue
        told = summary(samples[row.name])
        p95 = number(told.p95) if row.pooled else ""
        lines.append(
            (
                f"`{row.name}`",
                row.title,
                _with_unit(told.median, row.unit),
                f"{number(told.low)} to {number(told.high)}",
                p95,
                str(told.count),
            )
        )
    return table(("Row", "", "Median", "Min to max", "p95", "Samples"), lines)


def ratios_table(part: Part, samples: Samples) -> str:
    """The ratios of medians."""
    lines = []
    for ratio in part.ratios:
        value = figure(samples, ratio.expression)
        if value is not None:
            lines.append((ratio.title, number(value), f"`{ratio.expression}`"))
    return table(("Ratio", "", "Of"), lines)


def table(head: Sequence[str], lines: Iterable[Sequence[str]]) -> str:
    """A Markdown table; nothing where there is nothing to tell."""
    told = list(lines)
    if not told:
        return ""
    rows = [head, ["---"] * len(head), *told]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def number(value: float) -> str:
    """Three digits that mean something, or all digits before the point."""
    if value == int(value) or abs(value) >= 100:
        return f"{value:,.0f}"
    if abs(value) >= 10:
        return f"{value:.1f}"
    return f"{value:.2f}" if abs(value) >= 0.01 else f"{value:.4f}"


def _with_unit(value: float, unit: str) -> str:
    return f"{number(value)} {unit}".strip()
