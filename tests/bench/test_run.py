"""What ROUNDS and ONLY may be."""

from __future__ import annotations

import pytest

from bench.rows import PARTS
from bench.run import MEASURES, chosen, rounds_wanted
from textbook.tooling.steps import ToolError


def test_every_part_of_the_report_is_measured() -> None:
    assert set(MEASURES) == set(PARTS)


def test_without_only_all_parts_are_measured() -> None:
    assert chosen("") == list(PARTS)


def test_only_chooses_parts_in_the_order_of_the_report() -> None:
    assert chosen("run, page") == ["page", "run"]


def test_a_part_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(ToolError, match=r"knows page, .* and not pages\."):
        chosen("pages")


@pytest.mark.parametrize("text", ["0", "-1", "five", "1.5"])
def test_rounds_that_are_no_whole_number_from_1_on_are_refused(text: str) -> None:
    with pytest.raises(ToolError, match=r"ROUNDS is a whole number"):
        rounds_wanted(text)
