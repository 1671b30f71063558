"""Plot data by the author's rules, and the static HTML of a plot."""

from __future__ import annotations

import contextlib
import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from textbook.plot_data import SCHEMA, PlotDataError, plot_html, read_plots
from textbook.plot_drawing import draw

CASES = json.loads(
    Path(__file__).parents[1].joinpath("plot_cases.json").read_text(encoding="utf-8")
)
PLOT: dict[str, Any] = {
    "title": "T",
    "x_label": "x",
    "y_label": "y",
    "x_data": [0, 1],
    "lines": [{"label": "f", "data": [0.1, 2]}],
}


def text(**changes: Any) -> str:
    return json.dumps([{**PLOT, **changes}])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
def test_an_authors_plot_data(case: dict[str, Any]) -> None:
    author = case["author"]
    if "error" in author:
        with pytest.raises(PlotDataError) as caught:
            read_plots(case["text"])
        assert str(caught.value) == author["error"]
    else:
        assert read_plots(case["text"]) == author["plots"]


def test_the_schema_is_one_and_its_examples_hold() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    author = Draft202012Validator({**SCHEMA, "$ref": "#/$defs/author_plots"})
    for example in SCHEMA["examples"]:
        author.validate(example)
    for name in ("plot", "line"):
        for key, schema in SCHEMA["$defs"][name]["properties"].items():
            assert schema["description"].endswith("."), key
            checker = Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{name}/properties/{key}"})
            for example in schema["examples"]:
                checker.validate(example)


def test_python_values_that_are_not_a_string_get_the_remedy() -> None:
    for value in (5, {"a": 1}, b"[]", [1]):
        with pytest.raises(PlotDataError, match=r"assign json\.dumps\(plots\)"):
            read_plots(value)  # type: ignore[arg-type]


def test_too_many_plots_lines_and_characters_are_refused() -> None:
    with pytest.raises(PlotDataError, match="there are 25 plots; give at most 24"):
        read_plots(json.dumps([PLOT] * 25))
    with pytest.raises(PlotDataError, match="plot 1: lines has 51 lines; give a list of 1 to 50"):
        read_plots(text(lines=PLOT["lines"] * 51))
    with pytest.raises(PlotDataError, match="plot 1: title has 501 characters"):
        read_plots(text(title="x" * 501))


def test_very_long_integers_and_deep_nesting_are_survived() -> None:
    plots = read_plots(text(x_data=[0, 1]).replace("[0, 1]", f"[0, 1{'0' * 5000}]"))
    assert plots[0]["x_data"] == [0, None]
    with pytest.raises(PlotDataError):
        read_plots("[" * 100_000 + "]" * 100_000)


def test_a_hundred_thousand_points_are_read() -> None:
    numbers = [i / 7 for i in range(100_000)]
    plots = read_plots(text(x_data=numbers, lines=[{"label": "f", "data": numbers}]))
    assert plots[0]["lines"][0]["data"] == numbers


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*PLOT, "data", "label", "x_range", "color", "step", "odd"]),
            inner,
        )
    ),
    max_leaves=20,
)


@settings(deadline=None)
@given(json_values)
def test_any_json_gives_plots_or_a_sentence(value: object) -> None:
    with contextlib.suppress(PlotDataError):
        read_plots(json.dumps(value))


class Collected(HTMLParser):
    """The tags of a piece of HTML, and the text of its cells, and its plot."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.cells: list[str] = []
        self.plot = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.plot += dict(attrs).get("data-plot") or ""
        if tag in ("td", "th"):
            self.cells.append("")

    def handle_data(self, data: str) -> None:
        if self.tags[-1] in ("td", "th"):
            self.cells[-1] += data


def test_the_static_html_holds_the_exact_numbers() -> None:
    (plot,) = read_plots(
        json.dumps(
            [
                {
                    **PLOT,
                    "x_data": [0.1 + 0.2, 1],
                    "lines": [
                        {"label": "f", "data": [1e-17, float("nan")]},
                        {"label": "p", "data": [5], "x_data": [2]},
                        {"label": "g", "data": [3, 4]},
                    ],
                }
            ]
        )
    )
    found = Collected(plot_html(plot, *draw([plot])))
    assert found.cells[:5] == ["x", "f", "g", "x (p)", "p"]
    assert found.cells[5:] == [
        *("0.30000000000000004", "1e-17", "3", "2", "5"),
        *("1", "gap", "4", "", ""),
    ]
    # The page takes the numbers from the table, so they stand in it once.
    outline = json.loads(found.plot)
    assert "x_data" not in outline
    assert [line.get("x_data") for line in outline["lines"]] == [None, [], None]
    assert not [line for line in outline["lines"] if "data" in line]


def test_markup_in_words_stays_text() -> None:
    (plot,) = read_plots(
        text(
            title='\'/><img src=x onerror="a">',
            lines=[{"label": "<!--<script>&\u2028", "data": [0, 1]}],
        )
    )
    html = plot_html(plot, *draw([plot]))
    found = Collected(html)
    assert "img" not in found.tags
    assert "script" not in found.tags
    assert "\u2028" not in found.plot
    outline = json.loads(found.plot)
    assert outline["title"] == plot["title"]
    assert outline["lines"][0]["label"] == plot["lines"][0]["label"]
    assert "\n" not in html
