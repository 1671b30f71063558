"""The code of a cell: a file in `snippets/`, named as PyMdown's snippet syntax names it."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from pathlib import Path

from textbook.errors import AuthorError
from textbook.fences import Fence

# A line that stands for a file, in the syntax of PyMdown's snippets.
INCLUDE = re.compile(r"\s*-{1,}8<-{1,}\s+(?P<quote>[\"'])(?P<name>.+)(?P=quote)\s*\Z")


@dataclass(frozen=True)
class Snippet:
    """`file` is the path to show; line n of `source` is line `first_line + n - 1` of it."""

    source: str
    file: str | None
    first_line: int


def read_snippet(fence: Fence, folder: Path) -> Snippet:
    """The code of the cell in `fence`: the file in `folder` that it names, or what it holds.

    Raises `AuthorError`; its line counts from 1 at the fence's opening.
    """
    for offset, line in enumerate(fence.body, 2):
        if re.match(r"\s*(```+|~~~+)\s*\{", line):
            raise AuthorError(
                "another block begins before this cell is closed",
                line=offset,
                remedy="Close the cell above it with a line of ``` at its end.",
            )
    if not fence.closed:
        raise AuthorError("this cell is never closed", remedy="End it with a line of ```.")
    held = [line for line in fence.body if line.strip()]
    if not held:
        raise AuthorError("this cell is empty", remedy='Name its file: --8<-- "relu/relu.py"')
    include = INCLUDE.match(held[0])
    if include is None:
        if any("8<" in line for line in held):
            raise AuthorError(
                f"the line that names the cell's file is not understood: {held[0].strip()}",
                line=2,
                remedy='Write it alone in the cell, as --8<-- "relu/relu.py"',
            )
        return Snippet("\n".join(fence.body) + "\n", None, fence.start + 2)
    if len(held) > 1:
        raise AuthorError(
            "a cell that names a file holds nothing else",
            line=3,
            remedy="Move the further lines into the file.",
        )
    return _read_file(include["name"], folder)


def _read_file(name: str, folder: Path) -> Snippet:
    path = (folder / name).resolve()
    shown = f"{folder.name}/{name}"
    if not path.is_relative_to(folder.resolve()):
        raise AuthorError(f"{name} is outside {folder.name}/", line=2, remedy="Move it there.")
    if not path.is_file():
        near = _nearest(path, folder)
        raise AuthorError(
            f"there is no file {shown}",
            line=2,
            remedy=f"Did you mean {near}?" if near else f"Create it, or correct the name: {name}.",
        )
    try:
        # Some editors on Windows begin a file with a byte-order mark, which is no part of the code.
        source = path.read_text("utf-8-sig")
    except UnicodeDecodeError:
        message = f"{shown} is not UTF-8 text"
        raise AuthorError(message, line=2, remedy="Save it as UTF-8.") from None
    if not source.strip():
        raise AuthorError(f"{shown} is empty", line=2, remedy="Write the cell's code into it.")
    return Snippet(source, shown, 1)


def _nearest(path: Path, folder: Path) -> str | None:
    # The files of exercises, as relu.check.py, belong to no cell.
    files = [file for file in folder.rglob("*.py") if "." not in file.stem]
    names = [file.relative_to(folder).as_posix() for file in files]
    wanted = path.relative_to(folder.resolve()).as_posix()
    near = difflib.get_close_matches(wanted, names, 1)
    return near[0] if near else None
