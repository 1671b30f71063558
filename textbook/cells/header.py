"""The first line of a cell: `{.python .cell #relu title="ReLU and its gradient"}`."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass

from markdown.extensions.attr_list import get_attrs_and_remainder

from textbook.errors import AuthorError
from textbook.ids import is_id

# What may stand in a header, with what each is for.
OPTIONS = {
    "title": "what the cell shows",
    "caption": "what to notice in it",
    "needs": "the id of a cell on this page whose code runs first",
    "elsewhere": "why it gives something else outside this book, where it does",
}

EXAMPLE = '```{.python .cell #relu title="ReLU and its gradient"}'


@dataclass(frozen=True)
class CellHeader:
    """`id` is unique in the book; `title` is a text, never Markdown."""

    id: str
    title: str
    caption: str | None
    needs: str | None
    elsewhere: str | None = None


def is_cell(info: str) -> bool:
    """Whether the text behind the fence's marks makes the block a cell.

    Raises `AuthorError` when it only nearly does.
    """
    if "{" not in info:
        return _without_braces(info)
    names = re.findall(r"(?<![\w\"'=-])\.?([\w-]+)(?![\w=\"'-])", _unquoted(info))
    if re.search(r"\.cell(?![\w-])", _unquoted(info)):
        if re.match(r"\{.*\}\Z", info):
            return True
        raise AuthorError(
            f"the first line of this cell is not understood: {info}",
            remedy=f"Write it as {EXAMPLE}",
        )
    for name in names:
        near = difflib.get_close_matches(name.lower(), ["cell", "py-cell", "pycell"], 1, 0.75)
        if near:
            raise AuthorError(
                f'unknown block "{name}" at the head of a fenced block',
                remedy=f"Did you mean .cell, as in {EXAMPLE}?",
            )
    return False


def _without_braces(info: str) -> bool:
    """False for the head of a plain block of code, as `python title="x"`; raises for a cell's."""
    language, *words = _unquoted(info).split() or [""]
    meant = language in (".cell", "cell", "py-cell", "pycell")
    for word in words:
        name = word.removeprefix(".").lower()
        meant = meant or bool(difflib.get_close_matches(name, ["cell", "py-cell"], 1, 0.75))
    if meant:
        raise AuthorError(
            f"the head of a cell stands in braces, and this has none: {info}",
            remedy=f"Write it as {EXAMPLE}",
        )
    return False


def _unquoted(info: str) -> str:
    """`info` without what stands in quotation marks, and without ids."""
    return re.sub(r"\"[^\"]*\"|'[^']*'|#[\w-]+", "", info)


def read_header(info: str) -> CellHeader:
    """Read a header; raises `AuthorError` (without a place) for what is wrong in it."""
    pairs, rest = get_attrs_and_remainder(info.strip().removeprefix("{").removesuffix("}"))
    options: dict[str, str] = {}
    name = ""
    for key, value in pairs:
        if key == ".":
            if value not in ("python", "cell"):
                raise AuthorError(
                    f'a cell has no class "{value}"', remedy="Leave .python and .cell only."
                )
        elif key == "id":
            if name:
                raise AuthorError(
                    f'this cell has two ids, "{name}" and "{value}"', remedy="Leave one."
                )
            name = value
        else:
            _add_option(options, key, value)
    if rest.strip():
        raise AuthorError(
            f"the first line of this cell is not understood from {rest.strip()!r} on",
            remedy='Put texts into quotation marks: title="…".',
        )
    if not name:
        raise AuthorError("this cell has no id", remedy=f"Give it one: {EXAMPLE}")
    if not is_id(name):
        raise AuthorError(
            f'the cell\'s id "{name}" is not lower-case words joined by hyphens',
            remedy="Write it like #leaky-relu.",
        )
    if not options.get("title", "").strip():
        raise AuthorError(f'the cell "{name}" has no title', remedy=f"Say what it shows: {EXAMPLE}")
    texts = {key: options.get(key) for key in ("caption", "needs", "elsewhere")}
    return CellHeader(name, options["title"], **texts)


def _add_option(options: dict[str, str], key: str, value: str) -> None:
    if key not in OPTIONS:
        near = difflib.get_close_matches(key, OPTIONS, 1)
        known = ", ".join(OPTIONS)
        raise AuthorError(
            f'a cell has no option "{key}"',
            remedy=f'Did you mean "{near[0]}"?' if near else f"There are {known}.",
        )
    if key in options:
        raise AuthorError(f'the option "{key}" is given twice', remedy="Leave one.")
    options[key] = value
