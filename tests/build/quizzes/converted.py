"""A page of the book, converted for a test."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape

from textbook.quizzes.sealing import swapped


@dataclass
class Converted:
    """A converted page: its HTML and the sentences that were reported."""

    html: str
    reports: list[str]

    @property
    def report(self) -> str:
        """The only sentence that was reported."""
        assert len(self.reports) == 1, self.reports
        return self.reports[0]

    def sealed(self, part: str) -> list[str]:
        """The decoded contents of the templates of this part."""
        found = re.findall(
            rf'<template[^>]* data-part="{part}"[^>]* data-sealed="([^"]*)"', self.html
        )
        return [swapped(unescape(text)) for text in found]


Convert = Callable[..., Converted]
