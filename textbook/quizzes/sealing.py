"""Encodes what a reader should not see before answering: key, feedback, hints, explanation.

It is no secret, only out of sight: of the eye, of a search in the page and of search engines.
"""

from __future__ import annotations

import base64
import re

from markdown.postprocessors import Postprocessor

# Written by `render`, so nothing is nested; the serialiser sorts the attributes.
TEMPLATE = re.compile(
    r'(?P<start><template\b(?=[^>]* data-part="(?:key|feedback|step|explanation)")[^>]*)>'
    r"(?P<content>.*?)</template>",
    re.DOTALL,
)


class Sealing(Postprocessor):
    """Moves the content of a quiz's templates, by now finished HTML, into an attribute."""

    def run(self, text: str) -> str:
        return TEMPLATE.sub(_seal, text)


def _seal(template: re.Match[str]) -> str:
    sealed = base64.b64encode(template["content"].strip().encode()).decode()
    return f'{template["start"]} data-sealed="{sealed}"></template>'
