"""The types of questions: the table that everything else goes by."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from textbook.quizzes.types.base import Asked, QuestionType
from textbook.quizzes.types.bug import Bug
from textbook.quizzes.types.choices import Choices
from textbook.quizzes.types.numeric import Numeric, type_tolerance, type_units
from textbook.quizzes.types.order import Order
from textbook.quizzes.types.predict import Predict
from textbook.quizzes.types.prediction import type_points, type_range
from textbook.quizzes.types.text import Text

__all__ = ["TYPES", "TYPE_OPTIONS", "Asked", "QuestionType"]

TYPES: dict[str, QuestionType[Any]] = {
    entry.name: entry for entry in (Choices(), Numeric(), Text(), Order(), Predict(), Bug())
}


def type_type(value: object) -> str:
    """Check the name of a type."""
    if value not in TYPES:
        close = get_close_matches(str(value), TYPES, 1)
        names = f"did you mean `{close[0]}`" if close else f"the types are {', '.join(TYPES)}"
        raise ValueError(f"no type is called `{value}`; {names}")
    return str(value)


def type_code(value: object) -> str:
    """Check a formula: YAML has made a number of some."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise ValueError("it is NumPy, as `np.sqrt(2)`; begin with `|` where it has brackets")
    return str(value)


def type_text(value: object) -> str:
    """Check a text."""
    if not isinstance(value, str) or not value.strip():
        raise ValueError("it is a text")
    return value.strip()


def type_flag(value: object) -> bool:
    """Check a yes or no."""
    if not isinstance(value, bool):
        raise ValueError("it is `true` or `false`")
    return value


# The options of single types, each None if it was not given.
TYPE_OPTIONS: dict[str, Any] = {
    "type": ("choices", type_type),
    "answer": (None, type_code),
    "compute": (None, type_code),
    "given": (None, type_code),
    "points": (None, type_points),
    "shuffle": (None, type_flag),
    "slope_range": (None, type_range),
    "tolerance": (None, type_tolerance),
    "unit": (None, type_text),
    "units": (None, type_units),
    "x_range": (None, type_range),
    "y_range": (None, type_range),
}
