"""What is to be predicted: the author's options and curves, checked and computed by NumPy."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeGuard

from textbook.quizzes.compute import ComputeError, Curve, Formula, curves
from textbook.quizzes.faults import Fault, listed_faults
from textbook.quizzes.sketch import Sketch, grid, number
from textbook.quizzes.types.base import NUMPY, Asked

# Left and right of a point, for its slope; the difference of the two says whether it has one.
STEP = 1e-5
KINK = 1e-2
FEWEST, MOST = 2, 9
EXAMPLES = {"points": "[-2, 0, 2]", "x_range": "[-4, 4]", "y_range": "[-1, 4]"}


def type_range(value: object) -> list[float]:
    """Check a range."""
    if not _is_numbers(value) or len(value) != 2 or not value[0] < value[1]:
        raise ValueError("it is the two ends, as `[-4, 4]`")
    return [float(end) for end in value]


def type_points(value: object) -> list[float]:
    """Check the places at which a curve is to be set."""
    if not _is_numbers(value) or any(a >= b for a, b in pairwise(value)):
        raise ValueError("they are rising numbers, as `[-2, 0, 2]`")
    if not FEWEST <= len(value) <= MOST:
        raise ValueError(f"there are {FEWEST} to {MOST} of them")
    return [float(point) for point in value]


def _is_numbers(value: object) -> TypeGuard[list[float]]:
    return isinstance(value, list) and all(
        isinstance(item, int | float) and not isinstance(item, bool) for item in value
    )


@dataclass
class Prediction:
    """What is set is a height of the curve, or a slope where `slopes` is the range of them."""

    sketch: Sketch
    x: list[float]
    y: list[float]
    points: list[float]
    # Heights of the curve at the points, and what is to be set there.
    heights: list[float]
    truth: list[float]
    wrong: list[list[float]]
    tolerance: float
    slopes: list[float] | None
    given: list[float] | None

    @property
    def settable(self) -> list[float]:
        """The ends of the sliders."""
        return self.slopes or list(self.sketch.y_range)

    @property
    def step(self) -> float:
        """How far a slider moves: a round number, a hundredth of its range or less."""
        low, high = self.settable
        rough = (high - low) / 100
        power = 10.0 ** math.floor(math.log10(rough))
        return float(
            max(power * factor for factor in (1, 2, 5) if power * factor <= rough * 1.0001)
        )

    @property
    def start(self) -> float:
        """Where a slider stands before it is moved: at 0, or at the end that is next to it."""
        low, high = self.settable
        return min(max(0.0, low), high)


def predicted(asked: Asked) -> Prediction | None:
    """Tell what is wrong with the question, and compute its answer."""
    for fault in listed_faults(asked.question.choices, "The right curve is computed."):
        asked.tell(fault)
    complete = _tell_missing(asked) and _tell_outside(asked)
    formula, listed = asked.compute(), asked.listed()
    given = asked.formula_of("given")
    if not complete or formula is None or listed is None:
        return None
    if given is None and asked.option("given"):
        return None
    x, slopes = grid(asked.option("x_range")), asked.option("slope_range")
    found = _curves(asked, formula, [*listed, *([given] if given else [])], x)
    if found is None:
        return None
    drawn = found.pop()[0] if given else None
    # What each curve gives at the points, as it is asked for.
    asked_for = [
        _slopes(asked, index, curve) if slopes else curve[1] for index, curve in enumerate(found)
    ]
    truth, *wrong = [values for values in asked_for if values is not None]
    if len(wrong) < len(listed):
        return None
    y, heights, *_ = found[0]
    prediction = Prediction(
        Sketch(asked.option("x_range"), asked.option("y_range")),
        x,
        y,
        asked.option("points"),
        heights,
        truth,
        wrong,
        asked.option("tolerance").number,
        slopes,
        y if slopes else drawn,
    )
    return prediction if _fits(asked, prediction) else None


def _tell_missing(asked: Asked) -> bool:
    missing = [name for name in EXAMPLES if asked.option(name) is None]
    for name in missing:
        told = f"the prediction has no `{name}`"
        asked.tell(Fault(told, f"Write `    {name}: …`, as `{EXAMPLES[name]}`."))
    tolerance = asked.option("tolerance")
    if tolerance is None:
        asked.tell(Fault("the question says no tolerance", "Write `    tolerance: 0.1`."))
    elif not tolerance.number or tolerance.relative:
        told = "the tolerance of a prediction is a height"
        asked.tell(Fault(told, "Write a number, as `0.1`.", option="tolerance"))
        return False
    return not missing and tolerance is not None


def _tell_outside(asked: Asked) -> bool:
    low, high = asked.option("x_range")
    outside = [point for point in asked.option("points") if not low <= point <= high]
    if outside:
        told = f"the point {number(outside[0])} is outside the plot"
        asked.tell(Fault(told, "Move it, or change `x_range`.", option="points"))
    return not outside


def _curves(
    asked: Asked, formula: Formula, others: list[Formula], x: Sequence[float]
) -> list[list[list[float]]] | None:
    """The values of each curve on the grid, at the points, and on both sides of them."""
    sides = [[point + step for point in asked.option("points")] for step in (0.0, -STEP, STEP)]
    results: list[Curve]
    try:
        results = curves(asked.html_id, formula, others, [x, *sides])
    except ComputeError as error:
        asked.tell(Fault(f"`compute` {error}", NUMPY, option="compute"))
        return None
    found = []
    count = len(asked.question.choices)
    for index, result in enumerate(results):
        option = "compute" if index == 0 else "given" if index > count else ""
        name = f"`{option}`" if option else f"answer {index}"
        place = None if option else index - 1
        if isinstance(result, ComputeError):
            asked.tell(Fault(f"{name} {result}", "It is a formula in `x`.", place, option))
            return None
        if option != "given" and not all(map(math.isfinite, result[1])):
            told = f"{name} is not finite at every point"
            asked.tell(Fault(told, "Choose other points.", place, option))
            return None
        found.append(result)
    return found


def _slopes(asked: Asked, index: int, curve: list[list[float]]) -> list[float] | None:
    """The slopes of a curve, the first of which is the right one."""
    _, at, before, after = curve
    slopes = []
    for point, a, b, c in zip(asked.option("points"), before, at, after, strict=True):
        left, right = (b - a) / STEP, (c - b) / STEP
        if abs(left - right) > KINK:
            told = f"{f'answer {index}' if index else 'the curve'} has no slope at {number(point)}"
            option = "" if index else "points"
            asked.tell(Fault(told, "Choose another point.", index - 1 if index else None, option))
            return None
        slopes.append((left + right) / 2)
    return slopes


def _fits(asked: Asked, prediction: Prediction) -> bool:
    """Whether the answer can be set; what makes the question no question is told as well."""
    low, high = prediction.settable
    tolerance = prediction.tolerance
    name = "slope_range" if prediction.slopes else "y_range"
    for point, value in zip(prediction.points, prediction.truth, strict=True):
        if not low <= value <= high:
            told = f"at {number(point)} the answer is {number(value, 4)}, outside the plot"
            asked.tell(Fault(told, f"Change `{name}`.", option=name))
            return False
    if all(abs(value - prediction.start) <= tolerance for value in prediction.truth):
        told = "the prediction is right before anything is set"
        asked.tell(Fault(told, "Choose other points, or a smaller tolerance."))
    for index, values in enumerate(prediction.wrong):
        if all(abs(a - b) <= tolerance for a, b in zip(values, prediction.truth, strict=True)):
            told = f"answer {index + 1} is listed as wrong and is within the tolerance"
            asked.tell(Fault(told, "Remove it, or make the tolerance smaller.", index))
    return True
