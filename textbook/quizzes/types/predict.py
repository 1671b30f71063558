"""A curve, or its slope, to be predicted at some points; proved by NumPy."""

from __future__ import annotations

import math
import xml.etree.ElementTree as etree
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, TypeGuard

from textbook.quizzes.compute import ComputeError, Formula, curves
from textbook.quizzes.elements import add
from textbook.quizzes.faults import Fault, listed_faults
from textbook.quizzes.sketch import LEFT, TOP, Sketch, grid, number
from textbook.quizzes.types.base import NUMPY, Asked, QuestionType, answer_label, note

# Left and right of a point, for its slope; the difference of the two says whether it has one.
STEP = 1e-5
KINK = 1e-2
FEWEST, MOST = 2, 9
# Half the length of a tangent, in units of the drawing.
TANGENT = 34


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
    step: float
    given: list[float] | None


class Predict(QuestionType[Prediction]):
    """Points of a curve, or tangents, that are moved up and down."""

    name = "predict"
    needs_list = False
    options = frozenset(
        {"compute", "tolerance", "points", "x_range", "y_range", "slope_range", "given"}
    )

    def told(self, asked: Asked, solution: Prediction) -> str:
        what = "the slope" if solution.slopes else "the curve"
        return (
            f"Set {what} at {len(solution.points)} points, in the plot or by the sliders. "
            f"Each counts if it is within {solution.tolerance:g} of what NumPy computes."
        )

    def solve(self, asked: Asked) -> Prediction | None:
        for fault in listed_faults(asked.question.choices, "The right curve is computed."):
            asked.tell(fault)
        complete = self._tell_missing(asked)
        formula, listed = asked.compute(), asked.listed()
        text = asked.option("given")
        given = asked.formula(text, "`given`", Fault("", "", option="given")) if text else None
        if not complete or formula is None or listed is None or (text and given is None):
            return None
        x_range, y_range = asked.option("x_range"), asked.option("y_range")
        points, slopes = asked.option("points"), asked.option("slope_range")
        outside = [point for point in points if not x_range[0] <= point <= x_range[1]]
        if outside:
            told = f"the point {number(outside[0])} is outside the plot"
            asked.tell(Fault(told, "Move it, or change `x_range`.", option="points"))
            return None
        x = grid(x_range)
        found = self._curves(asked, formula, [*listed, *([given] if given else [])], x, points)
        if found is None:
            return None
        (y, heights, slope), *others = found
        shown = [others.pop()[0]] if given else []
        truth = self._truth(asked, heights, slope) if slopes else heights
        if truth is None or not self._fits(asked, truth, slopes or y_range):
            return None
        wrong = [self._truth(asked, at, sides) or at if slopes else at for _, at, sides in others]
        tolerance = asked.option("tolerance").number
        self._tell_close(asked, truth, wrong, tolerance)
        return Prediction(
            Sketch(x_range, y_range),
            x,
            y,
            points,
            heights,
            truth,
            wrong,
            tolerance,
            slopes,
            step_of(slopes or y_range),
            y if slopes else shown[0] if shown else None,
        )

    def _tell_missing(self, asked: Asked) -> bool:
        examples = {"points": "[-2, 0, 2]", "x_range": "[-4, 4]", "y_range": "[-1, 4]"}
        missing = [name for name in examples if asked.option(name) is None]
        for name in missing:
            told = f"the prediction has no `{name}`"
            asked.tell(Fault(told, f"Write `    {name}: …`, as `{examples[name]}`."))
        tolerance = asked.option("tolerance")
        if tolerance is None:
            asked.tell(Fault("the question says no tolerance", "Write `    tolerance: 0.1`."))
        elif not tolerance.number or tolerance.relative:
            told = "the tolerance of a prediction is a height"
            asked.tell(Fault(told, "Write a number, as `0.1`.", option="tolerance"))
            return False
        return not missing and tolerance is not None

    def _curves(
        self,
        asked: Asked,
        formula: Formula,
        others: list[Formula],
        x: Sequence[float],
        points: Sequence[float],
    ) -> list[tuple[list[float], list[float], list[tuple[float, float]]]] | None:
        """Of each curve its values on the grid and at the points, and the slopes on both sides."""
        sides = [[point + offset for point in points] for offset in (0.0, -STEP, STEP)]
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
            told = ""
            if isinstance(result, ComputeError):
                told = f"{name} {result}"
            elif not all(map(math.isfinite, result[1])) and option != "given":
                told = f"{name} is not finite at every point"
            if told or isinstance(result, ComputeError):
                asked.tell(Fault(told, "It is a formula in `x`.", place, option))
                return None
            y, at, left, right = result
            slopes = [
                ((b - a) / STEP, (c - b) / STEP) for a, b, c in zip(left, at, right, strict=True)
            ]
            found.append((y, at, slopes))
        return found

    def _truth(
        self, asked: Asked, heights: list[float], slopes: list[tuple[float, float]]
    ) -> list[float] | None:
        for point, (left, right) in zip(asked.option("points"), slopes, strict=True):
            if abs(left - right) > KINK:
                told = f"the curve has no slope at {number(point)}"
                asked.tell(Fault(told, "Choose another point.", option="points"))
                return None
        return [(left + right) / 2 for left, right in slopes]

    def _fits(self, asked: Asked, truth: list[float], range_: Sequence[float]) -> bool:
        name = "slope_range" if asked.option("slope_range") else "y_range"
        for point, value in zip(asked.option("points"), truth, strict=True):
            if not range_[0] <= value <= range_[1]:
                told = f"at {number(point)} the answer is {number(value, 4)}, outside the plot"
                asked.tell(Fault(told, f"Change `{name}`.", option=name))
                return False
        return True

    def _tell_close(
        self, asked: Asked, truth: list[float], wrong: list[list[float]], tolerance: float
    ) -> None:
        start = start_of(asked.option("slope_range") or asked.option("y_range"))
        if all(abs(value - start) <= tolerance for value in truth):
            told = "the prediction is right before anything is set"
            asked.tell(Fault(told, "Choose other points, or a smaller tolerance."))
        for index, values in enumerate(wrong):
            if all(abs(a - b) <= tolerance for a, b in zip(values, truth, strict=True)):
                told = f"answer {index + 1} is listed as wrong and is within the tolerance"
                asked.tell(Fault(told, "Remove it, or make the tolerance smaller.", index))

    def key(self, asked: Asked, solution: Prediction) -> dict[str, Any]:
        return {
            "truth": solution.truth,
            "tolerance": solution.tolerance,
            "wrong": solution.wrong,
            "drawing": self._drawn_truth(solution),
        }

    def _drawn_truth(self, solution: Prediction) -> str:
        if not solution.slopes:
            return solution.sketch.path(solution.x, solution.y, "truth")
        return "".join(
            tangent(solution.sketch, x, y, slope)
            for x, y, slope in zip(solution.points, solution.heights, solution.truth, strict=True)
        )

    def _svg(self, solution: Prediction, label: str, truth: str = "") -> str:
        sketch = solution.sketch
        given = sketch.path(solution.x, solution.given, "given") if solution.given else ""
        inside = f'{given}<g data-part="truth">{truth}</g><g data-part="line"></g>'
        extra = (
            f'<g data-part="handles" aria-hidden="true" transform="translate({LEFT} {TOP})"></g>'
        )
        return sketch.svg(inside, label, extra)

    def fields(self, asked: Asked, solution: Prediction, fieldset: etree.Element) -> None:
        plot = add(fieldset, "div", {"class": "predicted"})
        if solution.slopes:
            plot.set("data-slopes", "true")
        sketch = solution.sketch
        plot.set("data-x", " ".join(map(str, sketch.x_range)))
        plot.set("data-y", " ".join(map(str, sketch.y_range)))
        plot.text = asked.stash(self._svg(solution, self._label(solution)))
        sliders = add(fieldset, "div", {"class": "sliders"})
        low, high = solution.slopes or sketch.y_range
        for index, x in enumerate(solution.points):
            own = f"{asked.html_id}_{index + 1}"
            row = add(sliders, "div", {"class": "choice slider"})
            add(row, "label", {"for": own}, f"at {number(x)}")
            add(
                row,
                "input",
                {
                    "type": "range",
                    "id": own,
                    "min": f"{low:g}",
                    "max": f"{high:g}",
                    "step": f"{solution.step:g}",
                    "value": f"{start_of((low, high)):g}",
                    "data-x": repr(x),
                    "data-y": f"{solution.heights[index]:.6g}" if solution.slopes else "0",
                    "aria-describedby": f"{own}_note",
                    "disabled": "disabled",
                },
            )
            add(row, "output", {"for": own})
            note(row, f"{own}_note", f"point-{index}")
        note(fieldset, f"{asked.html_id}_note", "all")

    def _label(self, solution: Prediction) -> str:
        low, high = (number(end) for end in solution.sketch.x_range)
        if solution.slopes:
            return f"A curve from {low} to {high}, whose slope is to be set"
        given = ", with a given curve" if solution.given else ""
        return f"Axes from {low} to {high}{given}; your curve is drawn here"

    def answer(self, asked: Asked, solution: Prediction, parent: etree.Element) -> None:
        answer_label(parent)
        what = "slope" if solution.slopes else "value"
        figure = add(parent, "div", {"class": "quiz-figure"})
        label = f"The curve with its {what}s"
        figure.text = asked.stash(self._svg(solution, label, self._drawn_truth(solution)))
        table = add(parent, "table")
        head = add(add(table, "thead"), "tr")
        for title in ("x", what):
            add(head, "th", {"scope": "col"}, title)
        body = add(table, "tbody")
        for x, value in zip(solution.points, solution.truth, strict=True):
            row = add(body, "tr")
            add(row, "td", None, number(x))
            add(row, "td", None, number(round(value, 6), 4))


def tangent(sketch: Sketch, x: float, y: float, slope: float) -> str:
    """A piece of the line through a point, as long wherever it points."""
    across, down = sketch.place(x, y)
    a, b = sketch.place(x + 1, y + slope)
    scale = TANGENT / math.hypot(a - across, b - down)
    dx, dy = (a - across) * scale, (b - down) * scale
    return (
        f'<path class="sketch-truth" d="M{across - dx:.1f} {down - dy:.1f}L{across + dx:.1f} '
        f'{down + dy:.1f}"/>'
    )


def step_of(range_: Sequence[float]) -> float:
    """A round step, a hundredth of the range or less."""
    rough = (range_[1] - range_[0]) / 100
    power = 10.0 ** math.floor(math.log10(rough))
    return float(max(power * factor for factor in (1, 2, 5) if power * factor <= rough * 1.0001))


def start_of(range_: Sequence[float]) -> float:
    """Where a slider stands before it is moved: at 0, or at the end that is next to it."""
    return min(max(0.0, range_[0]), range_[1])
