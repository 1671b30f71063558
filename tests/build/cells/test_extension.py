"""Cells of a page: what they become, and what an author is told when they are wrong."""

from __future__ import annotations

import html
import re

import pytest

from tests.build.cells.book import CELL, PLOT, Book, code_of
from textbook.cells import grid


def test_a_cell_becomes_an_element_with_code_and_plot_data(book: Book) -> None:
    book.snippet("it.py", PLOT)
    page = book.convert(f"Before.\n\n{CELL}\nAfter.")
    assert '<py-cell id="cell-it" data-state="static"' in page
    assert code_of(page) == PLOT.rstrip("\n")
    assert "<td>0.1</td>" in page
    assert not book.mistakes


def test_the_code_keeps_every_character(book: Book) -> None:
    source = 's = """two\n  lines <b>&amp;"""\n\n\nprint(s)  # α → "β"\n'
    book.snippet("it.py", source)
    assert code_of(book.convert(CELL)) == source.rstrip("\n")


def test_output_and_value_are_in_the_page_as_text(book: Book) -> None:
    book.snippet("it.py", "print('<b>')\n'<i>'")
    page = book.convert(CELL)
    assert "&lt;b&gt;" in page
    assert "&#x27;&lt;i&gt;&#x27;" in page


def test_a_cell_is_not_a_paragraph(book: Book) -> None:
    book.snippet("it.py", PLOT)
    assert "<p><py-cell" not in book.convert(f"Text\n\n{CELL}\n\nText")


def test_a_cell_works_inside_other_blocks(book: Book) -> None:
    book.snippet("it.py", PLOT)
    page = book.convert(f'<div class="wide" markdown>\n\n{CELL}\n\n</div>')
    assert page.count("<py-cell") == page.count("</py-cell>") == 1
    assert "textbook-cell-mark" not in page


def test_a_cell_in_a_list_stays_in_its_item(book: Book) -> None:
    book.snippet("it.py", PLOT)
    indented = "\n".join(f"    {line}" for line in CELL.splitlines())
    page = book.convert(f"- item\n\n{indented}\n")
    assert re.search(r"<li>.*<py-cell.*</li>", page, re.DOTALL)
    assert not book.mistakes


def test_a_cell_shown_as_an_example_stays_text(book: Book) -> None:
    page = book.convert("````markdown\n" + CELL.replace("--8<--", ";--8<--") + "````\n")
    assert "<py-cell" not in page
    assert "{.python .cell #it" in html.unescape(re.sub(r"<[^>]+>", "", page))
    assert not book.mistakes


def test_other_fences_are_left_alone(book: Book) -> None:
    page = book.convert('```{.python title="x"}\na = 1\n```\n\n```python\nb = 2\n```')
    assert "<py-cell" not in page
    assert not book.mistakes


def test_code_can_stand_in_the_page_itself(book: Book) -> None:
    page = book.convert('```{.python .cell #it title="It"}\nx = 3\nx * 2\n```')
    assert code_of(page) == "x = 3\nx * 2"
    assert "<pre>6</pre>" in page


def test_a_needed_cell_runs_first_and_may_show_nothing(book: Book) -> None:
    book.snippet("it.py", "x = 41")
    book.snippet("more.py", "x + 1")
    page = book.convert(
        CELL + '\n```{.python .cell #more title="More" needs="it"}\n--8<-- "page/more.py"\n```'
    )
    assert not book.mistakes
    assert 'data-needs="cell-it"' in page
    assert "<pre>42</pre>" in page


@pytest.mark.parametrize("needs", ['needs="it"', "needs='it'", "needs=it"])
def test_quotation_marks_around_a_need_do_not_matter(book: Book, needs: str) -> None:
    book.snippet("it.py", "x = 41")
    page = book.convert(f'{CELL}\n```{{.python .cell #more title="M" {needs}}}\nx + 1\n```')
    assert not book.mistakes
    assert "<pre>42</pre>" in page


def test_a_cell_converted_again_is_not_its_own_double(book: Book) -> None:
    book.snippet("it.py", PLOT)
    book.convert(CELL)
    book.convert(CELL)
    assert not book.mistakes


MISTAKES = {
    "misspelt block": (
        CELL.replace(".cell", ".cel"),
        r'docs/page\.md:1: unknown block "cel".*Did you mean \.cell',
    ),
    "capitalised block": (CELL.replace(".cell", ".Cell"), r'page\.md:1: unknown block "Cell"'),
    "missing dot": (CELL.replace(".cell", "cell"), r'page\.md:1: unknown block "cell"'),
    "missing end": (CELL.replace("\n```\n", "\n"), r"page\.md:1: this cell is never closed"),
    "unknown option": (
        CELL.replace("title=", 'titel="x" title='),
        r'page\.md:1: a cell has no option "titel"\. Did you mean "title"\?',
    ),
    "option without quotation marks": (
        CELL.replace('title="It"', 'title="It" caption=What to see'),
        r"page\.md:1: .*",
    ),
    "missing id": (CELL.replace("#it ", ""), r"page\.md:1: this cell has no id"),
    "id in capitals": (CELL.replace("#it", "#It_1"), r'page\.md:1: the cell\'s id "It_1"'),
    "missing title": (CELL.replace(' title="It"', ""), r'page\.md:1: the cell "it" has no title'),
    "empty title": (CELL.replace('"It"', '""'), r'page\.md:1: the cell "it" has no title'),
    "unknown class": (CELL.replace(".cell", ".cell .wide"), r'no class "wide"'),
    "empty cell": ('```{.python .cell #it title="It"}\n```', r"page\.md:1: this cell is empty"),
    "no braces": (
        '```python .cell #it title="It"\n1\n```',
        r"page\.md:1: the head of a cell stands in braces.*Write it as",
    ),
    "missing file": (
        CELL.replace("it.py", "itt.py"),
        r"page\.md:2: there is no file snippets/page/itt\.py\. Did you mean page/it\.py\?",
    ),
    "file outside": (CELL.replace("page/it.py", "../x.py"), r"page\.md:2: \.\./x\.py is outside"),
    "file and code": (CELL.replace('it.py"', 'it.py"\nx = 1'), r"page\.md:3: a cell that names a"),
    "misspelt include": (CELL.replace("--8<--", "--8<"), r"page\.md:2: the line that names"),
    "unknown need": (
        CELL.replace("title=", 'needs="other" title='),
        r'page\.md:1: the cell "it" needs "other", which is not a cell above it',
    ),
    "cell before the end of another": (
        CELL.replace("\n```\n", "\n\n") + CELL,
        r"page\.md:4: another block begins before this cell is closed",
    ),
    "unclosed block before it": (
        f"```python\nx = 1\n\n{CELL}",
        r"page\.md:1: this block of code is not closed before the next one begins: ```{\.python",
    ),
    "unclosed block after it": (
        f"{CELL}\n```text\nx\n\nMore.",
        r"page\.md:5: this block of code is never closed\. End it with a line of ```\.",
    ),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_the_page_is_named_with_line_and_remedy(book: Book, name: str) -> None:
    text, expected = MISTAKES[name]
    book.snippet("it.py", PLOT)
    book.convert(text)
    assert len(book.mistakes) == 1, book.mistakes
    assert re.search(expected, book.mistakes[0])


def test_an_include_outside_cells_that_names_no_file_is_a_mistake_too(book: Book) -> None:
    book.convert('Text.\n\n```python\n--8<-- "page/none.py"\n```\n')
    (mistake,) = book.mistakes
    assert mistake.startswith("docs/page.md:4: there is no file snippets/page/none.py")


def test_lines_are_counted_from_the_top_of_the_file_front_matter_included(book: Book) -> None:
    book.convert(f"Text.\n\n{CELL}", front_matter=3)
    assert book.mistakes[0].startswith("docs/page.md:7: there is no file")


def test_a_doubled_id_names_the_first_place(book: Book) -> None:
    book.snippet("it.py", PLOT)
    book.convert(CELL, "docs/first.md")
    book.convert(f"\n{CELL}", "docs/second.md")
    (mistake,) = book.mistakes
    assert mistake.startswith('docs/second.md:2: the cell id "it" is used at docs/first.md:1')


SNIPPET_MISTAKES = {
    "raises": ("x = 1\n1 / 0", r"it\.py:2: the cell \"it\" raises ZeroDivisionError: division by"),
    "does not compile": ("x = (", r"it\.py:1: the cell \"it\" raises SyntaxError"),
    "shows nothing": ("x = 1", r"it\.py:1: the cell \"it\" shows nothing"),
    "plots nothing": ("import js\njs.window.py_plot_data = '[]'", r"it\.py:1: .* shows nothing"),
    "ends itself": ("import sys\nsys.exit(3)", r"it\.py:2: .*SystemExit: 3 .*leave out the call"),
    "imports what no reader has": ("import yaml", r"it\.py:1: .*Python's standard library and"),
    "breaks the schema": (
        PLOT.replace("[0.1, 2]", "[0.1]"),
        r'it\.py:1: the plot data.*plot 1, line 1 "f": data has 1 number, x_data has 2',
    ),
    "plots no text": ("import js\njs.window.py_plot_data = [1]", r"was given a list; it takes a"),
    "kills its process": ("import os\nos._exit(3)", r"its process ended with code 3"),
    "uses what the browser lacks": ("import js\njs.document", r"it\.py:2: .*AttributeError"),
    "fails at the end of its slider": (
        'a = 1  #@param {type:"slider", min:0, max:2}\n1 / a',
        r'it\.py:1: the cell "it" raises ZeroDivisionError: .*, at a = 0 .*Mend the program',
    ),
    "wraps round for readers": (
        "import numpy as np\nprint('x')\nnp.array([50000]) ** 2",
        r"gives a reader something else than who runs the file: its value is "
        r"array\(\[-1794967296\]\), and elsewhere array\(\[2500000000\]\).*dtype=np\.int64",
    ),
    "fails for readers": (
        "import numpy as np\nnp.arange(5) * 10**10",
        r"it\.py:2: the cell \"it\" raises OverflowError",
    ),
    "wraps round at the end of its slider": (
        'import numpy as np\na = 1  #@param {type:"slider", min:1, max:2}\n'
        "np.array([40000]) * 40000 * a",
        r"something else than who runs the file, at a = 2: its value is array\(\[-1094967296\]\)",
    ),
    "asks for input": ("input()", r"it\.py:1: .*input\(\) is not available"),
}


@pytest.mark.parametrize("name", SNIPPET_MISTAKES)
def test_a_mistake_in_a_snippet_is_named_with_page_file_and_line(book: Book, name: str) -> None:
    source, expected = SNIPPET_MISTAKES[name]
    book.snippet("it.py", source)
    book.convert(CELL)
    assert len(book.mistakes) == 1, book.mistakes
    assert re.search(expected, book.mistakes[0])
    assert "docs/page.md" in book.mistakes[0]


def test_a_difference_that_is_meant_is_told_in_the_page(book: Book) -> None:
    book.snippet("it.py", "import numpy as np\nnp.array([50000]) ** 2")
    page = book.convert(CELL.replace("}", ' elsewhere="64 bits <there>"}'))
    assert not book.mistakes
    assert "Outside this book: 64 bits &lt;there&gt;" in page
    assert "array([-1794967296])" in page


def test_a_difference_that_is_told_and_not_there_is_a_mistake(book: Book) -> None:
    book.snippet("it.py", "1 + 1")
    book.convert(CELL.replace("}", ' elsewhere="it has 64 bits"}'))
    (mistake,) = book.mistakes
    assert re.search(r"gives the same there .* Leave the option out\.", mistake)


def test_where_arithmetic_goes_wrong_is_told_under_the_output(book: Book) -> None:
    book.snippet("it.py", "import numpy as np\n1 / (1 + np.exp(1000.0))")
    page = book.convert(CELL)
    assert re.search(
        r'data-part="notes"[^>]*><p [^>]*data-line="2"[^>]*>Line 2: <code>np.exp', page
    )
    assert not book.mistakes


def test_a_program_too_slow_for_its_slider_is_told_and_fails_no_build(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(grid, "TIME_LIMIT", 3)
    book.caplog.set_level("INFO", "mkdocs.textbook")
    source = 'import time\na = 1  #@param {type:"slider", min:0, max:9}\ntime.sleep(0.5)\na'
    book.snippet("it.py", source)
    page = book.convert(CELL)
    assert "<py-cell" in page
    (told,) = book.caplog.records
    assert told.levelname == "INFO"
    assert re.search(
        r'it\.py:1: the sliders of the cell "it" wait for Python: for the 10 values of a, '
        r"it ran for more than 3 seconds",
        told.getMessage(),
    )


def test_an_error_in_a_needed_cell_is_told_as_its_own(book: Book) -> None:
    book.snippet("it.py", "def f():\n    return missing")
    book.snippet("more.py", "f()")
    book.convert(
        CELL + '\n```{.python .cell #more title="More" needs="it"}\n--8<-- "page/more.py"\n```'
    )
    (mistake,) = book.mistakes
    assert "more.py:1" in mistake
    assert "NameError" in mistake


def test_only_a_file_is_advised_to_be_run_by_itself(book: Book) -> None:
    book.snippet("it.py", "1 / 0")
    book.convert(CELL)
    assert "Run the file by itself" in book.mistakes[0]
    book.convert('```{.python .cell #it title="It"}\n1 / 0\n```')
    assert book.mistakes == [
        'docs/page.md:2: the cell "it" raises ZeroDivisionError: division by zero.'
    ]


def test_a_byte_order_mark_is_no_part_of_the_code(book: Book) -> None:
    book.snippet("it.py", "\ufeff6 * 7")
    page = book.convert(CELL)
    assert not book.mistakes
    assert code_of(page) == "6 * 7"
