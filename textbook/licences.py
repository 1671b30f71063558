"""`::: licences` on a page becomes the licences of everything that the site bundles.

One section a group, one `<details>` a component: the notices must be there, and few read them.
"""

from __future__ import annotations

import html
import xml.etree.ElementTree as etree
from collections.abc import Callable

from markdown import Markdown
from markdown.blockprocessors import BlockProcessor
from markdown.extensions import Extension

from textbook.errors import AuthorError, report
from textbook.licence_sources import (
    Component,
    MissingSourceError,
    browser_packages,
    page_frame,
    python_runtime,
)
from textbook.page import page_of

DIRECTIVE = "::: licences"

GROUPS: dict[str, Callable[[], list[Component]]] = {
    "Python in the page": python_runtime,
    "Scripts, styles and typefaces": browser_packages,
    "The pages around the text": page_frame,
}


class LicencesProcessor(BlockProcessor):
    """Puts the sections where the directive stands."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md.parser)
        self.md = md

    def test(self, parent: etree.Element, block: str) -> bool:
        return block.strip() == DIRECTIVE

    def run(self, parent: etree.Element, blocks: list[str]) -> None:
        blocks.pop(0)
        for title, components in GROUPS.items():
            try:
                sections = "\n".join(section(component) for component in components())
            except MissingSourceError as error:
                line = page_of(self.md).line_of(DIRECTIVE)
                report(
                    self.md,
                    AuthorError(str(error), line=line, remedy="Run `make assets`."),
                )
                return
            etree.SubElement(parent, "h2").text = title
            etree.SubElement(parent, "p").text = self.md.htmlStash.store(sections)


def section(component: Component) -> str:
    """One component: its name, version and licence in sight, its texts behind them."""
    name = f"{component.name} {component.version}".strip()
    source = html.escape(component.source)
    link = f'<p><a href="{source}">{source}</a></p>' if source else ""
    notices = "".join(notice(heading, text) for heading, text in component.notices)
    return (
        f'<details class="licence" data-component="{html.escape(component.name)}">'
        f"<summary>{html.escape(name)} <span>{html.escape(component.licence)}</span></summary>"
        f"{link}{notices}</details>"
    )


def notice(heading: str, text: str) -> str:
    # A blank line inside raw HTML is safe: the stash is not parsed again.
    return f"<h3>{html.escape(heading)}</h3><pre>{html.escape(text.strip())}</pre>"


class LicencesExtension(Extension):
    """Registers the directive."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        # Ahead of paragraphs (10), which would take the line as text.
        md.parser.blockprocessors.register(LicencesProcessor(md), "licences", 60)


def makeExtension(**kwargs: object) -> LicencesExtension:  # noqa: N802
    """Python-Markdown's entry point."""
    return LicencesExtension(**kwargs)
