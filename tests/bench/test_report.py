"""The report says what was measured, beside the goals, and what was not."""

from __future__ import annotations

import re

import pytest

from bench.report import goals_table, number, reached, report
from bench.rows import PARTS, Goal

TOLD = {"Measured": "2026-01-02 03:04 UTC", "Rounds": "3", "Browser": "Chromium 1"}


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (19, "19"),
        (1234.5, "1,234"),
        (12.34, "12.3"),
        (0.2194, "0.22"),
        (0.00123, "0.0012"),
    ],
)
def test_a_number_has_the_digits_that_mean_something(value: float, text: str) -> None:
    assert number(value) == text


@pytest.mark.parametrize(
    ("goal", "word"),
    [
        (Goal("", "a", 5), "yes"),
        (Goal("", "a", 4.9), "**no**"),
        (Goal("", "a", 5, at_least=True), "yes"),
        (Goal("", "a", 6, at_least=True), "**no**"),
        (Goal("", "b", 6), ""),
    ],
)
def test_a_goal_is_reached_at_its_limit_and_not_beyond(goal: Goal, word: str) -> None:
    assert reached(goal, {"a": [5.0]})[1] == word


def test_a_goal_that_was_not_measured_says_so() -> None:
    assert "not measured" in goals_table([PARTS["slider"]], {})


def test_every_row_that_a_goal_or_ratio_names_is_one_that_is_measured() -> None:
    rows = {row.name for part in PARTS.values() for row in part.rows}
    for part in PARTS.values():
        expressions = [ratio.expression for ratio in part.ratios]
        expressions += [goal.expression for goal in part.goals]
        for expression in expressions:
            assert set(re.split(r"[/+]", expression.replace("@p95", ""))) <= rows


def test_a_part_that_was_not_measured_is_named_and_has_no_table() -> None:
    text = report({"run": TOLD}, {"stop.book": [500.0, 700.0, 600.0]}, {})
    assert "| `stop.book` | Stop pressed to next plot painted | 600 ms | 500 to 700 |" in text
    assert "chart.book.cold" not in text
    assert f"Not measured: {PARTS['page'].title}; " in text


def test_the_waterfall_is_shown_as_it_is() -> None:
    text = report({"page": TOLD}, {"shift.book": [0.0]}, {"waterfall": "start ms kB\n    0  1"})
    assert "```text\nstart ms kB\n    0  1\n```" in text
