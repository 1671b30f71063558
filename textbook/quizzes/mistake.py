"""A mistake in the source of a block, and what the checks of them share."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any


@dataclass(frozen=True)
class Mistake:
    """A mistake at the line `index` (from 0), and the lines that mend it, by their index."""

    index: int
    message: str
    remedy: str
    repair: Mapping[int, str] = field(default_factory=dict)


# Name of a block -> the class that PyMdown Blocks has for it.
Known = Mapping[str, Any]


def resolve(name: str, known: Known) -> str:
    """The block that the author meant by `name`, or "" if that cannot be guessed."""
    return name if name in known else next(iter(get_close_matches(name, known, 1)), "")


def listed(names: Mapping[str, Any]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))
