"""The HTML of a quiz: a real form that can be read without JavaScript.

Feedback, hints, explanation and key go into `<template>` elements, which `sealing` encodes once
their content is finished HTML.
"""

from __future__ import annotations

import hashlib
import json
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from typing import Any

from markdown.util import AtomicString

from textbook.quizzes.elements import add, phrase
from textbook.quizzes.question import Question, is_prose
from textbook.quizzes.types import Asked, QuestionType


@dataclass(frozen=True)
class Reread:
    """The page to read again after a wrong answer, relative to the page in hand."""

    href: str
    title: str


def render(
    block: etree.Element,
    kind: QuestionType[Any],
    asked: Asked,
    title: str,
    answers: str,
    reread: Reread | None,
) -> None:
    """Fill `block` with the form of the question; `answers` is a link."""
    solution = kind.solve(asked)
    block.attrib.update(
        {
            "id": asked.html_id,
            "data-state": "open",
            "data-kind": kind.kind(asked),
            "data-search-exclude": "true",
        }
    )
    if asked.option("shuffle"):
        block.set("data-shuffle", "true")
    # Browsers would otherwise fill in on a reload what the store has forgotten.
    form = add(block, "form", {"autocomplete": "off"})
    fieldset = _fieldset(form, asked, title)
    if solution is None:
        # What is wrong was told; a quiz without a key stays as it is.
        return
    if told := kind.told(asked, solution):
        add(fieldset[0], "span", {"data-part": "hint"}, told)
    kind.fields(asked, solution, fieldset)
    hints = asked.question.hints
    _controls(form, answers, hints=bool(hints))
    # What is spoken is apart from what is shown, so that a restored answer can be shown in silence.
    add(form, "div", {"role": "status", "data-part": "status"})
    if hints:
        add(form, "ol", {"data-part": "hints", "hidden": "hidden"})
    add(form, "div", {"data-part": "explanation", "hidden": "hidden"})
    if reread:
        paragraph = add(form, "p", {"data-part": "reread", "hidden": "hidden"}, "To reread: ")
        add(paragraph, "a", {"class": "quiz-page", "href": reread.href}, reread.title)
    key = kind.key(asked, solution)
    block.set("data-hash", hash_of(asked.question, kind, key))
    _seal(block, "key", text=_without_markup(json.dumps(key)))
    for index, feedback in kind.feedback(asked, solution):
        _seal(block, "feedback", feedback, {"data-choice": str(index)})
    for index, hint in enumerate(hints):
        _seal(block, "step", hint, {"data-step": str(index)})
    _seal(block, "explanation", kind.explanation(asked, solution))


def _without_markup(text: str) -> str:
    """JSON of the same value that nothing takes for HTML."""
    for character in "<>&":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def hash_of(question: Question, kind: QuestionType[Any], key: dict[str, Any]) -> str:
    """Changes when question, choices or key do, so that an old answer is not kept for them."""
    parts: list[Any] = [question.source, [choice.source for choice in question.choices]]
    parts += [question.right] if kind.name == "choices" else [kind.name, key]
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


def _controls(form: etree.Element, answers: str, hints: bool) -> None:
    controls = add(form, "div", {"data-part": "controls"})
    hidden = {"hidden": "hidden"}
    add(controls, "button", {"type": "submit", "data-part": "check", **hidden}, "Check")
    if hints:
        add(controls, "button", {"type": "button", "data-part": "step", **hidden}, "Hint")
    add(controls, "button", {"type": "button", "data-part": "again", **hidden}, "Try again")
    add(controls, "a", {"href": answers, "data-part": "answers"}, "Answers")
    add(form, "p", {"data-part": "verdict"})


def _fieldset(form: etree.Element, asked: Asked, title: str) -> etree.Element:
    fieldset = add(form, "fieldset")
    legend = add(fieldset, "legend")
    add(legend, "span", {"data-part": "title"}, title or "Question")
    text = list(asked.question.text)
    # A legend holds phrases only: its paragraphs become spans, and from the first block on
    # (code, a displayed formula, a list) the question goes on below it.
    while text and is_prose(text[0]):
        legend.append(phrase(text.pop(0), "text"))
    if text:
        fieldset.set("aria-describedby", f"{asked.html_id}_body")
        body = {"id": f"{asked.html_id}_body", "data-part": "body"}
        add(fieldset, "div", body).extend(text)
    return fieldset


def _seal(
    block: etree.Element,
    part: str,
    content: list[etree.Element] | None = None,
    attributes: dict[str, str] | None = None,
    text: str = "",
) -> None:
    if content or text:
        template = add(block, "template", {"data-part": part, **(attributes or {})})
        template.text = AtomicString(text) if text else None
        template.extend(content or [])
