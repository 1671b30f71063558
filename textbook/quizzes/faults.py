"""What can be wrong with a question of any type, in sentences."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from textbook.quizzes.question import Choice, Question

# A mark in the middle of text, where Markdown has not seen a new item; code is taken out before.
LOST_MARK = re.compile(r"(?:^|\s)\[[ xX]\](?=\s|\Z)")
INLINE_CODE = re.compile(r"(`+).*?\1", re.DOTALL)


@dataclass(frozen=True)
class Fault:
    """What is wrong with a question.

    It is about the item of the list at the index `choice`, the option `option`, the line of the
    page at the index `line`, or the whole. A `notice` is told and fails no build.
    """

    message: str
    remedy: str
    choice: int | None = None
    option: str = ""
    notice: bool = False
    line: int | None = None


Tell = Callable[[Fault], None]


def common_faults(question: Question, needs_list: bool) -> Iterator[Fault]:
    """What is wrong with what questions of all types have."""
    if question.lists > 1:
        yield Fault(
            f"the quiz has {question.lists} lists of choices",
            "Write one list; indent by four spaces what belongs to a choice.",
        )
    if not (question.source or question.text):
        yield Fault("the quiz asks nothing", "Write the question before the choices.")
    for number, hint in enumerate(question.hints, 1):
        if not any("".join(element.itertext()).strip() for element in hint):
            yield Fault(f"hint {number} is empty", "Write it behind `Hint:`, or remove it.")
    # A list that is missing as a whole is told by the type that needs it.
    if question.lists or not needs_list:
        yield from _lost_marks(question)


def item_faults(choices: list[Choice], noun: str = "choice") -> Iterator[Fault]:
    """Items that are empty or equal, and feedback without a word."""
    first: dict[str, int] = {}
    for index, choice in enumerate(choices):
        name = f"{noun} {index + 1}"
        if not choice.source:
            yield Fault(f"{name} is empty", "Write what is to be chosen.", index)
        elif choice.source in first:
            yield Fault(
                f"{name} is the same as {noun} {first[choice.source] + 1}",
                "Change or remove one of them.",
                index,
            )
        first.setdefault(choice.source, index)
        if choice.quoted and not choice.feedback_source:
            yield Fault(
                f"the feedback of {name} is empty", "Write it after `>`, or remove the `>`.", index
            )


def listed_faults(choices: list[Choice], right: str | None = None) -> Iterator[Fault]:
    """Listed answers, which are there for their feedback; `right` says why none is marked right."""
    yield from item_faults(choices, "answer")
    for index, choice in enumerate(choices):
        if choice.right and right:
            yield Fault(f"answer {index + 1} is marked as right", right, index)
        if not choice.right and not choice.quoted:
            yield Fault(
                f"answer {index + 1} is wrong and has no feedback",
                "Say why in a quotation under it, or remove it.",
                index,
            )


def _lost_marks(question: Question) -> Iterator[Fault]:
    """Choices that Markdown took for a part of something else."""
    parts: list[tuple[str, list[etree.Element], int | None]] = [
        ("the question", question.text, None),
        ("the explanation", question.explanation, None),
    ]
    for index, choice in enumerate(question.choices):
        parts.append((f"choice {index + 1}", [*choice.content, *choice.feedback], index))
    for name, elements, place in parts:
        text = "\n".join("\n".join(element.itertext()) for element in elements)
        if LOST_MARK.search(INLINE_CODE.sub("", text)):
            yield Fault(
                f"a choice has become a part of {name}",
                "Begin each choice at the margin, the first one after an empty line.",
                place,
            )
