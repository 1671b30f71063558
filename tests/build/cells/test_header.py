"""The first line of a cell: what is one, what it says, and what an author is told."""

from __future__ import annotations

import pytest

from textbook.cells.header import CellHeader, is_cell, read_header
from textbook.errors import AuthorError


@pytest.mark.parametrize(
    "info",
    [
        '{.python .cell #it title="It"}',
        '{.cell .python #it title="It"}',
        "{ .python .cell }",
        '{.python .cell #it title="About .cells and {braces}"}',
    ],
)
def test_the_class_in_braces_makes_a_cell(info: str) -> None:
    assert is_cell(info)


@pytest.mark.parametrize(
    "info",
    [
        "",
        "python",
        "{.python}",
        'python title="a .cell" hl_lines="1 2"',
        "shell",
        "excel",
        "python linenums='1'",
        "{.python #cell}",
        '{.python title="a .cell"}',
        "{.python title='one cell'}",
        "{.python .cells-of-a-table}",
        "python { .excel }",
    ],
)
def test_other_fences_are_none(info: str) -> None:
    assert not is_cell(info)


@pytest.mark.parametrize(
    ("info", "name"),
    [
        ("{.python .cel #it}", "cel"),
        ("{.python cell #it}", "cell"),
        ("{.python .Cell #it}", "Cell"),
        ("{.python .py-cell #it}", "py-cell"),
        ("{.python .celll #it}", "celll"),
    ],
)
def test_a_misspelt_cell_is_named_with_its_remedy(info: str, name: str) -> None:
    with pytest.raises(AuthorError) as raised:
        is_cell(info)
    assert f'unknown block "{name}"' in raised.value.message
    assert "Did you mean .cell" in (raised.value.remedy or "")


@pytest.mark.parametrize("info", ["{.python .cell #it", "python {.cell #it}", "{.cell} #it"])
def test_braces_that_do_not_enclose_all_are_named(info: str) -> None:
    with pytest.raises(AuthorError, match="is not understood"):
        is_cell(info)


@pytest.mark.parametrize(
    "info", ['python .cell #it title="It"', "python cell #it", ".cell #it", "cell", "py .cel #it"]
)
def test_a_head_without_braces_is_named_with_its_remedy(info: str) -> None:
    with pytest.raises(AuthorError, match="stands in braces") as raised:
        is_cell(info)
    assert "Write it as ```{.python .cell" in (raised.value.remedy or "")


def test_every_option_is_read() -> None:
    header = read_header('{.python .cell #the-id title="A title" caption="See = it" needs="other"}')
    assert header == CellHeader("the-id", "A title", "See = it", "other")


def test_caption_and_needs_may_be_left_out() -> None:
    assert read_header("{.python .cell #it title='It'}") == CellHeader("it", "It", None, None)


@pytest.mark.parametrize(
    ("info", "message", "remedy"),
    [
        ('{.python .cell title="It"}', "this cell has no id", "Give it one"),
        ("{.python .cell #it}", 'the cell "it" has no title', "Say what it shows"),
        ('{.python .cell #it title=" "}', 'the cell "it" has no title', "Say what it shows"),
        ('{.python .cell #It title="It"}', '"It" is not lower-case words', "like #leaky-relu"),
        ('{.python .cell #2nd title="It"}', '"2nd" is not lower-case words', "like #leaky-relu"),
        ('{.python .cell #it titel="It"}', 'no option "titel"', 'Did you mean "title"?'),
        (
            '{.python .cell #it zoom="2"}',
            'no option "zoom"',
            "There are title, caption, needs, elsewhere.",
        ),
        ('{.python .cell #it title="A" title="B"}', '"title" is given twice', "Leave one."),
        ('{.python .cell #a #b title="It"}', 'two ids, "a" and "b"', "Leave one."),
        ('{.python .cell .wide #it title="It"}', 'no class "wide"', "Leave .python and .cell"),
        ('{.python .cell #it title="It" }}', "is not understood from", 'title="…"'),
    ],
)
def test_a_mistake_is_named_with_its_remedy(info: str, message: str, remedy: str) -> None:
    with pytest.raises(AuthorError) as raised:
        read_header(info)
    assert message in raised.value.message
    assert remedy in (raised.value.remedy or "")
