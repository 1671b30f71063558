"""Small helps for making elements."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from textbook.quizzes.question import is_prose

Attributes = dict[str, str]


def add(
    parent: etree.Element, tag: str, attributes: Attributes | None = None, text: str | None = None
) -> etree.Element:
    """Append a new element to `parent`."""
    element = etree.SubElement(parent, tag, attributes or {})
    element.text = text
    return element


def phrase(paragraph: etree.Element, part: str) -> etree.Element:
    """Make `paragraph` one of phrases only, as labels and legends hold."""
    paragraph.tag = "span"
    paragraph.set("data-part", part)
    return paragraph


def phrases(elements: list[etree.Element]) -> list[etree.Element]:
    """`elements` for a label."""
    return [phrase(element, "text") if is_prose(element) else element for element in elements]
