"""Reads the content of a quiz block: what is asked, the choices with their feedback, why."""

from __future__ import annotations

import hashlib
import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown import Markdown
from markdown.util import HTML_PLACEHOLDER_RE

# A mark in the middle of text, where Markdown has not seen a new item; code is taken out before.
LOST_MARK = re.compile(r"(?:^|\s)\[[ xX]\](?=\s|\Z)")
INLINE_CODE = re.compile(r"(`+).*?\1", re.DOTALL)
MARK = re.compile(r"\s*\[(?P<mark>[ xX])\](?:\s+|\Z)")


@dataclass
class Choice:
    """One answer to choose: its content and its feedback as elements, and its source as text."""

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
    source: str = ""
    # How many lists of choices there are, where there should be one.
    lists: int = 0

    @property
    def right(self) -> list[int]:
        """The indices of the right choices."""
        return [index for index, choice in enumerate(self.choices) if choice.right]

    @property
    def kind(self) -> str:
        """The key of the question's type in `render.KINDS`."""
        return "several" if len(self.right) > 1 else "one"

    @property
    def hash(self) -> str:
        """Changes when question, choices or key do, so that an old answer is not kept for them."""
        parts = [self.source, [choice.source for choice in self.choices], self.right]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:12]


def read_question(block: etree.Element, md: Markdown) -> Question:
    """Take the children out of `block` and sort them into a question."""
    question = Question()
    for element in list(block):
        block.remove(element)
        if is_choices(element):
            question.lists += 1
            question.choices += [read_choice(item, md) for item in element if item.tag == "li"]
        elif question.lists:
            question.explanation.append(element)
        else:
            question.text.append(element)
    question.source = " ".join(source_of(element, md) for element in question.text)
    return question


def is_choices(element: etree.Element) -> bool:
    """Whether the element is a list with at least one item that begins with `[ ]` or `[x]`."""
    return element.tag in {"ul", "ol"} and any(MARK.match(_first_text(item)) for item in element)


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


@dataclass(frozen=True)
class Fault:
    """What is wrong with a question; `choice` is the index of the choice that it is about."""

    message: str
    remedy: str
    choice: int | None = None


def faults(question: Question) -> Iterator[Fault]:
    """Everything wrong with the content of a question."""
    if not question.choices:
        written = re.search(r"(?:^|\s)[-*+] ?\[[ xX]?\]", question.source)
        yield Fault(
            "the quiz has no list of choices",
            "Leave an empty line before the first choice."
            if written
            else "Write each choice as `- [ ] …`, and the right one as `- [x] …`.",
        )
        return
    if question.lists > 1:
        yield Fault(
            f"the quiz has {question.lists} lists of choices",
            "Write one list; indent by four spaces what belongs to a choice.",
        )
    if not (question.source or question.text):
        yield Fault("the quiz asks nothing", "Write the question before the choices.")
    if not question.right:
        yield Fault("no choice is right", "Mark the right one with `[x]`.")
    elif len(question.choices) == 1:
        yield Fault("there is only one choice, the right one", "Add a wrong one.")
    yield from _choice_faults(question.choices)
    yield from _lost_marks(question)


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


def _choice_faults(choices: list[Choice]) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for index, choice in enumerate(choices):
        name = f"choice {index + 1}"
        if not choice.marked:
            yield Fault(f"{name} has no mark", "Begin it with `[ ]` or `[x]`.", index)
        if not choice.source:
            yield Fault(f"{name} is empty", "Write what is to be chosen.", index)
        elif choice.source in first:
            yield Fault(
                f"{name} is the same as choice {first[choice.source] + 1}",
                "Change or remove one of them.",
                index,
            )
        first.setdefault(choice.source, index)
        if choice.quoted and not choice.feedback_source:
            yield Fault(
                f"the feedback of {name} is empty", "Write it after `>`, or remove the `>`.", index
            )


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
