"""Encodes what a reader should not see before answering: key, feedback, hints, explanation.

It is no secret, only out of sight: of the eye, of a search in the page and of search engines.
Characters are put for characters, which leaves to compression what it lives on: repetition.
"""

from __future__ import annotations

import re
from html import escape
from string import ascii_lowercase, ascii_uppercase

from markdown.postprocessors import Postprocessor

# Written by `render`, so nothing is nested; the serialiser sorts the attributes.
TEMPLATE = re.compile(
    r'(?P<start><template\b(?=[^>]* data-part="(?:key|feedback|step|explanation)")[^>]*)>'
    r"(?P<content>.*?)</template>",
    re.DOTALL,
)

# Half of each alphabet for its other half; and for what an attribute has to escape, what text
# seldom has. js/quiz/sealed.js has the same table.
PAIRS = [(name[:13], name[13:]) for name in (ascii_lowercase, ascii_uppercase)]
PAIRS += [("01234", "56789"), ('<>"&', "|@`~")]
TABLE = str.maketrans(
    {a: b for one, other in PAIRS for a, b in zip(one + other, other + one, strict=True)}
)


class Sealing(Postprocessor):
    """Moves the content of a quiz's templates, by now finished HTML, into an attribute."""

    def run(self, text: str) -> str:
        return TEMPLATE.sub(_seal, text)


def swapped(text: str) -> str:
    """`text` with each character of the table replaced by its partner; twice gives it back."""
    return text.translate(TABLE)


def _seal(template: re.Match[str]) -> str:
    sealed = escape(swapped(template["content"].strip()))
    return f'{template["start"]} data-sealed="{sealed}"></template>'
