"""How values differ, in words."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from textbook.runtime.check_error import CheckError
from textbook.runtime.compare import agree
from textbook.runtime.shown import shown


def told(got: Any, expected: Any, **options: Any) -> str:
    with pytest.raises(CheckError) as caught:
        agree(got, expected, "f(x)", **options)
    return str(caught.value)


@pytest.mark.parametrize(
    ("got", "expected"),
    [
        (np.array([1, 2]), np.array([1.0, 2.0])),
        (1, 1.0),
        (np.float64(0.1 + 0.2), 0.3),
        (np.array(2.0), 2.0),
        (np.array([np.nan, np.inf]), np.array([np.nan, np.inf])),
        ((1.0, np.zeros(2)), (1.0, np.zeros(2))),
        (True, np.True_),
    ],
)
def test_equal_values_agree(got: Any, expected: Any) -> None:
    agree(got, expected)


@pytest.mark.parametrize(
    ("got", "expected", "message"),
    [
        (np.array([1.0, 5.0]), np.array([1.0, 2.0]), "gives 5.0 at index 1, and 2.0 is expected"),
        (np.array([1.0, 5.0]), np.array([1.0, 2.0]), "1 of 2 values are wrong"),
        (np.eye(2), np.zeros((2, 2)), "at index (0, 0)"),
        (np.array([np.nan, 9.0]), np.array([1.0, 2.0]), "gives nan at index 0"),
        (np.inf, 1.0, "gives inf, and 1.0 is expected"),
        (1.001, 1.0, "The error is 0.001; at most 1e-09 is allowed"),
        (np.zeros(1), 0.0, "is an array of shape (1,), and one number is expected"),
        (0.0, np.zeros(1), "is one number"),
        ([0.0], np.zeros(1), "np.array(…)"),
        (np.array([True]), np.zeros(1), "Add .astype(float)"),
        (np.array([1]), np.array([True]), "is an array of int64, and bool is expected"),
        (np.array([False]), np.array([True]), "gives False at index 0, and True is expected"),
        (np.array([0.5], dtype=object), np.array([0.5]), "dtype object"),
        (1.0, (1.0, 2.0), "returns a float, and 2 values are expected"),
        ((1.0,), (1.0, 2.0), "returns 1 values"),
        ((1.0, 3.0), (1.0, 2.0), "The second value of f(x) gives 3.0"),
    ],
)
def test_a_difference_is_told(got: Any, expected: Any, message: str) -> None:
    assert message in told(got, expected)


def test_the_input_of_a_wrong_value_is_named() -> None:
    x = np.array([-1.0, 2.0])
    assert "(there the input is 2.0)" in told(np.array([0.0, 3.0]), np.array([0.0, 2.0]), given=[x])


def test_a_type_can_be_asked_for() -> None:
    agree(np.zeros(1), np.zeros(1), dtype=float)
    assert "is an array of float32, and float64" in told(
        np.zeros(1, np.float32), np.zeros(1), dtype=float
    )


def test_values_are_shown_shortly_and_with_all_their_digits() -> None:
    assert shown(np.array([-2.0, 0.1])) == "[-2.0, 0.1]"
    assert shown(np.arange(200.0)) == "[0.0, 1.0, 2.0, ..., 197.0, 198.0, 199.0]"
    assert shown(np.float64(0.1) + 0.2) == "0.30000000000000004"
    assert shown([(np.eye(1), -1)]) == "[([[1.0]], -1)]"
    assert len(shown("x" * 10_000)) <= 240
