"""What can be done in the book: its pages with their questions and exercises, for the browser.

A Python-Markdown extension notes the questions and exercises of each page. The hook joins them to
the pages' addresses and titles; the browser shows a reader's progress against the result:

    {"pages": [{"path": "relu/", "title": "ReLU",
                "items": [{"id": "relu-at-zero", "title": "ReLU at zero", "hash": "…"}, …]}, …]}

An id is the one under which progress is kept: that of an exercise has `exercise:` before it.
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections.abc import Iterable
from typing import Any, TypedDict

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from textbook.page import page_of

# Each element, the start of its HTML id, and the start of the id of its progress.
_ELEMENTS = {
    "quiz-question": ("quiz-", ""),
    "exercise-task": ("exercise-", "exercise:"),
}
# Before inline patterns (20), while a title is as its author wrote it.
BEFORE_INLINE = 25


class Item(TypedDict):
    """A question or an exercise. The hash changes when it is not the same question any more."""

    id: str
    title: str
    hash: str


class OutlinePage(TypedDict):
    """A page; `path` is relative to the book's address."""

    path: str
    title: str
    items: list[Item]


_items: dict[str, list[Item]] = {}


def forget_all() -> None:
    """Forget what was noted: the whole book is about to be built (again)."""
    _items.clear()


def outline(pages: Iterable[tuple[str, str, str]]) -> str:
    """The outline of `pages`: of each the file, as `docs/relu.md`, the path and the title."""
    listed: list[OutlinePage] = [
        {"path": "" if path == "./" else path, "title": title, "items": _items.get(file, [])}
        for file, path, title in pages
    ]
    return json.dumps({"pages": listed}, ensure_ascii=False, separators=(",", ":"))


class OutlineExtension(Extension):
    """Registers the element that shows progress, and what notes questions and exercises."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.block_level_elements.append("my-progress")
        md.treeprocessors.register(Notes(md), "outline", BEFORE_INLINE)


class Notes(Treeprocessor):
    """Notes the questions and exercises of the page in hand, in their order."""

    def run(self, root: etree.Element) -> None:
        page = page_of(self.md)
        if not page.copied:
            _items[page.file] = [item for element in root.iter() if (item := _item(element))]


def _item(element: etree.Element) -> Item | None:
    names = _ELEMENTS.get(element.tag)
    digest = element.get("data-hash")
    # Where its author made a mistake there is none.
    if names is None or digest is None:
        return None
    html, own = names
    title = element.find(".//*[@data-part='title']")
    text = "".join(title.itertext()) if title is not None else ""
    return {
        "id": own + element.get("id", "").removeprefix(html),
        "title": re.sub(r"[*`$]|^Exercise: ", "", text),
        "hash": digest,
    }


def makeExtension(**options: Any) -> OutlineExtension:  # noqa: N802
    """Python-Markdown's entry point."""
    return OutlineExtension(**options)
