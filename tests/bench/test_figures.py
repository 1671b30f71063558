"""The report's arithmetic."""

from __future__ import annotations

import pytest

from bench.figures import figure, percentile, summary


@pytest.mark.parametrize(
    ("samples", "share", "value"),
    [
        ([7], 0.5, 7),
        ([3, 1, 2], 0.5, 2),
        ([4, 1, 3, 2], 0.5, 2.5),
        ([1, 2, 3, 4, 5], 0.0, 1),
        ([1, 2, 3, 4, 5], 1.0, 5),
        (range(101), 0.95, 95),
    ],
)
def test_a_percentile_lies_between_the_samples_around_it(
    samples: list[float], share: float, value: float
) -> None:
    assert percentile(samples, share) == pytest.approx(value)


def test_a_summary_has_the_median_and_both_ends() -> None:
    told = summary([5.0, 1.0, 3.0])
    assert (told.median, told.low, told.high, told.count) == (3.0, 1.0, 5.0, 3)


def test_a_ratio_is_that_of_the_medians() -> None:
    samples = {"book": [1.0, 2.0, 9.0], "stock": [8.0, 8.0, 1.0]}
    assert figure(samples, "book/stock") == pytest.approx(0.25)


def test_a_floor_of_two_parts_is_their_sum() -> None:
    samples = {"whole": [6.0], "part": [1.0], "other": [2.0]}
    assert figure(samples, "whole/part+other") == pytest.approx(2)


def test_a_percentile_is_named_behind_the_row() -> None:
    samples = {"row": list(map(float, range(101)))}
    assert figure(samples, "row@p95") == pytest.approx(95)


@pytest.mark.parametrize("expression", ["gone", "row/gone", "gone/row", "row+gone", "row/zero"])
def test_a_figure_of_what_was_not_measured_is_none(expression: str) -> None:
    assert figure({"row": [1.0], "zero": [0.0]}, expression) is None
