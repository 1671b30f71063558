"""The HTML of a quiz: a real form that can be read without JavaScript.

Feedback, explanation and key go into `<template>` elements, which `sealing` encodes once their
content is finished HTML.
"""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from dataclasses import dataclass

from markdown.util import AtomicString

from textbook.quizzes.question import Choice, Question, is_prose

Attributes = dict[str, str]


@dataclass(frozen=True)
class Kind:
    """A type of question: the control that a choice is made by, and what the reader is told."""

    control: str
    hint: str | None = None


KINDS = {
    "one": Kind("radio"),
    "several": Kind("checkbox", "Choose all that apply."),
}


@dataclass(frozen=True)
class Reread:
    """The page to read again after a wrong answer, relative to the page in hand."""

    href: str
    title: str


def render(
    block: etree.Element,
    question: Question,
    name: str,
    title: str,
    answers: str,
    reread: Reread | None,
) -> None:
    """Fill `block` with the form of `question`; `name` is its HTML id, `answers` a link."""
    block.attrib.update(
        {
            "id": name,
            "data-state": "open",
            "data-kind": question.kind,
            "data-hash": question.hash,
            "data-search-exclude": "true",
        }
    )
    # Browsers would otherwise fill in on a reload what the store has forgotten.
    form = add(block, "form", {"autocomplete": "off"})
    _fieldset(form, question, name, title)
    controls = add(form, "div", {"data-part": "controls"})
    add(controls, "button", {"type": "submit", "data-part": "check", "hidden": "hidden"}, "Check")
    again = {"type": "button", "data-part": "again", "hidden": "hidden"}
    add(controls, "button", again, "Try again")
    add(controls, "a", {"href": answers, "data-part": "answers"}, "Answers")
    add(form, "p", {"data-part": "verdict"})
    # What is spoken is apart from what is shown, so that a restored answer can be shown in silence.
    add(form, "div", {"role": "status", "data-part": "status"})
    add(form, "div", {"data-part": "explanation", "hidden": "hidden"})
    if reread:
        paragraph = add(form, "p", {"data-part": "reread", "hidden": "hidden"}, "To reread: ")
        add(paragraph, "a", {"class": "quiz-page", "href": reread.href}, reread.title)
    _sealed(block, question)


def _fieldset(form: etree.Element, question: Question, name: str, title: str) -> None:
    kind = KINDS[question.kind]
    fieldset = add(form, "fieldset")
    legend = add(fieldset, "legend")
    add(legend, "span", {"data-part": "title"}, title or "Question")
    text = list(question.text)
    # A legend holds phrases only: its paragraphs become spans, and from the first block on
    # (code, a displayed formula, a list) the question goes on below it.
    while text and is_prose(text[0]):
        legend.append(_phrase(text.pop(0), "text"))
    if text:
        fieldset.set("aria-describedby", f"{name}_body")
        add(fieldset, "div", {"id": f"{name}_body", "data-part": "body"}).extend(text)
    if kind.hint:
        add(legend, "span", {"data-part": "hint"}, kind.hint)
    for index, choice in enumerate(question.choices):
        _choice(fieldset, choice, index, name, kind)


def _choice(fieldset: etree.Element, choice: Choice, index: int, name: str, kind: Kind) -> None:
    # The underscore keeps these ids apart from those of quizzes, which have none.
    own = f"{name}_{index + 1}"
    row = add(fieldset, "div", {"class": "choice"})
    control = {"type": kind.control, "id": own, "name": name, "value": str(index)}
    add(row, "input", {**control, "aria-describedby": f"{own}_note", "disabled": "disabled"})
    label = add(row, "label", {"for": own})
    label.extend(
        _phrase(element, "text") if is_prose(element) else element for element in choice.content
    )
    note = add(row, "div", {"id": f"{own}_note", "data-part": "note"})
    add(note, "span", {"data-part": "mark"})
    add(note, "div", {"data-part": "feedback"})


def _sealed(block: etree.Element, question: Question) -> None:
    key = add(block, "template", {"data-part": "key"})
    key.text = AtomicString(json.dumps({"right": question.right}))
    for index, choice in enumerate(question.choices):
        if choice.feedback:
            seal = {"data-part": "feedback", "data-choice": str(index)}
            add(block, "template", seal).extend(choice.feedback)
    if question.explanation:
        add(block, "template", {"data-part": "explanation"}).extend(question.explanation)


def _phrase(paragraph: etree.Element, part: str) -> etree.Element:
    paragraph.tag = "span"
    paragraph.set("data-part", part)
    return paragraph


def add(
    parent: etree.Element, tag: str, attributes: Attributes | None = None, text: str | None = None
) -> etree.Element:
    """Append a new element to `parent`."""
    element = etree.SubElement(parent, tag, attributes or {})
    element.text = text
    return element
