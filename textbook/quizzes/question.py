"""Reads the content of a quiz block: what is asked, hints, the list with its feedback, why."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

MARK = re.compile(r"\s*\[(?P<mark>[ xX])\](?:\s+|\Z)")
HINT = re.compile(r"\s*Hint:\s*")


@dataclass
class Choice:
    """One item of the list: its content and its feedback as elements, and its source as text."""

    content: list[etree.Element]
    right: bool
    feedback: list[etree.Element]
    source: str
    # Whether the item began with `[ ]` or `[x]`.
    marked: bool = True
    quoted: bool = False
    feedback_source: str = ""


@dataclass
class Question:
    """A quiz block, taken apart. The elements are those of the tree, not yet parsed inline."""

    text: list[etree.Element] = field(default_factory=list)
    choices: list[Choice] = field(default_factory=list)
    explanation: list[etree.Element] = field(default_factory=list)
    # The blocks of each hint.
    hints: list[list[etree.Element]] = field(default_factory=list)
    source: str = ""
    # How many lists of choices there are, where there should be one.
    lists: int = 0

    @property
    def right(self) -> list[int]:
        """The indices of the right choices."""
        return [index for index, choice in enumerate(self.choices) if choice.right]


IsList = Callable[[etree.Element], bool]


def read_question(block: etree.Element, md: Markdown, is_list: IsList | None = None) -> Question:
    """Take the children out of `block` and sort them into a question.

    `is_list` knows the list that answers are made of.
    """
    is_list = is_list or is_choices
    question = Question()
    for element in list(block):
        block.remove(element)
        if is_list(element):
            question.lists += 1
            question.choices += [read_choice(item, md) for item in element if item.tag == "li"]
        elif hints := list(_hints(element)):
            question.hints += hints
        elif question.lists:
            question.explanation.append(element)
        else:
            question.text.append(element)
    question.source = " ".join(source_of(element, md) for element in question.text)
    return question


def is_choices(element: etree.Element) -> bool:
    """Whether the element is a list with at least one item that begins with `[ ]` or `[x]`."""
    return element.tag in {"ul", "ol"} and any(MARK.match(_first_text(item)) for item in element)


def is_ordered(element: etree.Element) -> bool:
    """Whether the element is a numbered list."""
    return element.tag == "ol"


def _hints(element: etree.Element) -> Iterator[list[etree.Element]]:
    """The hints in `element`, if it is a quotation that begins with "Hint:".

    Markdown makes one quotation of those that follow each other.
    """
    blocks = list(element) if element.tag == "blockquote" else []
    if not blocks or not HINT.match(blocks[0].text or ""):
        return
    hint: list[etree.Element] = []
    for block in blocks:
        if found := HINT.match(block.text or ""):
            if hint:
                yield hint
            hint = []
            block.text = (block.text or "")[found.end() :]
        hint.append(block)
    yield hint


def read_choice(item: etree.Element, md: Markdown) -> Choice:
    """Take one list item apart."""
    content: list[etree.Element] = []
    feedback: list[etree.Element] = []
    quotes = [child for child in item if child.tag == "blockquote"]
    children = [child for child in item if child.tag != "blockquote"]
    # A tight item has its text itself, a loose one in a paragraph.
    if not (item.text or "").strip() and children and children[0].tag == "p":
        lead = children.pop(0)
    else:
        lead = etree.Element("p")
        lead.text = item.text
    text = lead.text or ""
    mark = MARK.match(text)
    text, remark = _split_quote(text[mark.end() :] if mark else text)
    lead.text = text
    if text.strip() or len(lead):
        content.append(lead)
    content += children
    for quote in quotes:
        feedback += list(quote)
    if remark:
        paragraph = etree.Element("p")
        paragraph.text = remark
        feedback.append(paragraph)
    return Choice(
        content=content,
        right=mark is not None and mark["mark"] in "xX",
        feedback=feedback,
        source=" ".join(source_of(element, md) for element in content).strip(),
        marked=mark is not None,
        quoted=bool(quotes) or remark is not None,
        feedback_source=" ".join(source_of(element, md) for element in feedback).strip(),
    )


def source_of(element: etree.Element, md: Markdown) -> str:
    """The element's text with stashed HTML (code, say) put back and white space made single."""
    blocks = md.htmlStash.rawHtmlBlocks
    text = HTML_PLACEHOLDER_RE.sub(
        lambda found: str(blocks[int(found[1])]) if int(found[1]) < len(blocks) else "",
        " ".join(element.itertext()),
    )
    return " ".join(text.split())


def is_prose(element: etree.Element) -> bool:
    """Whether the element is a paragraph of text, not a stashed block that stands in for one."""
    stashed = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())
    return element.tag == "p" and stashed is None


def _first_text(item: etree.Element) -> str:
    if (item.text or "").strip():
        return item.text or ""
    return (item[0].text or "") if len(item) and item[0].tag == "p" else ""


def _split_quote(text: str) -> tuple[str, str | None]:
    """Split off a quotation that touches the choice's text; Markdown has not seen it as one."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if index and line.lstrip().startswith(">"):
            quoted = [part.strip().removeprefix(">").strip() for part in lines[index:]]
            return "\n".join(lines[:index]).rstrip(), "\n".join(quoted)
    return text, None
