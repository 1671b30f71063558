"""The page of answers: every quiz of the book with its right choices and explanation."""

from tests.build.quizzes.converted import Convert, Converted
from textbook.quizzes import answers_markdown
from textbook.quizzes.answers import rebased

RELU = """\
---
title: ReLU & friends
---

# ReLU

/// quiz | At zero
    id: at-zero
    page: swish.md

Which, see [below](#dead), [Swish](swish.md#gate) or [us](https://example.org/a.md)?

- [ ] WRONG

- [x] zero, as in [notation](../notation.md)

    > By convention.

Because $x$.

///
"""

SWISH = "# Swish / SiLU { #swish }\n\n" + (
    "/// quiz\n    id: some\n\nWhich?\n\n- [x] first\n- [ ] NOT\n- [x] last\n\n///\n"
)


def body(markdown: str) -> str:
    return markdown.split("---\n", 2)[2]


def answers(convert: Convert, pages: dict[str, str]) -> Converted:
    return convert(body(answers_markdown(pages)), file="docs/answers.md")


def test_it_is_outside_search_and_names_the_pages_with_quizzes(convert: Convert) -> None:
    pages = {"docs/a/relu.md": RELU, "docs/index.md": "# Home\n", "docs/swish.md": SWISH}
    markdown = answers_markdown(pages)
    assert markdown.startswith(
        "---\ntitle: Answers\nprogress: false\nsearch:\n  exclude: true\n---\n"
    )
    html = answers(convert, pages).html
    assert '<a href="a/relu.md">ReLU &amp; friends</a></h2>' in html
    assert '<a href="swish.md">Swish / SiLU</a></h2>' in html
    assert "Home" not in html


def test_it_shows_question_right_choices_feedback_and_explanation(convert: Convert) -> None:
    page = answers(convert, {"docs/a/relu.md": RELU, "docs/swish.md": SWISH})
    assert page.reports == []
    assert '<h3 id="quiz-at-zero">At zero</h3>' in page.html
    assert '<h3 id="quiz-some">Question</h3>' in page.html
    for text in ("Which, see", "zero, as in", "By convention.", "Because $x$.", "first", "last"):
        assert text in page.html
    assert "WRONG" not in page.html
    assert "NOT" not in page.html
    assert "<quiz-question" not in page.html


def test_links_lead_where_they_led_on_their_own_page(convert: Convert) -> None:
    html = answers(convert, {"docs/a/relu.md": RELU}).html
    for href in ("a/relu.md#dead", "a/swish.md#gate", "notation.md", "https://example.org/a.md"):
        assert f'href="{href}"' in html


def test_an_address_is_rebased_only_if_it_is_relative() -> None:
    assert rebased("relu.md", "docs/a/b.md", "docs") == "a/relu.md"
    assert rebased("#x", "docs/a/b.md", "docs") == "a/b.md#x"
    assert rebased("../i.png", "docs/a/b.md", "docs") == "i.png"
    for address in ("https://e.org/x", "/root.md", "mailto:a@b.c"):
        assert rebased(address, "docs/a/b.md", "docs") == address


def test_mistakes_are_told_on_the_quizs_own_page_and_not_again(convert: Convert) -> None:
    broken = "# P\n\n/// quiz | T\n    id: q\n    no: 1\n\nQ?\n\n- [ ] a\n- [ ] a\n"
    twice = SWISH + "\n" + SWISH.split("\n\n", 1)[1]
    unnamed = "# N\n\n/// quiz\n\nUNNAMED\n\n- [x] a\n- [ ] b\n\n///\n"
    page = answers(convert, {"docs/p.md": broken, "docs/s.md": twice, "docs/n.md": unnamed})
    assert page.reports == []
    assert page.html.count('id="quiz-some"') == 1
    assert 'id="quiz-q"' in page.html
    assert "UNNAMED" not in page.html


def test_a_quiz_that_is_only_shown_has_no_answer() -> None:
    assert "shown" not in answers_markdown(
        {"docs/w.md": "# W\n\n```\n/// quiz\n    id: shown\n\n- [x] a\n\n///\n```\n"}
    )
