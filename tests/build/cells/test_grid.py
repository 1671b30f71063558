"""What the build computes for sliders: the right values, small, or a sentence."""

from __future__ import annotations

import json

import pytest

from textbook.cells import grid
from textbook.cells.grid import GRIDS, GridError, NoGridError, grid_values, make_grid
from textbook.parameters import read_parameters

PROGRAM = """\
import json, js
a = 0.1  #@param {type:"slider", min:0, max:0.5, step:0.1}
b = 2  #@param {type:"slider", min:1, max:3}
on = True  #@param {type:"boolean"}
js.window.py_plot_data = json.dumps([{"title": "t", "x_label": "x", "y_label": "y",
    "x_data": [0, 1], "lines": [{"label": "f", "data": [0, a * b]}]}])
print(a, b, on)
"""


def made(source: str) -> dict[str, object]:
    parameters, faults = read_parameters(source)
    assert not faults
    name = make_grid("cell-it", source, [], parameters)
    assert name
    assert name in grid.made
    content: dict[str, object] = json.loads((GRIDS / name).read_text("utf-8"))
    return content


def test_each_slider_has_its_values_alone_at_the_defaults_of_the_others() -> None:
    content = made(PROGRAM)
    sliders = content["sliders"]
    assert isinstance(sliders, dict)
    assert list(sliders) == ["a", "b"]
    assert sliders["a"]["values"] == [0, 0.1, 0.2, 0.3, 0.4, 0.5]
    assert sliders["b"]["values"] == [1, 2, 3]
    texts = [result["stdout"] for result in sliders["b"]["results"]]
    assert texts == ["0.1 1 True\n", "0.1 2 True\n", "0.1 3 True\n"]


def test_equal_lists_of_numbers_stand_once() -> None:
    content = made(PROGRAM)
    arrays = content["arrays"]
    assert isinstance(arrays, list)
    assert [0, 1] in arrays
    assert len({json.dumps(array) for array in arrays}) == len(arrays)


def test_there_are_at_most_as_many_values_as_asked_for_ends_and_default_among_them() -> None:
    (slider,) = read_parameters('a = 7.77 #@param {type:"slider", min:0, max:100, step:0.01}')[0]
    values = grid_values(slider, 9)
    assert values[0] == 0
    assert values[-1] == 100
    assert 7.77 in values
    assert len(values) == 10


def test_whole_numbers_stay_whole() -> None:
    (slider,) = read_parameters('n = 3 #@param {type:"slider", min:1, max:5}')[0]
    assert [type(value) for value in grid_values(slider, 65)] == [int] * 5


def test_a_program_without_sliders_has_no_file() -> None:
    assert make_grid("cell-it", "n = 3 #@param", [], read_parameters("n = 3 #@param")[0]) is None


def test_a_program_that_fails_at_a_value_is_refused_with_the_value() -> None:
    source = 'a = 1 #@param {type:"slider", min:0, max:2}\n1 / a'
    with pytest.raises(GridError, match=r"raises ZeroDivisionError: .*, at a = 0"):
        make_grid("cell-it", source, [], read_parameters(source)[0])


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("while a > 1: pass", r"failed: it ran for more than 3 seconds, at a = 2"),
        ("if a == 1: os._exit(3)", r"failed: its process ended with code 3, at a = 1"),
        ("js.window.py_plot_data = 'text' if a < 2 else [1]", r"given a list; .*, at a = 2"),
        (
            "js.window.py_plot_data = json.dumps([{'title': 't', 'x_label': 'x', 'y_label': 'y',"
            " 'x_data': [1] * a, 'lines': [{'label': 'f', 'data': [1] * a}]}])",
            r"gives wrong plot data at a = 0: .*data is empty",
        ),
    ],
)
def test_what_goes_wrong_at_one_value_is_told_with_it(
    line: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "TIME_LIMIT", 3)
    source = f'import js, json, os\na = 1 #@param {{type:"slider", min:0, max:2}}\n{line}'
    with pytest.raises(GridError, match=told):
        make_grid("cell-it", source, [], read_parameters(source)[0])


def test_a_program_too_slow_for_all_values_is_told_to_be_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(grid, "TIME_LIMIT", 3)
    source = 'import time\na = 1 #@param {type:"slider", min:0, max:9}\ntime.sleep(0.5)'
    with pytest.raises(
        NoGridError, match=r"for the 10 values of a, it ran for more than 3 seconds"
    ):
        make_grid("cell-it", source, [], read_parameters(source)[0])


def test_a_large_plot_gets_fewer_values() -> None:
    source = """\
import json, js, math
a = 1.0  #@param {type:"slider", min:0, max:10, step:0.1}
js.window.py_plot_data = json.dumps([{"title": "t", "x_label": "x", "y_label": "y",
    "x_data": list(range(2000)),
    "lines": [{"label": "f", "data": [math.sin(a * i) for i in range(2000)]}]}])
"""
    content = made(source)
    assert len(json.dumps(content)) < 1.2 * grid.MOST_CHARACTERS
    sliders = content["sliders"]
    assert isinstance(sliders, dict)
    assert grid.LEAST_VALUES <= len(sliders["a"]["values"]) < grid.MOST_VALUES
