"""One right choice, or several."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textbook.quizzes.compute import ComputeError, Formula, curves
from textbook.quizzes.elements import add, phrases
from textbook.quizzes.faults import Fault, item_faults
from textbook.quizzes.question import Choice
from textbook.quizzes.sketch import Sketch, grid
from textbook.quizzes.types.base import Asked, QuestionType, answer_label, note

CURVE = re.compile(r"\s*`curve:\s*(?P<formula>[^`]+)`\s*\Z")
X_RANGE = (-4.0, 4.0)


@dataclass
class Curves:
    """The curves that choices stand for: the index of the choice -> its values on the grid."""

    x: list[float]
    of: dict[int, list[float]]


class Choices(QuestionType[Curves]):
    """A list of choices with marks."""

    name = "choices"
    options = frozenset({"shuffle", "x_range"})

    def kind(self, asked: Asked) -> str:
        return "several" if len(asked.question.right) > 1 else "one"

    def told(self, asked: Asked, solution: Curves) -> str | None:
        return "Choose all that apply." if self.kind(asked) == "several" else None

    def solve(self, asked: Asked) -> Curves:
        marked = [_take_curve(choice) for choice in asked.question.choices]
        self._tell_faults(asked)
        x = grid(asked.option("x_range") or X_RANGE)
        return Curves(x, self._curves(asked, marked, x) if any(marked) else {})

    def _tell_faults(self, asked: Asked) -> None:
        question = asked.question
        if not question.choices:
            written = re.search(r"(?:^|\s)[-*+] ?\[[ xX]?\]", question.source)
            remedy = (
                "Leave an empty line before the first choice."
                if written
                else "Write each choice as `- [ ] …`, and the right one as `- [x] …`."
            )
            asked.tell(Fault("the quiz has no list of choices", remedy))
            return
        if not question.right:
            asked.tell(Fault("no choice is right", "Mark the right one with `[x]`."))
        elif len(question.choices) == 1:
            asked.tell(Fault("there is only one choice, the right one", "Add a wrong one."))
        for index, choice in enumerate(question.choices):
            if not choice.marked:
                told = f"choice {index + 1} has no mark"
                asked.tell(Fault(told, "Begin it with `[ ]` or `[x]`.", index))
        for fault in item_faults(question.choices):
            asked.tell(fault)
        for index, choice in enumerate(question.choices):
            if choice.marked and not choice.right and not choice.quoted:
                told = f"choice {index + 1} is wrong and has no feedback"
                remedy = "A reader who chooses it should learn why it is wrong."
                asked.tell(Fault(told, remedy, index, notice=True))

    def _curves(
        self, asked: Asked, marked: list[str | None], x: list[float]
    ) -> dict[int, list[float]]:
        right = asked.question.right
        if len(right) != 1 or marked[right[0]] is None:
            told = "a choice has a curve and the right one has none"
            remedy = "Give the one right choice its curve, since both are drawn."
            asked.tell(Fault(told, remedy, right[0] if right else None))
            return {}
        formulas: dict[int, Formula] = {}
        for index, text in enumerate(marked):
            name = f"the curve of choice {index + 1}"
            if text and (formula := asked.formula(text, name, index)):
                formulas[index] = formula
        if right[0] not in formulas:
            return {}
        first = formulas.pop(right[0])
        try:
            results = curves(asked.html_id, first, list(formulas.values()), [x])
        except ComputeError as error:
            asked.tell(Fault(f"a curve {error}", "Mend the formula.", right[0]))
            return {}
        found = {}
        for index, result in zip([right[0], *formulas], results, strict=True):
            if isinstance(result, ComputeError):
                told = f"the curve of choice {index + 1} {result}"
                asked.tell(Fault(told, "It is a formula in `x`.", index))
            else:
                found[index] = result[0]
        return found

    def key(self, asked: Asked, solution: Curves) -> dict[str, Any]:
        return {"right": asked.question.right, "count": len(asked.question.choices)}

    def fields(self, asked: Asked, solution: Curves, fieldset: etree.Element) -> None:
        control = "checkbox" if self.kind(asked) == "several" else "radio"
        for index, choice in enumerate(asked.question.choices):
            label = choice_row(asked, fieldset, index, control)
            label.extend(phrases(choice.content))

    def feedback(self, asked: Asked, solution: Curves) -> Iterator[tuple[int, list[etree.Element]]]:
        for index, choice in enumerate(asked.question.choices):
            yield index, choice.feedback + self._figure(asked, solution, index)

    def _figure(self, asked: Asked, solution: Curves, index: int) -> list[etree.Element]:
        """The curve that a choice stands for, with the right one."""
        if index not in solution.of:
            return []
        lines = {"truth": solution.of[asked.question.right[0]]}
        label = "The right curve"
        if not asked.question.choices[index].right:
            lines["chosen"] = solution.of[index]
            label += ", solid, and the chosen one, dashed"
        sketch = Sketch.around(solution.x, list(lines.values()))
        figure = etree.Element("div", {"class": "quiz-figure"})
        figure.text = asked.stash(sketch.figure(solution.x, lines, label))
        return [figure]

    def answer(self, asked: Asked, solution: Curves, parent: etree.Element) -> None:
        answer_label(parent, len(asked.question.right) > 1)
        answers = add(parent, "ul")
        for choice in asked.question.choices:
            if choice.right:
                item = add(answers, "li")
                item.extend(choice.content)
                item.extend(choice.feedback)


def choice_row(asked: Asked, fieldset: etree.Element, index: int, control: str) -> etree.Element:
    """One choice with its control and the place for what is said about it; gives its label."""
    # The underscore keeps these ids apart from those of quizzes, which have none.
    own = f"{asked.html_id}_{index + 1}"
    row = add(fieldset, "div", {"class": "choice"})
    attributes = {"type": control, "id": own, "name": asked.html_id, "value": str(index)}
    add(row, "input", {**attributes, "aria-describedby": f"{own}_note", "disabled": "disabled"})
    label = add(row, "label", {"for": own})
    note(row, f"{own}_note", str(index))
    return label


def _take_curve(choice: Choice) -> str | None:
    """The formula of the choice's curve, which is taken out of its text."""
    if not choice.content:
        return None
    lead = choice.content[0]
    found = CURVE.search(lead.text or "")
    if found is None:
        return None
    lead.text = (lead.text or "")[: found.start()]
    choice.source = CURVE.sub("", choice.source)
    return found["formula"]
