"""Reads the content of an exercise block: the task, and its hints."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass, field

HINT = re.compile(r"\s*Hint:\s*")


@dataclass
class Task:
    """The elements of an exercise block; `hints` has the paragraphs of each."""

    text: list[etree.Element] = field(default_factory=list)
    hints: list[list[etree.Element]] = field(default_factory=list)


def read_task(block: etree.Element) -> Task:
    """Take the children out of `block`. A quotation that begins with "Hint:" holds hints."""
    task = Task()
    for element in list(block):
        block.remove(element)
        if element.tag == "blockquote" and len(element) and HINT.match(element[0].text or ""):
            _read_hints(element, task.hints)
        else:
            task.text.append(element)
    return task


def _read_hints(quotation: etree.Element, hints: list[list[etree.Element]]) -> None:
    """Markdown makes one quotation of those that follow each other."""
    for element in quotation:
        if found := HINT.match(element.text or ""):
            element.text = (element.text or "")[found.end() :]
            hints.append([])
        hints[-1].append(element)
