"""The list of pages, questions and exercises that progress is shown against."""

from __future__ import annotations

import json
from typing import Any

from markdown import Markdown

from textbook import outline
from textbook.page import Page, open_page

PAGE = """\
# ReLU

/// quiz | The value at $0$ of `relu`
    id: relu-at-zero

What?

- [x] 0
- [ ] 1

    > No.

///

/// quiz
    id: untitled

What?

- [x] 0
- [ ] 1

    > No.

///
"""


def listed(text: str, copied: bool = False) -> Any:
    """The outline of one page, `docs/relu.md`, at `relu/`."""
    outline.forget_all()
    open_page(Page("docs/relu.md", text.split("\n"), copied=copied))
    html = Markdown(extensions=["textbook.quizzes", "textbook.outline"]).convert(text)
    (page,) = json.loads(outline.outline([("docs/relu.md", "relu/", "ReLU")]))["pages"]
    return page, html


def test_questions_are_listed_in_their_order_with_plain_titles() -> None:
    page, html = listed(PAGE)
    assert (page["path"], page["title"]) == ("relu/", "ReLU")
    assert [(item["id"], item["title"]) for item in page["items"]] == [
        ("relu-at-zero", "The value at 0 of relu"),
        ("untitled", "Question"),
    ]
    for item in page["items"]:
        assert f'data-hash="{item["hash"]}"' in html


def test_the_hash_changes_with_the_question() -> None:
    before, after = (
        listed(text)[0]["items"] for text in (PAGE, PAGE.replace("- [x] 0", "- [x] 2"))
    )
    assert before[0]["hash"] != after[0]["hash"]


def test_a_page_that_the_build_copies_together_has_none() -> None:
    assert listed(PAGE, copied=True)[0]["items"] == []


def test_a_page_without_questions_is_listed_and_the_home_page_is_the_empty_path() -> None:
    outline.forget_all()
    text = outline.outline([("docs/index.md", "./", "Home"), ("docs/a.md", "a/", "A")])
    assert json.loads(text) == {
        "pages": [
            {"path": "", "title": "Home", "items": []},
            {"path": "a/", "title": "A", "items": []},
        ]
    }


def test_text_for_readers_without_a_script_stays_in_its_element() -> None:
    html = Markdown(extensions=["textbook.outline"]).convert(
        "<my-progress>\nIt needs.\n</my-progress>"
    )
    assert html == "<my-progress>\nIt needs.\n</my-progress>"
