"""What holds of any plot data: Hypothesis makes them, the build and the browser read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.node import CASES, FEW, Node, node
from textbook.plot_data import PlotDataError, read_plots
from textbook.runtime.limits import DRAWN_POINTS, PLOT_POINTS

# Lone halves of surrogate pairs, of one kind, so that no two make a pair.
TEXTS = st.one_of(
    st.text(max_size=12),
    st.sampled_from(
        [
            *("f(x)", " ", "\ud800", "\u202e\u2066", "\x00\x07", "NaN", '\\"Infinity', "__proto__"),
            *("<img src=x onerror=window.pwn=1>", "</script>"),
            *("x" * 500, "x" * 501, "\U0001f600" * 500),
        ]
    ),
)
NAMES = st.one_of(st.just("f"), TEXTS.map("f{}".format), TEXTS)
EDGES = [0.0, -0.0, 5e-324, -1e-300, 1e-9, 1e300, 1.7976931348623157e308, -1.7976931348623157e308]
NUMBERS = st.one_of(
    st.integers(-10, 10),
    st.floats(-1e3, 1e3),
    st.floats(),
    st.sampled_from([*EDGES, 2**53 + 1, 10**400, -(10**30), 1 + 2**-52]),
)
VALUES = st.one_of(NUMBERS, st.none())
WRONG = st.recursive(
    st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(TEXTS, inner, max_size=3)),
    max_leaves=4,
)
SCALES = st.sampled_from(["linear", "log"])
COLORS = st.sampled_from(
    [
        *(
            "red",
            "#3b82f6",
            "#abc",
            "rgb(1 2 3)",
            "hsl(1deg 2% 3%)",
            "hwb(9 9% 9%)",
            "rgb(1,2)",
            "",
        ),
        *("#12345", "url(x)", "red;x", "RED", "transparent", "currentcolor", "rgb(-1 999 1e9)"),
    ]
)
UNKNOWN = st.dictionaries(
    st.sampled_from(["__proto__", "constructor", "toString", "type", "titel", "ticks", ""]),
    WRONG,
    max_size=2,
)


@st.composite
def plots(draw: st.DrawFn, wrong: bool) -> dict[str, Any]:
    """A plot that an author may have written; with `wrong`, one of its parts is no such thing."""
    length = draw(st.integers(1, 8))
    numbers = st.lists(VALUES, min_size=length, max_size=length)
    line = st.fixed_dictionaries(
        {"label": NAMES, "data": numbers},
        optional={
            "x_data": numbers,
            "color": COLORS,
            "dash": st.booleans(),
            "points": st.booleans(),
            "step": st.sampled_from(["before", "middle", "after", True, False]),
        },
    )
    ranges = st.lists(NUMBERS, min_size=2, max_size=2).map(sorted)
    plot = draw(
        st.fixed_dictionaries(
            {
                "title": NAMES,
                "x_label": NAMES,
                "y_label": NAMES,
                "x_data": numbers,
                "lines": st.lists(line, min_size=1, max_size=4),
            },
            optional={
                "description": TEXTS,
                "x_scale": SCALES,
                "y_scale": SCALES,
                "x_range": ranges,
                "y_range": ranges,
            },
        )
    )
    if wrong:
        owner = draw(st.sampled_from([plot, *plot["lines"]]))
        key = draw(st.sampled_from(list(owner)))
        change = draw(st.sampled_from(["replace", "delete", "add"]))
        if change == "replace":
            owner[key] = draw(st.one_of(WRONG, st.lists(VALUES, max_size=5)))
        elif change == "delete":
            del owner[key]
        else:
            owner |= draw(UNKNOWN)
    return plot


@st.composite
def damaged(draw: st.DrawFn, texts: st.SearchStrategy[str]) -> str:
    """A text with one stretch of it replaced."""
    text = draw(texts)
    start = draw(st.integers(0, len(text)))
    end = draw(st.integers(start, min(len(text), start + 5)))
    piece = draw(
        st.one_of(
            st.text('[]{}",:\\0123456789eE+-.NaInfity\n\t ', max_size=4),
            st.sampled_from(["NaN", "-Infinity", "1e400", "\ufeff", "\x00", "null", "true"]),
        )
    )
    return text[:start] + piece + text[end:]


def as_text(value: Any) -> str:
    return json.dumps(value)


SOUND = st.lists(plots(wrong=False), max_size=3).map(as_text)
ODD = st.lists(plots(wrong=True), max_size=2).map(as_text)
ANY = st.one_of(SOUND, ODD, WRONG.map(as_text), damaged(SOUND), damaged(ODD), st.text(max_size=40))

NOT_A_NUMBER = re.compile(
    r' (?:d|x|y|x1|x2|y1|y2|dy|style|viewBox)="[^"]*(?:NaN|Infinity|undefined|null)'
    r"|<text [xy]=[^>]*>(?:NaN|-?Infinity|undefined)<"
)


@pytest.fixture(scope="module")
def reader() -> Iterator[Node]:
    with node(Path(__file__).with_name("answer-plots.mjs")) as running:
        yield running


@pytest.mark.parametrize("cases", CASES)
def test_any_plot_data_is_drawn_or_refused_within_the_limits_and_both_sides_agree(
    reader: Node, cases: int, record_property: Any
) -> None:
    told = {"drawn": 0, "refused": 0, "cleared": 0, "drawn by the build too": 0}

    @settings(
        max_examples=cases,
        derandomize=cases <= FEW,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(ANY)
    def holds(text: str) -> None:
        reading = reader.ask(text)
        assert "thrown" not in reading, reading["thrown"]
        assert reading["milliseconds"] < 2_000
        within_limits(reading)
        drawn_in_numbers(reading)
        told[agreed(text, reading)] += 1
        told["drawn by the build too"] += bool(reading["plots"]) and accepted(text) is not None

    holds()
    assert cases <= FEW or all(told.values())
    record_property("told", f"plot data, {cases:,} texts: {told}")


def within_limits(reading: dict[str, Any]) -> None:
    assert len(reading["plots"]) <= 24
    assert len(reading["notes"]) <= 12
    assert all(len(note) < 600 for note in reading["notes"])
    assert reading["problem"] is None or (len(reading["problem"]) < 600 and not reading["plots"])
    for plot, thin in zip(reading["plots"], reading["thin"], strict=True):
        assert 1 <= len(plot["lines"]) <= 50
        for line in plot["lines"]:
            assert len(line["data"]) == len(line.get("x_data", line["data"]))
            assert all(value is None or abs(value) < float("inf") for value in line["data"])
        assert all(len(line["data"]) <= DRAWN_POINTS for line in thin["lines"])
        assert sum(len(line["data"]) for line in thin["lines"]) <= PLOT_POINTS
        for owner in (plot, *plot["lines"]):
            assert all(len(text) <= 500 for text in owner.values() if isinstance(text, str))


def drawn_in_numbers(reading: dict[str, Any]) -> None:
    for drawing in reading["drawings"]:
        assert not (found := NOT_A_NUMBER.search(drawing)), found
        assert "<img" not in drawing
        assert "</script" not in drawing
    for axis in reading["axes"]:
        assert len(axis["values"]) <= 11
        # JSON has no other way to tell what is not finite.
        assert None not in axis["values"] + axis["places"]
        assert axis["values"] == sorted(set(axis["values"]))
        assert all(-1e-6 <= place <= 1 + 1e-6 for place in axis["places"])


def agreed(text: str, reading: dict[str, Any]) -> str:
    """What became of the data: what the build accepts, the browser draws just so."""
    author = accepted(text)
    if reading["problem"]:
        assert author is None
        return "refused"
    if reading["clear"]:
        assert author == []
        return "cleared"
    if author is not None:
        assert in_floats(author) == in_floats(reading["plots"])
        adapted = ("not positive", "not finite")
        assert all(any(word in note for word in adapted) for note in reading["notes"])
    return "drawn"


def accepted(text: str) -> Any:
    try:
        return read_plots(text)
    except PlotDataError:
        return None


def in_floats(value: Any) -> Any:
    """`value` with the numbers that JavaScript has."""
    if isinstance(value, dict):
        return {key: in_floats(part) for key, part in value.items()}
    if isinstance(value, list):
        return [in_floats(part) for part in value]
    return float(value) if type(value) is int else value
