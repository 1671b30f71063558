"""What a page is called, read from its source."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

FRONT_MATTER = re.compile(r"---\s*\n(?P<yaml>.*?)\n---\s*(?:\n|\Z)", re.DOTALL)
TITLE = re.compile(r"^# +(?P<title>.+?)(?: +#+)?(?: *\{[^}]*\})? *$", re.MULTILINE)


def split_front_matter(markdown: str) -> tuple[dict[str, object], str]:
    """The front matter of a page and the rest of it."""
    found = FRONT_MATTER.match(markdown)
    if found is None:
        return {}, markdown
    try:
        meta = yaml.safe_load(found["yaml"])
    except yaml.YAMLError:
        meta = None
    return meta if type(meta) is dict else {}, markdown[found.end() :]


def title_of(markdown: str, name: str) -> str:
    """The title of the page: from its front matter, its first heading, or its file's `name`."""
    meta, text = split_front_matter(markdown)
    if meta.get("title"):
        return str(meta["title"])
    found = TITLE.search(text)
    return found["title"] if found else name.replace("-", " ").replace("_", " ").capitalize()


def page_title(path: Path) -> str:
    """The title of the page at `path`; its name if there is no such file, which MkDocs reports."""
    return title_of(path.read_text("utf-8-sig", "replace") if path.is_file() else "", path.stem)
