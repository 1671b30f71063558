"""A curve, or its slope, to be predicted at some points."""

from __future__ import annotations

import math
import xml.etree.ElementTree as etree
from typing import Any

from textbook.quizzes.elements import add
from textbook.quizzes.sketch import LEFT, TOP, Sketch, number
from textbook.quizzes.types.base import Asked, QuestionType, answer_label, note
from textbook.quizzes.types.prediction import Prediction, predicted

# Half the length of a tangent, in units of the drawing; js/quiz/drawing.js has the same.
TANGENT = 34


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
        return predicted(asked)

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
        low, high = solution.settable
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
                    "value": f"{solution.start:g}",
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
