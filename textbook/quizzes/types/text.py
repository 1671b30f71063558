"""A word or a name."""

from __future__ import annotations

import re
import unicodedata
import xml.etree.ElementTree as etree
from typing import Any

from markdown.util import AtomicString

from textbook.quizzes.elements import add
from textbook.quizzes.faults import Fault, listed_faults
from textbook.quizzes.types.base import Asked, QuestionType, answer_label, literal
from textbook.quizzes.types.numeric import typed_field

HYPHENS = re.compile(r"[ \t\n\r\-\u2010-\u2015\u2212_]+")
OUTSIDE = " .,;:!?'\"`\u2018\u2019\u201c\u201d\u00ab\u00bb"


def normalised(text: str) -> str:
    """What two spellings of one answer have in common; js/quiz/types/text.js has the same."""
    return HYPHENS.sub(" ", unicodedata.normalize("NFKC", text)).lower().strip(OUTSIDE)


class Text(QuestionType[list[str]]):
    """A field for a text; the list has the right answers and some wrong ones."""

    name = "text"
    instruction = "Capitals, spaces and hyphens make no difference."

    def solve(self, asked: Asked) -> list[str] | None:
        question = asked.question
        for fault in listed_faults(question.choices):
            asked.tell(fault)
        if not question.right:
            remedy = "Write each form that is accepted as `- [x] …`."
            asked.tell(Fault("no answer is right", remedy))
            return None
        forms = [normalised(literal(choice)) for choice in question.choices]
        for index, form in enumerate(forms):
            choice = question.choices[index]
            if not form and choice.source:
                told = f"nothing is left of answer {index + 1} when it is compared"
                asked.tell(Fault(told, "It needs a letter or a digit.", index))
            elif form in forms[:index] and choice.source not in {
                earlier.source for earlier in question.choices[:index]
            }:
                told = f"answer {index + 1} cannot be told from answer {forms.index(form) + 1}"
                asked.tell(Fault(told, f"{self.instruction} Remove one.", index))
        return forms

    def key(self, asked: Asked, solution: list[str]) -> dict[str, Any]:
        return {"forms": solution, "right": asked.question.right}

    def fields(self, asked: Asked, solution: list[str], fieldset: etree.Element) -> None:
        typed_field(asked, fieldset)

    def answer(self, asked: Asked, solution: list[str], parent: etree.Element) -> None:
        choices = asked.question.choices
        answer_label(parent)
        forms = " or ".join(literal(choices[index]) for index in asked.question.right)
        add(parent, "p", None, AtomicString(forms))
