"""`from book import plot` under CPython: what it hands on, and what it says of wrong arguments."""

from __future__ import annotations

import json
import sys
from typing import Any

import pytest

from tests.runtime.test_cell import Run, run
from textbook.plot_data import read_plots
from textbook.runtime import plot_window

START = "import numpy as np\nfrom book import plot\nx = np.linspace(-1, 1, 3)\n"


def drawn(program: str) -> tuple[Run, list[list[dict[str, Any]]]]:
    """The run of `program`, and the plots of each assignment that it made."""
    assigned: list[Any] = []
    stand_in = sys.modules.get("js")
    sys.modules["js"] = plot_window.module(lambda value, file, line: assigned.append(value))
    try:
        result = run(START + program)
    finally:
        if stand_in:
            sys.modules["js"] = stand_in
        else:
            del sys.modules["js"]
    return result, [json.loads(text) for text in assigned]


def last(program: str) -> list[dict[str, Any]]:
    result, plots = drawn(program)
    assert result.result["state"] == "ok", result.result["error"]
    # What is handed on keeps the author's rules, too.
    assert read_plots(json.dumps(plots[-1]))
    return plots[-1]


@pytest.mark.parametrize(
    ("line", "data"),
    [
        ("np.maximum(0, x)", [0, 0, 1]),
        ("[1, 2, 3]", [1, 2, 3]),
        ("(1, 2.5, None)", [1, 2.5, None]),
        ("0.25", [0.25, 0.25, 0.25]),
        ("np.float32(2)", [2, 2, 2]),
        ("np.array([1, 2, 3], dtype=np.int8)", [1, 2, 3]),
        ("x.astype(np.longdouble)", [-1, 0, 1]),
        ("x > 0", [0, 0, 1]),
        ("np.abs", [1, 0, 1]),
        ("lambda x: 3", [3, 3, 3]),
        ("range(3)", [0, 1, 2]),
        ("[10**30, 0, 1]", [1e30, 0, 1]),
    ],
)
def test_a_line_is_whatever_numpy_makes_numbers_of_or_a_function(
    line: str, data: list[float]
) -> None:
    [plot] = last(f"plot(x, {{'f': {line}}})")
    [written] = read_plots(json.dumps([plot]))
    assert written["x_data"] == [-1, 0, 1]
    assert [(line["label"], line["data"]) for line in written["lines"]] == [("f", data)]


def test_labels_and_options_are_those_of_the_contract() -> None:
    [plot] = last(
        "plot(x, {'f': {'y': x, 'x': [2, 3, 4], 'color': 'red', 'step': 'middle'}},\n"
        "     title='T', x_label='a', y_label='b', x_range=np.array([0, 5]), y_scale='log')"
    )
    assert plot == {
        "title": "T",
        "x_label": "a",
        "y_label": "b",
        "x_data": [-1, 0, 1],
        "x_range": [0, 5],
        "y_scale": "log",
        "lines": [
            {
                "label": "f",
                "data": [-1, 0, 1],
                "x_data": [2, 3, 4],
                "color": "red",
                "step": "middle",
            }
        ],
    }


@pytest.mark.parametrize(
    ("line", "label"), [("np.tanh", "tanh"), ("np.tanh(x)", "f(x)"), ("[1, 2, 3]", "f(x)")]
)
def test_one_line_needs_no_label(line: str, label: str) -> None:
    [plot] = last(f"plot(x, {line})")
    assert plot["lines"][0]["label"] == label
    assert plot["title"] == label


def test_another_title_adds_a_plot_and_the_same_one_draws_it_anew() -> None:
    plots = last(
        "for k in range(3):\n    plot(x, k * x, title='moves')\n    plot(x, x, title='not')"
    )
    assert [plot["title"] for plot in plots] == ["moves", "not"]
    assert plots[0]["lines"][0]["data"] == [-2, 0, 2]


def test_a_run_knows_nothing_of_the_plots_of_another() -> None:
    last("plot(x, x, title='first')")
    assert [plot["title"] for plot in last("plot(x, x, title='second')")] == ["second"]


@pytest.mark.parametrize(
    ("call", "kind", "sentence"),
    [
        ("plot(x, {'GELU': x[:2]})", "ValueError", "lines['GELU'] has 2 numbers, and its x has 3"),
        ("plot(x[:, None], x)", "ValueError", "x is of shape (3, 1); write x.ravel()"),
        ("plot(x, {'f': [x]})", "ValueError", "lines['f'] is of shape (1, 3); write y.ravel()"),
        ("plot(3, x)", "ValueError", "x is a single number; give a list of numbers"),
        ("plot([[1], [2, 3]], x)", "ValueError", "x is ragged; give one flat list of numbers"),
        ("plot(x, {'f': 1j * x})", "TypeError", "lines['f'] has complex numbers"),
        ("plot(x, {'f': 'abc'})", "TypeError", "lines['f'] is a text; give numbers"),
        ("plot(x, {'f': ['1', '2', '3']})", "TypeError", "lines['f'] is a list of something else"),
        ("plot(x, {'f': [{}, 1, 2]})", "TypeError", "lines['f'] holds something that is no number"),
        ("plot(x, {'f': lambda x: 'no'})", "TypeError", "lines['f'] of x is a text"),
        ("plot(x, {})", "ValueError", "lines is empty"),
        ("plot(x, {3: x})", "TypeError", "a label in lines is of type int; give a text"),
        ("plot(x, {'f': {'data': x}})", "TypeError", "lines['f'] has no 'data'; it knows color"),
        ("plot(x, {'f': {'color': 'red'}})", "ValueError", "lines['f'] has no \"y\""),
        ("plot(x, x, xlabel='k')", "TypeError", "plot() has no 'xlabel'; it knows description"),
        ("plot(x, x, title=4)", "TypeError", "title is of type int; give a text"),
    ],
)
def test_a_wrong_argument_is_named_at_the_line_of_the_call(
    call: str, kind: str, sentence: str
) -> None:
    result, plots = drawn(call)
    error = result.result["error"]
    assert error is not None
    assert error["type"] == kind
    assert error["message"].startswith(sentence)
    assert error["line"] == 4
    # Of the traceback only the program's own line is shown.
    assert error["traceback"].count("File ") == 1
    assert plots == []
