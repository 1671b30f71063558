"""The prose of a page: its text without code, in the finished tree and in the author's lines."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator

from textbook.fences import fences
from textbook.page import Page

# Stands for a formula in the text of `prose`.
FORMULA = "\0"


def is_formula(element: etree.Element) -> bool:
    """Whether Arithmatex has made the element of a formula."""
    return element.get("class") == "arithmatex" and (element.text or "")[:2] in {r"\(", r"\["}


def prose(root: etree.Element) -> Iterator[str]:
    """The text of each element, with a space for every child but formulas."""
    for element in root.iter():
        if element.tag in {"pre", "code", "script", "style"}:
            continue
        pieces = ["" if is_formula(element) else element.text or ""]
        for child in element:
            pieces += [FORMULA if is_formula(child) else " ", child.tail or ""]
        yield "".join(pieces)


def lines_with(page: Page, pattern: str) -> list[int]:
    """The lines (from 1) outside fenced code in which `pattern` is found."""
    code: set[int] = set()
    for fence in fences(page.lines):
        code.update(range(fence.start, fence.end + 1) if fence.closed else ())
    return [
        index + 1
        for index, line in enumerate(page.lines)
        if index not in code and re.search(pattern, line)
    ]
