r"""Formulas, drawn at build time: `$...$` in a line, `$$...$$` between blank lines.

PyMdown's Arithmatex finds them; KaTeX, in one Node process a page, turns them into HTML for the
eye and MathML for screen readers, so that the reader's browser needs no script for them. What was
drawn once is kept in `.cache/katex/`.

A display formula gets its number with `\tag{1}` and its address from a surrounding
`<div id="eq-relu" markdown>`. In the search index a formula in a line stands as plain characters;
display formulas are left out.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.toc import slugify, unique
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from textbook.errors import AuthorError, report
from textbook.katex import KatexError, render
from textbook.katex_html import exclude_all, exclude_visual, join_names, labelled, plain_text
from textbook.node import NodeUnavailableError
from textbook.page import page_of
from textbook.prose import is_formula
from textbook.stray_dollars import StrayDollars

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# A formula at most so wide, in characters, is never broken across lines: it fits a narrow phone.
UNBREAKABLE_WIDTH = 26
SPACED_OPERATOR = re.compile(r"[=+−<>≤≥≈→∈×]")
# What must not be torn from the formula: brackets before it; punctuation, "th" or "-th" after it.
BEFORE = re.compile(r"[(\[“‘\"'–—-]+$")
AFTER = re.compile(r"^(?:[-’']?\w{1,2}(?!\w))?[^\s\w]*")


@dataclass
class Formula:
    """One formula of the tree: the element that stands for it, its TeX, whether it is displayed."""

    element: etree.Element
    tex: str
    display: bool


class FormulaTreeprocessor(Treeprocessor):
    """Replaces what Arithmatex marked by KaTeX's HTML, and tells the author what KaTeX refuses."""

    def __init__(self, md: Markdown, headings: HeadingTreeprocessor) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.headings = headings

    def run(self, root: etree.Element) -> None:
        formulas = [formula for element in root.iter() if (formula := read(element))]
        parents = {child: parent for parent in root.iter() for child in parent}
        if not formulas:
            return
        try:
            results = render([(formula.tex, formula.display) for formula in formulas])
        except NodeUnavailableError as error:
            report(self.md, AuthorError(str(error)))
            return
        line = 1
        for formula, result in zip(formulas, results, strict=True):
            found = self.line_of(formula, line)
            if found:
                # A line may have several formulas, but only one that is displayed.
                line = found + formula.display
            if isinstance(result, KatexError):
                self.report_broken(formula, result, found)
                continue
            result = join_names(result)
            heading = enclosing(formula.element, HEADINGS, parents)
            if heading is not None:
                self.headings.postpone(heading, formula, result)
            else:
                if enclosing(formula.element, {"label"}, parents) is not None:
                    result = labelled(result)
                put(formula, result, self.md)
                if not formula.display:
                    keep_together(formula.element, parents[formula.element], plain_text(result))
        self.headings.name(root)

    def line_of(self, formula: Formula, start: int) -> int | None:
        """Where the formula stands in the source, if it stands there (a snippet's does not)."""
        page = page_of(self.md)
        first = formula.tex.strip().split("\n")[0].strip()
        texts = [first] if formula.display else [f"${formula.tex}$", f"\\({formula.tex}\\)", first]
        for text in texts:
            found = page.line_of(text, start) or page.line_of(text)
            if found:
                return found
        return None

    def report_broken(self, formula: Formula, error: KatexError, line: int | None) -> None:
        shown = " ".join(formula.tex.split())
        report(
            self.md,
            AuthorError(
                f"KaTeX cannot draw the formula {shown!r}: {error.message}",
                line=line,
                remedy="Its functions are listed at https://katex.org/docs/supported.html.",
            ),
        )


class HeadingTreeprocessor(Treeprocessor):
    """Formulas in headings stay plain characters until title, id and contents are taken."""

    def __init__(self, md: Markdown) -> None:
        super().__init__(md)
        self.md: Markdown = md
        self.postponed: list[tuple[etree.Element, Formula, str]] = []

    def postpone(self, heading: etree.Element, formula: Formula, rendered: str) -> None:
        formula.element.text = AtomicString(plain_text(rendered))
        formula.element.set("class", "formula-inline")
        self.postponed.append((heading, formula, rendered))

    def name(self, root: etree.Element) -> None:
        """Give the headings with formulas ids that spell out what TeX spells out.

        The toc extension drops whatever is not ASCII: "σ and tanh" would become "and-tanh".
        """
        used = {element.get("id", "") for element in root.iter()}
        for heading in dict.fromkeys(heading for heading, _, _ in self.postponed):
            if heading.get("id"):
                continue
            tex = {id(formula.element): formula.tex for _, formula, _ in self.postponed}
            words = spelt(heading, tex)
            heading.set("id", unique(slugify(words, "-") or "formula", used))

    def run(self, root: etree.Element) -> None:
        for _, formula, rendered in self.postponed:
            put(formula, rendered, self.md)
        self.postponed.clear()


def spelt(element: etree.Element, tex: dict[int, str]) -> str:
    r"""Give the element's text with each formula spelt by its TeX: `\sigma'(x)` gives "sigma x"."""
    if id(element) in tex:
        letters = re.sub(r"\\(?:mathrm|mathbf|mathit|operatorname|text)\b", "", tex[id(element)])
        return re.sub(r"[^A-Za-z0-9]+", " ", letters)
    parts = [element.text or ""]
    for child in element:
        parts += [spelt(child, tex), child.tail or ""]
    return "".join(parts)


def read(element: etree.Element) -> Formula | None:
    """Read what Arithmatex left in `element`, if it did."""
    text = element.text or ""
    if not is_formula(element):
        return None
    return Formula(element, text[2:-2], text[:2] == r"\[")


def enclosing(
    element: etree.Element, tags: set[str], parents: dict[etree.Element, etree.Element]
) -> etree.Element | None:
    """Find the nearest ancestor with one of the tags."""
    parent = parents.get(element)
    while parent is not None and parent.tag not in tags:
        parent = parents.get(parent)
    return parent


def put(formula: Formula, rendered: str, md: Markdown) -> None:
    """Write the drawn formula into its element, by the stash, since it is HTML already."""
    if formula.display:
        numbered = " formula--numbered" if 'class="katex-tag"' in rendered else ""
        formula.element.set("class", "formula" + numbered)
        rendered = exclude_all(rendered)
    else:
        formula.element.set("class", "formula-inline")
        rendered = exclude_visual(rendered)
    formula.element.text = AtomicString(md.htmlStash.store(rendered))


def keep_together(element: etree.Element, parent: etree.Element, text: str) -> None:
    """Draw brackets and punctuation that touch a short formula into its unbreakable element."""
    if len(text) + 2 * len(SPACED_OPERATOR.findall(text)) > UNBREAKABLE_WIDTH:
        return
    element.set("class", "formula-inline formula-inline--short")
    position = list(parent).index(element)
    before = parent[position - 1].tail if position else parent.text
    if before and (opening := BEFORE.search(before)):
        rest = before[: opening.start()]
        if position:
            parent[position - 1].tail = rest
        else:
            parent.text = rest
        element.text = AtomicString(opening[0] + (element.text or ""))
    if element.tail and (closing := AFTER.match(element.tail)):
        element.text = AtomicString((element.text or "") + closing[0])
        element.tail = element.tail[closing.end() :]


class FormulaExtension(Extension):
    """Registers Arithmatex and the two steps that follow it."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Python-Markdown's name)
        md.registerExtensions(["pymdownx.arithmatex"], {"pymdownx.arithmatex": {"generic": True}})
        headings = HeadingTreeprocessor(md)
        md.treeprocessors.register(StrayDollars(md), "stray-dollars", 19.5)
        # Right after inline patterns (20), so that later steps find finished formulas.
        md.treeprocessors.register(FormulaTreeprocessor(md, headings), "formulas", 19)
        # After toc (5) and MkDocs' title (1).
        md.treeprocessors.register(headings, "formulas-in-headings", 0.5)


def makeExtension(**kwargs: object) -> FormulaExtension:  # noqa: N802
    """Python-Markdown's entry point."""
    return FormulaExtension(**kwargs)
