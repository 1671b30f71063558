"""When a run in the reader's Python and one elsewhere are the same."""

from __future__ import annotations

import json
from typing import Any

import pytest

from textbook.comparison import difference

GOOD: dict[str, Any] = {"stdout": "1\n", "stderr": "", "value": "2", "plots": None, "error": None}


def plots(*numbers: float) -> dict[str, Any]:
    return {**GOOD, "plots": json.dumps([{"lines": [{"label": "a", "data": numbers}]}])}


def test_equal_runs_do_not_differ() -> None:
    assert difference(GOOD, dict(GOOD)) is None


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"stdout": "1\n2\n"}, "line 2 of what it prints is none, and elsewhere 2"),
        ({"stderr": "x\n"}, "line 1 of what it prints as a warning is none, and elsewhere x"),
        ({"value": "2.0"}, "its value is 2, and elsewhere 2.0"),
        ({"value": None}, "its value is 2, and elsewhere none"),
        (
            {"error": {"type": "LinAlgError", "line": 3, "message": "m"}},
            "it ends well in the reader's Python and raises LinAlgError in line 3 elsewhere",
        ),
    ],
)
def test_both_sides_of_a_difference_are_told(change: dict[str, Any], told: str) -> None:
    assert difference(GOOD, {**GOOD, **change}) == told


def test_the_place_of_an_object_in_memory_is_no_difference() -> None:
    here = {**GOOD, "value": "<function f at 0x157d188>"}
    assert difference(here, {**GOOD, "value": "<function f at 0x7f0ac6db6a20>"}) is None
    assert difference(here, {**GOOD, "value": "<function g at 0x157d188>"})


def test_the_message_of_an_error_is_that_of_the_python_version() -> None:
    here = {
        **GOOD,
        "error": {"type": "ZeroDivisionError", "line": 1, "message": "division by zero"},
    }
    other = {**GOOD, "error": {**here["error"], "message": "integer division or modulo by zero"}}
    assert difference(here, other) is None


def test_numbers_of_a_plot_may_differ_by_rounding_and_no_more() -> None:
    assert difference(plots(1.0, 1e20), plots(1.0 + 1e-13, 1e20 * (1 + 1e-13))) is None
    assert difference(plots(1.0, 2.0), plots(1.0, 2.0 + 1e-11)) == (
        "plots[0].lines[0].data[1] is 2.0, and elsewhere 2.00000000001"
    )


def test_nan_is_equal_to_itself_and_to_nothing_else() -> None:
    assert difference(plots(float("nan")), plots(float("nan"))) is None
    assert "is nan, and elsewhere 0.0" in (difference(plots(float("nan")), plots(0.0)) or "")


def test_a_number_is_no_text_and_no_truth() -> None:
    assert difference(plots(1), {**plots(1), "plots": plots(1)["plots"].replace("[1]", "[true]")})
    assert difference(plots(1), {**plots(1), "plots": plots(1)["plots"].replace("[1]", '["1"]')})
