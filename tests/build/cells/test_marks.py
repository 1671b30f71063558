"""Where a cell may stand, where it is only shown, and where it is refused."""

from __future__ import annotations

import html
import re

import pytest

from tests.build.cells.book import CELL, PLOT, Book, code_of

INLINE = '```{.python .cell #it title="It"}\nx = 3\n\nx * 2\n```\n'


def indented(text: str, by: str = "    ") -> str:
    return "".join(f"{by}{line}" for line in text.splitlines(keepends=True))


def shown(page: str) -> str:
    """The text of the page as it is read."""
    return html.unescape(re.sub(r"<[^>]+>", "", page))


@pytest.mark.parametrize("cell", [CELL, INLINE], ids=["file", "inline"])
def test_a_cell_in_indented_code_is_shown_and_neither_run_nor_its_id_taken(
    book: Book, cell: str
) -> None:
    book.snippet("it.py", PLOT)
    example = cell.replace("--8<--", ";--8<--")
    page = book.convert(f"So:\n\n{indented(example)}\nThat was it.\n\n{cell}")
    assert not book.mistakes
    assert page.count("<py-cell") == 1
    assert cell.rstrip() in shown(page)


def test_what_stands_around_a_cell_in_indented_code_stays(book: Book) -> None:
    code = f"before\n\n{INLINE}after\n\nend"
    assert code in shown(book.convert(f"So:\n\n{indented(code)}\n"))
    assert not book.mistakes


def test_a_mistake_in_indented_code_is_shown_as_well(book: Book) -> None:
    page = book.convert(f"So:\n\n{indented(INLINE.replace('.cell', '.cel'))}")
    assert not book.mistakes
    assert "{.python .cel #it" in shown(page)


def test_a_cell_in_an_admonition_works(book: Book) -> None:
    page = book.convert(f'!!! note "N"\n\n{indented(INLINE)}')
    assert not book.mistakes
    assert re.search(r'<div class="admonition note">.*</py-cell>\s*</div>', page, re.DOTALL)
    assert "<pre>6</pre>" in page


def test_below_an_admonition_that_is_not_known_a_cell_is_code(book: Book) -> None:
    page = book.convert(f"Text\n\n{indented(indented(INLINE))}")
    assert "<py-cell" not in page
    assert "x * 2" in shown(page)


def test_a_cell_in_a_quotation_works(book: Book) -> None:
    page = book.convert(f"> So:\n>\n{indented(INLINE, '> ')}>\n> End.\n\nText.")
    assert not book.mistakes
    assert re.search(r"<blockquote>.*<py-cell.*</py-cell>.*</blockquote>", page, re.DOTALL)
    assert code_of(page) == "x = 3\n\nx * 2"


def test_a_mistake_in_a_quotation_has_its_line(book: Book) -> None:
    book.convert(f"> So:\n>\n{indented(INLINE.replace('x * 2', 'y'), '> ')}")
    (mistake,) = book.mistakes
    assert mistake.startswith('docs/page.md:6: the cell "it" raises NameError')


def test_a_quotation_ends_what_is_not_closed_in_it(book: Book) -> None:
    book.convert(f"> ```python\n> x\n\n{INLINE}")
    (mistake,) = book.mistakes
    assert mistake.startswith("docs/page.md:1: this block of code is never closed")


def test_a_quoted_cell_in_indented_code_is_shown(book: Book) -> None:
    example = indented(INLINE, "> ")
    page = book.convert(f"So:\n\n{indented(example)}")
    assert not book.mistakes
    assert example.rstrip() in shown(page)


def test_a_cell_that_is_commented_out_is_not_run(book: Book) -> None:
    page = book.convert(f"Text\n\n<!--\n{INLINE}-->\n\n{INLINE}")
    assert not book.mistakes
    assert page.count("<py-cell") == 1
    assert "textbook-cell-mark" not in page


@pytest.mark.parametrize(
    ("before", "after"), [("<div>", "</div>"), ("<pre>", "</pre>"), ("<table><tr><td>", "</table>")]
)
def test_a_cell_where_none_can_stand_is_refused_with_its_line(
    book: Book, before: str, after: str
) -> None:
    page = book.convert(f"Text\n\n{before}\n{INLINE}{after}\n")
    (mistake,) = book.mistakes
    assert mistake.startswith("docs/page.md:4: a cell cannot stand here. Write it at the margin")
    assert "textbook-cell-mark" not in page
