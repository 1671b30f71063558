"""What holds of every typed answer: Hypothesis makes them, Node reads them in batches."""

from __future__ import annotations

import json
import math
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from textbook.quizzes.sealing import swapped
from textbook.quizzes.types.text import normalised
from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT

READER = Path(__file__).with_name("read-batch.mjs")
# Starting Node takes longer than reading a thousand answers.
BATCHES = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.large_base_example, HealthCheck.data_too_large],
)


def read(
    numbers: Sequence[str] = (), texts: Sequence[str] = (), sealed: Sequence[str] = ()
) -> dict[str, list[Any]]:
    request = json.dumps({"numbers": numbers, "texts": texts, "sealed": sealed})
    done = subprocess.run(
        [BIN / "node", READER], cwd=ROOT, input=request, capture_output=True, text=True, check=True
    )
    return dict(json.loads(done.stdout))


@dataclass
class Typed:
    """An expression as a reader may write it, and what it is worth."""

    text: str
    value: float
    # How tightly it holds together: 0 a sum, 1 a product, 2 a signed one, 3 a power, 4 an atom.
    level: int = 4

    def at(self, level: int) -> str:
        return self.text if self.level >= level else f"({self.text})"


def typed_number(number: float) -> Typed:
    return Typed(repr(number), number)


def quotient(a: float, b: float) -> float:
    return a / b if b else math.nan


def power(base: float, exponent: int) -> float:
    return base**exponent if 1e-9 < abs(base) < 1e9 else math.nan


def root(value: float) -> float:
    return math.sqrt(value) if value >= 0 else math.nan


ATOMS = st.one_of(
    st.integers(0, 10**6).map(typed_number),
    st.floats(1e-9, 1e9).map(typed_number),
    st.sampled_from([Typed("pi", math.pi), Typed("π", math.pi), Typed("e", math.e)]),
    st.sampled_from([Typed("½", 0.5), Typed("1,5", 1.5), Typed("10 000", 1e4), Typed("5 %", 0.05)]),
)


def extended(inner: st.SearchStrategy[Typed]) -> st.SearchStrategy[Typed]:
    minus = st.sampled_from(["-", "−", "–", " - "])
    times = st.sampled_from(["*", "×", "·", " * "])
    two = st.tuples(inner, inner)
    return st.one_of(
        st.builds(lambda p: Typed(f"{p[0].at(0)}+{p[1].at(1)}", p[0].value + p[1].value, 0), two),
        st.builds(
            lambda m, p: Typed(f"{p[0].at(0)}{m}{p[1].at(1)}", p[0].value - p[1].value, 0),
            minus,
            two,
        ),
        st.builds(
            lambda t, p: Typed(f"{p[0].at(1)}{t}{p[1].at(2)}", p[0].value * p[1].value, 1),
            times,
            two,
        ),
        st.builds(
            lambda p: Typed(f"{p[0].at(1)}/{p[1].at(2)}", quotient(p[0].value, p[1].value), 1),
            two,
        ),
        st.builds(lambda m, a: Typed(f"{m.strip()}{a.at(2)}", -a.value, 2), minus, inner),
        st.builds(
            lambda a, n, s: Typed(f"{a.at(4)}{s}{n}", power(a.value, n), 3),
            inner,
            st.integers(-4, 4),
            st.sampled_from(["^", "**"]),
        ),
        st.builds(
            lambda a, s: Typed(f"{s}({a.text})", root(a.value)),
            inner,
            st.sampled_from(["sqrt", "√", "SQRT"]),
        ),
    )


EXPRESSIONS = st.recursive(ATOMS, extended, max_leaves=6)


@given(st.lists(EXPRESSIONS, min_size=40, max_size=80))
@BATCHES
def test_an_expression_is_worth_what_python_makes_of_it(expressions: list[Typed]) -> None:
    usable = [
        typed for typed in expressions if len(typed.text) <= 200 and 1e-9 < abs(typed.value) < 1e15
    ]
    readings = read([typed.text for typed in usable])["numbers"]
    for typed, reading in zip(usable, readings, strict=True):
        assert "value" in reading, (typed, reading)
        # Both sides compute in the same order, so that they round alike.
        assert math.isclose(reading["value"], typed.value, rel_tol=1e-9), (typed, reading)


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=30, max_size=80))
@BATCHES
def test_every_finite_number_is_read_back_exactly(numbers: list[float]) -> None:
    texts = [repr(number).replace("-", "−") for number in numbers]
    for number, reading in zip(numbers, read(texts)["numbers"], strict=True):
        assert float(reading["value"]) == number


# Letters of the parser's own language, and any others.
NOISE = st.one_of(
    st.text(max_size=40), st.text("0123456789.,+-*/^()% eπ√sqrtpim<>&x²⁻½−", max_size=40)
)


@given(st.lists(NOISE, min_size=50, max_size=100))
@BATCHES
def test_any_text_gives_a_finite_number_or_a_sentence(texts: list[str]) -> None:
    for text, reading in zip(texts, read(texts)["numbers"], strict=True):
        if "value" in reading:
            assert math.isfinite(reading["value"]), text
        else:
            assert reading["problem"].endswith("."), text


# Characters that are assigned in the Unicode of this Python, which may be older than Node's.
ASSIGNED = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=30)


@given(st.lists(ASSIGNED, min_size=50, max_size=100))
@BATCHES
def test_build_and_browser_compare_texts_alike(texts: list[str]) -> None:
    assert read(texts=texts)["texts"] == [normalised(text) for text in texts]


@given(st.lists(ASSIGNED, min_size=50, max_size=100))
@BATCHES
def test_what_is_compared_is_compared_once(texts: list[str]) -> None:
    once = read(texts=texts)["texts"]
    assert read(texts=once)["texts"] == once


@given(st.lists(st.text(max_size=60), min_size=50, max_size=100))
@BATCHES
def test_what_the_build_seals_the_browser_reads(texts: list[str]) -> None:
    assert read(sealed=[swapped(text) for text in texts])["sealed"] == texts
