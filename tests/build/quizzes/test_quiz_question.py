"""Mistakes in what a quiz asks are named with page, line and remedy."""

import pytest

from tests.build.quizzes.converted import Convert


def quiz(body: str) -> str:
    return f"# Page\n\n/// quiz | T\n    id: q\n\n{body}\n\n///\n"


@pytest.mark.parametrize(
    ("body", "report"),
    [
        (
            "Question?",
            'docs/page.md:3: the quiz has no list of choices (quiz "q"). Write each choice',
        ),
        (
            "Question?\n- [ ] a\n- [x] b",
            'docs/page.md:3: the quiz has no list of choices (quiz "q"). Leave an empty line',
        ),
        ("Question?\n\n- a\n- b", "docs/page.md:3: the quiz has no list of choices"),
        ("Question?\n\n- [ ] a\n- [ ] b", 'docs/page.md:3: no choice is right (quiz "q"). Mark'),
        ("Question?\n\n- [x] a", "docs/page.md:3: there is only one choice, the right one"),
        ("Question?\n\n- [ ]\n- [x] b", "docs/page.md:8: choice 1 is empty"),
        (
            "Question?\n\n- [ ] `a`\n\n    > why\n\n- [x] b\n\n- [ ] `a`",
            "docs/page.md:14: choice 3 is the same as choice 1",
        ),
        (
            "Question?\n\n- [ ] a\n\n    >\n\n- [x] b",
            "docs/page.md:8: the feedback of choice 1 is empty",
        ),
        ("Question?\n\n- [x] a\n- b", "docs/page.md:9: choice 2 has no mark"),
        ("Question?\n\n- [x] a\n- [y] b", "docs/page.md:9: choice 2 has no mark"),
        (
            "Question?\n\n- [ ] a\n\n> feedback\n\n- [x] b",
            "docs/page.md:3: the quiz has 2 lists of choices",
        ),
        ("- [ ] a\n- [x] b", "docs/page.md:3: the quiz asks nothing"),
        (
            "Question?\n- [ ] a\n\n- [x] b\n\n- [ ] c",
            "docs/page.md:3: a choice has become a part of the question",
        ),
        (
            "Question?\n\n- [ ] a\n    - [ ] b\n- [x] c",
            "docs/page.md:8: a choice has become a part of choice 1",
        ),
    ],
)
def test_a_fault_is_named_once_with_its_line_and_remedy(
    convert: Convert, body: str, report: str
) -> None:
    page = convert(quiz(body))
    assert page.report.startswith(report)
    assert 'id="quiz-q"' in page.html


@pytest.mark.parametrize(
    "choices",
    [
        "- [ ] a\n- [x] b",
        "- [ ] a\n\n- [x] b",
        "* [ ] a\n* [X] b",
        "1. [ ] a\n2. [x] b",
        "- [ ] a\n\n    > no\n\n- [x] b\n\n    > yes",
    ],
)
@pytest.mark.parametrize("others", [(), ("pymdownx.tasklist",)])
def test_every_way_to_write_a_list_gives_two_choices(
    convert: Convert, choices: str, others: tuple[str, ...]
) -> None:
    page = convert(quiz(f"Question?\n\n{choices}"), extensions=others)
    assert page.reports == []
    assert page.html.count('type="radio"') == 2
    assert "[ ]" not in page.html
    assert page.sealed("key") == ['{"right": [1], "count": 2}']


@pytest.mark.parametrize("indent", ["  ", "    "])
def test_feedback_may_touch_its_choice(convert: Convert, indent: str) -> None:
    page = convert(quiz(f"Q?\n\n- [ ] a\n{indent}> first\n- [x] b\n{indent}> second"))
    assert page.reports == []
    assert ["first" in text for text in page.sealed("feedback")] == [True, False]
    assert "&gt;" not in page.html


def test_brackets_in_code_and_formulas_are_no_marks(convert: Convert) -> None:
    page = convert(quiz("Is `x = [ ]` or $[x]$ or a[x] empty?\n\n- [ ] `[x]` is\n- [x] `[ ]` is"))
    assert page.reports == []


def test_a_list_without_marks_belongs_to_the_question_or_the_explanation(convert: Convert) -> None:
    page = convert(quiz("Given\n\n- one\n- two\n\nwhich?\n\n- [ ] a\n- [x] b\n\nFor\n\n- three"))
    assert page.reports == []
    assert page.html.count('type="radio"') == 2
    assert "<li>one</li>" in page.html
    assert "<li>three</li>" in page.sealed("explanation")[0]


def test_choices_that_differ_only_in_code_are_not_the_same(convert: Convert) -> None:
    body = "Q?\n\n- [ ]\n\n    ```python\n    a\n    ```\n\n- [x]\n\n    ```python\n    b\n    ```"
    page = convert(quiz(body))
    assert page.reports == []
    assert page.html.count('<div class="highlight">') == 2


def hash_of(html: str) -> str:
    return html.split('data-hash="')[1].split('"')[0]


@pytest.mark.parametrize(
    ("body", "same"),
    [
        ("Q?\n\n- [ ] a\n\n    > other feedback\n\n- [x] b", True),
        ("Q?\n\n- [ ] a\n- [x] b\n\nOther explanation.", True),
        ("Q?\n\n- [ ] a\n- [x] c", False),
        ("Q?\n\n- [x] a\n- [ ] b", False),
        ("Q?\n\n- [ ] b\n- [x] a", False),
        ("Not Q?\n\n- [ ] a\n- [x] b", False),
    ],
)
def test_the_hash_changes_with_question_choices_and_key_only(
    convert: Convert, body: str, same: bool
) -> None:
    before = hash_of(convert(quiz("Q?\n\n- [ ] a\n- [x] b")).html)
    assert (hash_of(convert(quiz(body)).html) == before) is same
