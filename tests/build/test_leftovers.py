"""What a finished page shows or holds although no author means it."""

from __future__ import annotations

import pytest
from markdown import Markdown

from textbook.page import Page, open_page

EXTENSIONS = [
    "attr_list",
    "footnotes",
    "md_in_html",
    "pymdownx.superfences",
    "toc",
    "textbook.formulas",
]


def reports(text: str, caplog: pytest.LogCaptureFixture) -> list[str]:
    caplog.clear()
    open_page(Page("docs/page.md", text.split("\n")))
    Markdown(extensions=[*EXTENSIONS, "textbook.leftovers"]).convert(text)
    return [record.getMessage() for record in caplog.records]


@pytest.mark.parametrize("link", ["[x][foo]", "[*x*][foo]", "[foo][]", "[$x$][foo]", "![x][foo]"])
def test_a_link_to_a_name_that_is_not_defined_is_reported(
    link: str, caplog: pytest.LogCaptureFixture
) -> None:
    (report,) = reports(f"Text.\n\nSee {link}.", caplog)
    assert report.startswith('docs/page.md:3: the link to "foo" has no address. Add a line `[foo]:')


def test_a_footnote_that_is_not_defined_is_reported(caplog: pytest.LogCaptureFixture) -> None:
    (report,) = reports("Text.[^a]\n\nMore.[^b]\n\n[^a]: There.", caplog)
    assert report.startswith('docs/page.md:3: there is no footnote "b". Add a line `[^b]: …`')


@pytest.mark.parametrize(
    "text",
    [
        "See [x][foo].\n\n[foo]: other.md",
        "`[x][foo]`, a[i][j], $[a][b]$ and \\[x][foo]",
        "```\n[x][foo]\n```\n\n    [x][foo]\n",
        "- [ ] open\n- [x] done",
        "One [x](y.md)[z](w.md).",
    ],
)
def test_brackets_that_are_meant_are_left_alone(
    text: str, caplog: pytest.LogCaptureFixture
) -> None:
    assert reports(text, caplog) == []


@pytest.mark.parametrize(
    "second",
    ['<div id="eq-a" markdown>\n$$\ny\n$$\n</div>', "## Title {#eq-a}", '<p id="eq-a">Raw.</p>'],
)
def test_an_id_that_two_elements_have_is_reported_with_both_lines(
    second: str, caplog: pytest.LogCaptureFixture
) -> None:
    first = '<div id="eq-a" markdown>\n$$\nx\n$$\n</div>'
    assert reports(f"{first}\n\nSee [it](#eq-a).\n\n{second}\n", caplog) == [
        'docs/page.md:9: two elements of this page have the id "eq-a", the first at line 1. '
        "Give one of them another id."
    ]


def test_equal_headings_and_ids_in_code_are_no_doubles(caplog: pytest.LogCaptureFixture) -> None:
    text = '## T\n\n## T\n\n```html\n<p id="t"></p>\n```\n\n`id="t"`'
    assert reports(text, caplog) == []
