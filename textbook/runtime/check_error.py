"""A check that has failed, told to a reader."""

from __future__ import annotations

# What there is to see, as ("got", "[0.0, 1.0]").
Fact = tuple[str, str]


class CheckError(AssertionError):
    """Why a check failed: a sentence or two, what there is to see, and the line of the reader's
    code that did it, where one did.
    """

    def __init__(self, message: str, *facts: Fact, line: int | None = None) -> None:
        super().__init__(message)
        self.facts = facts
        self.line = line
