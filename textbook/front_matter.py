"""Front matter that is no YAML: MkDocs takes it for text and prints it on the page."""

from __future__ import annotations

import re

import yaml

from textbook.errors import AuthorError

FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL
)
OPTION_FIRST = re.compile(r"\ufeff?---[ \t]*\r?\n[A-Za-z][\w-]*:(?:\s|\Z)")


def front_matter_mistake(source: str, file: str) -> AuthorError | None:
    """What is wrong with the front matter at the head of a page."""
    found = FRONT_MATTER.match(source)
    if found is None:
        if OPTION_FIRST.match(source):
            message = "the front matter has no end"
            return AuthorError(message, 1, file, "End it with a line of --- below its options.")
        return None
    try:
        yaml.safe_load(found["yaml"])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or "it is not YAML"
        # The line of the first `---` is before the YAML's first; a problem at its end is in it.
        last = found["yaml"].count("\n")
        line = min(mark.line, last - 1) + 2 if mark else 1
        return AuthorError(
            f"the front matter cannot be read: {problem}",
            line,
            file,
            'Write one `name: value` a line; a value with brackets or colons stands in "…".',
        )
    return None
