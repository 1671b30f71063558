"""The figures of the page on speed are those of the report."""

from __future__ import annotations

import re

from bench.page_figures import PAGE, named_figures, refreshed
from bench.rows import PARTS


def test_a_figure_is_replaced_before_the_comment_that_names_it() -> None:
    text = "It takes 9.99<!-- figure: a/b --> of 2 and 3.5 times."
    samples = {"a": [1.0], "b": [4.0]}
    assert refreshed(text, samples) == "It takes 0.25<!-- figure: a/b --> of 2 and 3.5 times."


def test_a_figure_that_was_not_measured_stays() -> None:
    text = "It takes 9.99<!-- figure: a/b --> of it."
    assert refreshed(text, {"a": [1.0]}) == text


def test_every_figure_of_the_page_is_one_that_is_measured() -> None:
    text = PAGE.read_text("utf-8")
    rows = {row.name for part in PARTS.values() for row in part.rows}
    named = named_figures(text)
    assert len(named) == text.count("<!-- figure:") > 0
    for expression in named:
        assert set(re.split(r"[/+]", expression.replace("@p95", ""))) <= rows
