"""What the book changes in the HTML that KaTeX gives: names, plain text, what search leaves out."""

from __future__ import annotations

import html
import re

# Material's search forgets an exclusion when an element of the same name ends inside it, so the
# excluded element has a name that KaTeX never uses.
EXCLUDED = "bdi"
VISUAL = '<span class="katex-html"'


def exclude_all(rendered: str) -> str:
    """Keep a whole formula out of the search index."""
    return f'<{EXCLUDED} data-search-exclude="true">{rendered}</{EXCLUDED}>'


def exclude_visual(rendered: str) -> str:
    """Leave only the MathML's characters for the search index."""
    head, _, tail = rendered.rpartition(VISUAL)
    # The visual part ends where KaTeX's outermost element does.
    visual = exclude_all(VISUAL + tail.removesuffix("</span>"))
    head = head.replace("<annotation ", '<annotation data-search-exclude="true" ')
    return f"{head}{visual}</span>"


def join_names(rendered: str) -> str:
    r"""Make one identifier of the letters of `\mathrm{ReLU}`, else they are read out singly."""
    return re.sub(
        r'(?:<mi mathvariant="normal">[A-Za-z]</mi>){2,}',
        lambda letters: f'<mi mathvariant="normal">{re.sub("<[^>]+>", "", letters[0])}</mi>',
        rendered,
    )


def labelled(rendered: str) -> str:
    """Name the formula in plain characters, for use in the label of a control.

    MathML is no text to every tool, and a choice that is a formula alone would be nameless.
    """
    name = html.escape(plain_text(rendered), quote=True)
    return rendered.replace("<math ", f'<math aria-label="{name}" ', 1)


def plain_text(rendered: str) -> str:
    """Give the formula as plain characters, read off its MathML: "ReLU′(0)"."""
    mathml = re.search(r"<math.*?</math>", rendered, re.DOTALL)
    if mathml is None:
        raise ValueError("KaTeX gave no MathML")
    visible = re.sub(r"<annotation.*?</annotation>", "", mathml[0], flags=re.DOTALL)
    # Invisible operators (function application, times) are for screen readers.
    return re.sub("[\u2061-\u2064\u200b]", "", html.unescape(re.sub(r"<[^>]+>", "", visible)))
