"""Ids that are unique in the whole book: where each was first used."""

from __future__ import annotations

import re

# kind ("cell", "quiz") -> id -> (file, line)
_places: dict[str, dict[str, tuple[str, int]]] = {}

_KEBAB = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


def is_id(text: str) -> bool:
    """Whether `text` is lower-case words joined by hyphens, as `relu-at-zero`."""
    return _KEBAB.match(text) is not None


def forget_page(file: str) -> None:
    """Forget the ids of `file`, which is about to be converted (again)."""
    for ids in _places.values():
        for name in [name for name, place in ids.items() if place[0] == file]:
            del ids[name]


def forget_all() -> None:
    """Forget every id: the whole book is about to be built (again)."""
    _places.clear()


def claim(kind: str, name: str, file: str, line: int) -> str | None:
    """Take the id `name`; if it is taken, return where, as `docs/relu.md:12`."""
    taken = _places.setdefault(kind, {}).setdefault(name, (file, line))
    return None if taken == (file, line) else f"{taken[0]}:{taken[1]}"
