"""A number, proved by NumPy."""

from __future__ import annotations

import math
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any

from markdown.util import AtomicString

from textbook.quizzes.compute import ComputeError, Formula, numbers
from textbook.quizzes.elements import add
from textbook.quizzes.faults import Fault, listed_faults
from textbook.quizzes.sketch import number
from textbook.quizzes.types.base import NUMPY, Asked, QuestionType, answer_label, note

TOLERANCE = re.compile(
    r"(?:(?P<digits>[1-9]\d?) digits?|(?P<exact>exact)"
    r"|(?P<number>(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?) ?(?P<percent>%?))\Z",
    re.IGNORECASE,
)
# Not exact in the sense of floating point: what is typed is computed in another order.
EXACT = 1e-9
# So many times the tolerance is near, if that is no more than this share of the answer.
NEAR, NEAR_SHARE = 10, 0.1


@dataclass(frozen=True)
class Tolerance:
    """How far from the answer is right: an absolute number, a share of it, or digits of it."""

    number: float = 0.0
    relative: bool = False
    digits: int = 0

    @property
    def exact(self) -> bool:
        return not self.number and not self.digits

    def around(self, value: float) -> float:
        """The tolerance as an absolute number; 0 where there is none at this value."""
        if self.exact:
            return max(abs(value) * EXACT, EXACT * EXACT)
        if self.digits:
            place = math.floor(math.log10(abs(value))) if value else -math.inf
            return float(0.5 * 10.0 ** (place + 1 - self.digits)) if value else 0.0
        return self.number * (abs(value) if self.relative else 1)

    def __str__(self) -> str:
        if self.digits:
            return f"to {self.digits} significant digit{'s' if self.digits > 1 else ''}"
        if self.exact:
            return "exactly"
        return (
            f"within {number(100 * self.number)} %" if self.relative else f"within {self.number:g}"
        )


def type_tolerance(value: object) -> Tolerance:
    """Check a tolerance."""
    found = TOLERANCE.match(str(value).strip())
    if found is None:
        raise ValueError("it is `0.01`, `1 %`, `3 digits` or `exact`")
    if found["digits"]:
        return Tolerance(digits=int(found["digits"]))
    if found["exact"]:
        return Tolerance()
    amount = float(found["number"])
    if not amount:
        raise ValueError("a tolerance of 0 is written `exact`")
    return Tolerance(amount / 100 if found["percent"] else amount, relative=bool(found["percent"]))


def type_units(value: object) -> dict[str, float]:
    """Check other units: what one of each is in the question's own unit."""
    if not isinstance(value, dict) or not all(
        isinstance(factor, int | float) and factor > 0 for factor in value.values()
    ):
        raise ValueError("it gives the size of each further unit, as `{ms: 0.001}`")
    return {str(unit): float(factor) for unit, factor in value.items()}


@dataclass(frozen=True)
class Number:
    """The answer, how far from it is right, and the listed wrong ones."""

    value: float
    tolerance: float
    shown: str
    wrong: list[float]


class Numeric(QuestionType[Number]):
    """A field for a number."""

    name = "numeric"
    needs_list = False
    options = frozenset({"compute", "answer", "tolerance", "unit", "units"})

    def told(self, asked: Asked, solution: Number) -> str:
        return f"Answer {asked.option('tolerance')}; an expression such as sqrt(2)/3 will do."

    def solve(self, asked: Asked) -> Number | None:
        choices = asked.question.choices
        for fault in listed_faults(choices, "The right answer is computed: leave it out."):
            asked.tell(fault)
        tolerance: Tolerance | None = asked.option("tolerance")
        if tolerance is None:
            remedy = "Write `    tolerance: …`, as `0.01`, `1 %`, `3 digits` or `exact`."
            asked.tell(Fault("the question says no tolerance", remedy))
        formula, listed = asked.compute(), asked.listed()
        written = asked.option("answer")
        claimed = asked.formula_of("answer")
        if formula is None or listed is None or tolerance is None or (written and not claimed):
            return None
        values = self._values(asked, formula, [*listed, *([claimed] if claimed else [])])
        if values is None:
            return None
        value, *others = values
        width = tolerance.around(value)
        if not width:
            remedy = "Give an absolute tolerance, as `0.01`."
            asked.tell(Fault("the answer is 0, and 0 has no such tolerance", remedy))
            return None
        if claimed and abs(others.pop() - value) > width:
            told = f"the answer `{written}` is wrong: `compute` gives {value:.6g}"
            asked.tell(Fault(told, "Mend one of them.", option="answer"))
        self._tell_close(asked, value, others, width)
        digits = max(tolerance.digits, 4)
        shown = written or number(value, 12 if float(value).is_integer() else digits)
        return Number(value, width, shown.replace("-", "−"), others)

    def _values(self, asked: Asked, formula: Formula, others: list[Formula]) -> list[float] | None:
        try:
            results = numbers(asked.html_id, formula, others)
        except ComputeError as error:
            asked.tell(Fault(f"`compute` {error}", NUMPY, option="compute"))
            return None
        count = len(asked.question.choices)
        values: list[float] = []
        for index, result in enumerate(results):
            option = "compute" if index == 0 else "answer" if index > count else ""
            name = f"`{option}`" if option else f"answer {index}"
            place = None if option else index - 1
            if isinstance(result, ComputeError):
                asked.tell(Fault(f"{name} {result}", NUMPY, place, option))
            elif not math.isfinite(result):
                asked.tell(Fault(f"{name} gives {result}", "An answer is finite.", place, option))
            else:
                values.append(result)
        return values if len(values) == len(results) else None

    def _tell_close(self, asked: Asked, value: float, wrong: list[float], width: float) -> None:
        for index, other in enumerate(wrong):
            if abs(other - value) <= width:
                told = f"answer {index + 1} is listed as wrong and is within the tolerance"
                asked.tell(Fault(told, "Remove it, or make the tolerance smaller.", index))
            for before, earlier in enumerate(wrong[:index]):
                if abs(other - earlier) <= width:
                    told = f"answer {index + 1} cannot be told from answer {before + 1}"
                    asked.tell(Fault(told, "Their difference is within the tolerance.", index))

    def key(self, asked: Asked, solution: Number) -> dict[str, Any]:
        near = min(NEAR * solution.tolerance, NEAR_SHARE * abs(solution.value))
        return {
            "value": solution.value,
            "tolerance": solution.tolerance,
            "near": near
            if near > solution.tolerance and not asked.option("tolerance").exact
            else 0,
            "required": str(asked.option("tolerance")),
            "wrong": solution.wrong,
            "unit": asked.option("unit") or "",
            "units": asked.option("units") or {},
        }

    def fields(self, asked: Asked, solution: Number, fieldset: etree.Element) -> None:
        typed_field(asked, fieldset, asked.option("unit") or "")

    def answer(self, asked: Asked, solution: Number, parent: etree.Element) -> None:
        answer_label(parent)
        unit = f" {asked.option('unit')}" if asked.option("unit") else ""
        add(parent, "p", None, AtomicString(solution.shown + unit))


def typed_field(asked: Asked, fieldset: etree.Element, unit: str = "") -> None:
    """A field to type an answer in."""
    own = f"{asked.html_id}_1"
    row = add(fieldset, "div", {"class": "typed"})
    add(row, "label", {"for": own}, f"Answer in {unit}" if unit else "Answer")
    add(
        row,
        "input",
        {
            "type": "text",
            "id": own,
            "aria-describedby": f"{own}_note",
            "autocapitalize": "off",
            "autocomplete": "off",
            "disabled": "disabled",
            # What is too long for a number is told, and not cut.
            "maxlength": "2000",
            "spellcheck": "false",
        },
    )
    note(fieldset, f"{own}_note", "all")
