"""What a type of question is to the build: an object that reads, proves, shows and answers it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Generic, TypeVar

from markdown import Markdown
from markdown.util import AtomicString

from textbook.quizzes.compute import ComputeError, Formula, read_formula
from textbook.quizzes.elements import add
from textbook.quizzes.faults import Fault, Tell
from textbook.quizzes.question import Choice, Question, is_choices
from textbook.quizzes.source import SourceBlock

Solution = TypeVar("Solution")

CODE = re.compile(r"(`+) ?(?P<code>.*?) ?\1\Z", re.DOTALL)


@dataclass
class Asked:
    """A question as its author wrote it, and whom to tell what is wrong with it."""

    # Its id as the author wrote it, and that of its element.
    name: str
    html_id: str
    question: Question
    # Those that were given; what the author did not write is None.
    options: Mapping[str, Any]
    source: SourceBlock | None
    md: Markdown
    tell: Tell

    def option(self, name: str) -> Any:
        """The value of an option, or None if it was not given."""
        return self.options.get(name)

    def stash(self, html: str) -> AtomicString:
        """A text that stands for finished HTML."""
        return AtomicString(self.md.htmlStash.store(html))

    def formula(
        self, text: str, what: str, choice: int | None = None, option: str = ""
    ) -> Formula | None:
        """Read NumPy, which is that of a choice or of an option; a mistake in it is told there."""
        try:
            return read_formula(text)
        except ComputeError as error:
            self.tell(Fault(f"{what} {error}", NUMPY, choice, option))
            return None

    def formula_of(self, option: str) -> Formula | None:
        """The formula that an option has, or None if it is not given or cannot be read."""
        text = self.option(option)
        return None if text is None else self.formula(text, f"`{option}`", option=option)

    def compute(self) -> Formula | None:
        """The formula of the option `compute`, which proves the answer."""
        if self.option("compute") is None:
            remedy = "Write `    compute: …`, the NumPy expression whose value it is."
            self.tell(Fault("the answer is not proved", remedy))
        return self.formula_of("compute")

    def listed(self) -> list[Formula] | None:
        """The formulas of the listed answers, or None if one cannot be read."""
        read = [
            self.formula(literal(choice), f"answer {index + 1}", index)
            for index, choice in enumerate(self.question.choices)
        ]
        formulas = [formula for formula in read if formula]
        return formulas if len(formulas) == len(read) else None


NUMPY = "Write NumPy, as `np.sqrt(2)`, with an expression at its end."


class QuestionType(Generic[Solution]):
    """An entry of the table of types; each is one module of this folder.

    `solve` tells what is wrong and finds the answer, or None if there is none to be found; the
    other methods are called with what it found.
    """

    name: ClassVar[str]
    # The options that it has beyond those of every quiz.
    options: ClassVar[frozenset[str]] = frozenset()
    # What the reader is told to do.
    instruction: ClassVar[str | None] = None
    # How its list is known among the blocks of a question, and whether there must be one.
    is_list = staticmethod(is_choices)
    needs_list: ClassVar[bool] = True

    def kind(self, asked: Asked) -> str:
        """What `data-kind` says: the browser's name of the type."""
        return self.name

    def told(self, asked: Asked, solution: Solution) -> str | None:
        """What the reader is told to do."""
        return self.instruction

    def solve(self, asked: Asked) -> Solution | None:
        """Tell what is wrong with the question and find its answer."""
        raise NotImplementedError

    def key(self, asked: Asked, solution: Solution) -> dict[str, Any]:
        """What the browser checks an answer against."""
        raise NotImplementedError

    def fields(self, asked: Asked, solution: Solution, fieldset: etree.Element) -> None:
        """Add the controls by which the question is answered."""
        raise NotImplementedError

    def answer(self, asked: Asked, solution: Solution, parent: etree.Element) -> None:
        """Add the answer, for the page of answers."""
        raise NotImplementedError

    def feedback(
        self, asked: Asked, solution: Solution
    ) -> Iterator[tuple[int, list[etree.Element]]]:
        """What is said about each item, by the number that the browser knows it by."""
        for index, choice in enumerate(asked.question.choices):
            yield index, choice.feedback

    def explanation(self, asked: Asked, solution: Solution) -> list[etree.Element]:
        """What is shown after a right answer."""
        return asked.question.explanation


def literal(choice: Choice) -> str:
    """The text of a choice as it is written, without the marks of code around it."""
    return unquoted(choice.source)


def unquoted(text: str) -> str:
    """`text` without the marks of code around it."""
    found = CODE.match(text)
    return found["code"] if found else text


def note(parent: etree.Element, name: str, item: str) -> etree.Element:
    """The place for what is said about one item, or about "all"."""
    place = add(parent, "div", {"id": name, "data-part": "note", "data-note": item})
    add(place, "span", {"data-part": "mark"})
    add(place, "div", {"data-part": "feedback"})
    return place


def answer_label(parent: etree.Element, several: bool = False) -> None:
    """The word above an answer on the page of answers."""
    add(parent, "p", {"class": "quiz-answer-label"}, "Answers" if several else "Answer")
