"""Things to be put in order."""

from __future__ import annotations

import random
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from typing import Any

from textbook.quizzes.elements import add
from textbook.quizzes.faults import Fault, item_faults
from textbook.quizzes.question import is_ordered
from textbook.quizzes.types.base import Asked, QuestionType, answer_label, note


class Order(QuestionType[list[int]]):
    """A numbered list, written in its right order; the solution is the order that is shown."""

    name = "order"
    instruction = "Put them in order, from first to last: by their buttons, or by dragging."
    is_list = staticmethod(is_ordered)

    def solve(self, asked: Asked) -> list[int] | None:
        choices = asked.question.choices
        for fault in item_faults(choices, "item"):
            asked.tell(fault)
        if len(choices) < 2:
            count = "only one item" if choices else "no list of items"
            remedy = "Write them in their right order, as `1. …`, `2. …`."
            asked.tell(Fault(f"there is {count} to put in order", remedy))
            return None
        return shuffled(len(choices), asked.name)

    def key(self, asked: Asked, solution: list[int]) -> dict[str, Any]:
        # In the page an item is called by the place at which it is shown.
        return {"order": [solution.index(item) for item in range(len(solution))]}

    def fields(self, asked: Asked, solution: list[int], fieldset: etree.Element) -> None:
        # A list without a style is none to some screen readers, unless it says so.
        items = add(fieldset, "ol", {"class": "ordered", "role": "list"})
        for place, item in enumerate(solution):
            row = add(items, "li", {"class": "choice", "data-item": str(place)})
            add(row, "span", {"data-part": "grip", "aria-hidden": "true"}, "⠿")
            content = add(row, "div", {"data-part": "text"})
            content.extend(asked.question.choices[item].content)
            moves = add(row, "div", {"data-part": "moves"})
            for name in ("up", "down"):
                button = {"type": "button", "data-move": name, "disabled": "disabled"}
                add(moves, "button", button, "↑" if name == "up" else "↓")
            note(row, f"{asked.html_id}_{place + 1}_note", str(place))

    def feedback(
        self, asked: Asked, solution: list[int]
    ) -> Iterator[tuple[int, list[etree.Element]]]:
        for place, item in enumerate(solution):
            yield place, asked.question.choices[item].feedback

    def answer(self, asked: Asked, solution: list[int], parent: etree.Element) -> None:
        answer_label(parent)
        items = add(parent, "ol")
        for choice in asked.question.choices:
            add(items, "li").extend(choice.content)


def shuffled(count: int, seed: str) -> list[int]:
    """An order that is the same in every build, and not the right one."""
    order = list(range(count))
    generator = random.Random(seed)
    while order == sorted(order):
        generator.shuffle(order)
    return order
