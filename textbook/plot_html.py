"""The static HTML of a plot: readable without a script, and what `<plot-chart>` starts from.

`js/plot/figure.js` adopts this markup, and `js/plot/table.js` makes the same table when the data
change.
"""

from __future__ import annotations

import json
from html import escape

from textbook.plot_drawing import Drawn
from textbook.plot_spec import Numbers, PlotSpec, label_of, x_of


def plot_html(plot: PlotSpec, drawn: Drawn) -> str:
    """One `<plot-chart>` on one line, so that Markdown takes it as a single block."""
    title = plot.get("title", "").strip()
    name = f"Data of “{title}”" if title else "Data of the plot"
    labels = "".join(
        f'<li><span class="plot-key">{key}{escape(label_of(plot, index))}</span></li>'
        for index, key in enumerate(drawn.keys)
    )
    return (
        f"<plot-chart data-search-exclude data-plot='{_attribute_json(_outline(plot))}'>"
        f'<p class="plot-title">{escape(title)}</p>'
        f'<ul class="plot-legend" aria-label="Lines">{labels}</ul>'
        f'<div class="plot-canvas" data-drawn>{drawn.drawing}</div>'
        '<details class="plot-data"><summary>Data</summary>'
        f'<div class="plot-table" tabindex="0" role="region" aria-label="{escape(name)}">'
        f"{_table(plot, name)}</div></details>"
        "</plot-chart>"
    )


def _outline(plot: PlotSpec) -> dict[str, object]:
    """The plot without its numbers, which `<plot-chart>` takes from the table; a line with an x of
    its own has an empty `x_data`.
    """
    lines = [
        {key: [] if key == "x_data" else item for key, item in line.items() if key != "data"}
        for line in plot["lines"]
    ]
    rest = {key: item for key, item in plot.items() if key not in ("x_data", "lines")}
    return {**rest, "lines": lines}


def _attribute_json(plot: dict[str, object]) -> str:
    """JSON that can stand between single quotes in HTML.

    Not a script element: instant navigation makes every one anew without its type, and runs it.
    """
    text = json.dumps(plot, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    for sign in "'<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def _table(plot: PlotSpec, name: str) -> str:
    columns = _columns(plot)
    head = "".join(f'<th scope="col">{escape(label)}</th>' for label, _ in columns)
    rows = max((len(numbers) for _, numbers in columns), default=0)
    body = "".join(
        f"<tr>{''.join(_cell(numbers, row) for _, numbers in columns)}</tr>" for row in range(rows)
    )
    return (
        f'<table class="plot-numbers"><caption>{escape(name)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _columns(plot: PlotSpec) -> list[tuple[str, Numbers]]:
    """Each x before the lines that share it, as in `js/plot/columns.js`."""
    x_name = plot.get("x_label", "").strip() or "x"
    groups: dict[int, list[tuple[str, Numbers]]] = {}
    for index, line in enumerate(plot["lines"]):
        label = label_of(plot, index)
        x = x_of(plot, line)
        own = "x_data" in line
        group = groups.setdefault(
            index if own else -1, [(f"{x_name} ({label})" if own else x_name, x)]
        )
        group.append((label, line["data"]))
    return [column for group in groups.values() for column in group]


def _cell(numbers: Numbers, row: int) -> str:
    if row >= len(numbers):
        return "<td></td>"
    value = numbers[row]
    return '<td class="plot-gap">gap</td>' if value is None else f"<td>{value!r}</td>"
