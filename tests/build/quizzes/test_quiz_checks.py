"""Mistakes in the source of a block are named with page, line and remedy, and mended."""

import pytest

from tests.build.quizzes.converted import Convert

QUIZ = """\
/// quiz | Title
    id: a-quiz

Question?

- [ ] wrong

- [x] right

///
"""

BODY = "\nQuestion?\n\n- [ ] wrong\n- [x] right\n\n///\n"


def test_a_good_quiz_reports_nothing(convert: Convert) -> None:
    page = convert(QUIZ)
    assert page.reports == []
    assert page.html.count('data-kind="one"') == 1


@pytest.mark.parametrize(
    ("text", "report"),
    [
        (
            "/// quiz | T\n" + BODY,
            "docs/page.md:1: the block `/// quiz` has no id. Write `    id: …`",
        ),
        (
            "/// quiz | T\n    id: ReLU\n" + BODY,
            "docs/page.md:2: the option `id` of `/// quiz` is wrong",
        ),
        (
            "/// quiz | T\n    id: 12\n" + BODY,
            "docs/page.md:2: the option `id` of `/// quiz` is wrong",
        ),
        (
            "/// quiz | T\n    id: q\n    pge: a.md\n" + BODY,
            "docs/page.md:3: `/// quiz` has no option `pge`. Did you mean `page`?",
        ),
        (
            "/// quiz | T\n    id: q\n    colour: red\n" + BODY,
            "docs/page.md:3: `/// quiz` has no option `colour`. There are: `answer`, `attrs`,",
        ),
        (
            "/// quiz | T\n    id: q\n    page: relu\n" + BODY,
            "docs/page.md:3: the option `page` of `/// quiz` is wrong",
        ),
        (
            "/// quiz | T\n    id: q\n    page: [\n" + BODY,
            "docs/page.md:1: the options of `/// quiz` cannot be read.",
        ),
        (
            "/// quiz | T\n    id: q\n    id: r\n" + BODY,
            "docs/page.md:3: the option `id` of `/// quiz` is given twice. Leave one.",
        ),
        (
            "/// quizz | T\n    id: q\n" + BODY,
            "docs/page.md:1: there is no block called `quizz`. Did you mean `/// quiz`?",
        ),
        (
            "/// quiz: T\n    id: q\n\nText.\n",
            "docs/page.md:1: `/// quiz: T` does not start a block",
        ),
        ("/// quiz T\n\nText.\n", "docs/page.md:1: `/// quiz T` does not start a block"),
        ("// quiz | T\n\nText.\n", "docs/page.md:1: `// quiz | T` does not start a block"),
        ("Text.\n\n///\n\nMore.\n", "docs/page.md:3: `///` ends no block. Remove it"),
        (QUIZ + "\n////\n", "docs/page.md:12: `////` ends no block. Remove it"),
    ],
)
def test_a_mistake_is_named_once_with_its_line_and_remedy(
    convert: Convert, text: str, report: str
) -> None:
    assert convert(text).report.startswith(report)


def test_lines_count_from_the_top_of_the_file_with_its_front_matter(convert: Convert) -> None:
    page = convert("/// quiz | T\n" + BODY, front_matter="---\ntitle: T\n---")
    assert page.report.startswith("docs/page.md:4: the block `/// quiz` has no id")


@pytest.mark.parametrize(
    "text",
    [
        "/// quizz | T\n    id: q\n" + BODY,
        "/// quiz | T\n    pge: a.md\n    id: q\n    colour: red\n" + BODY,
        "/// quiz | T\n" + BODY,
        "/// quiz | T\n    id: q\n    page: [\n" + BODY,
        "/// quiz | T\n    id: q\n\nQuestion?\n\n- [ ] wrong\n- [x] right\n",
    ],
)
def test_a_mistaken_block_is_still_shown_as_a_quiz(convert: Convert, text: str) -> None:
    page = convert(text)
    assert page.html.count('data-kind="one"') == 1
    assert "///" not in page.html
    assert "pge" not in page.html


def test_good_options_survive_the_bad_ones_beside_them(convert: Convert) -> None:
    page = convert("/// quiz | T\n    pge: a.md\n    id: q\n    page: b.md\n" + BODY)
    assert 'id="quiz-q"' in page.html
    assert 'href="b.md"' in page.html


def test_a_quiz_without_an_end_does_not_swallow_what_follows(convert: Convert) -> None:
    start = "/// quiz | One\n    id: one\n\nQuestion?\n\n- [ ] a\n- [x] b\n\n"
    page = convert(start + "## Heading\n\n" + QUIZ)
    assert page.report == (
        "docs/page.md:1: the block `/// quiz` has no end. Close it with a line `///` of its own."
    )
    assert page.html.index("</quiz-question>") < page.html.index("<h2")
    assert page.html.count('data-kind="one"') == 2


def test_a_quiz_without_an_end_at_the_foot_of_the_page_is_reported(convert: Convert) -> None:
    page = convert(QUIZ.removesuffix("///\n"))
    assert page.report.startswith("docs/page.md:1: the block `/// quiz` has no end")


@pytest.mark.parametrize("after", ["", "\nAfter.\n"])
def test_an_end_that_touches_indented_feedback_is_reported(convert: Convert, after: str) -> None:
    text = "/// quiz | T\n    id: q\n\nQ?\n\n- [ ] a\n\n- [x] b\n\n    > why\n///\n"
    page = convert(text + after)
    assert page.report.startswith("docs/page.md:11: the end of `/// quiz` touches an indented line")
    assert page.html.count('data-kind="one"') == 1
    assert "///" not in page.html


def test_a_doubled_id_names_the_first_place_on_the_page(convert: Convert) -> None:
    page = convert(QUIZ + "\n" + QUIZ)
    assert page.report == (
        'docs/page.md:13: the quiz id "a-quiz" is used at docs/page.md:2 already. '
        "Ids are unique in the book: choose another."
    )


def test_a_doubled_id_names_the_first_place_in_the_book(convert: Convert) -> None:
    assert convert(QUIZ, file="docs/relu.md").reports == []
    report = convert(QUIZ, file="docs/swish.md").report
    assert report.startswith('docs/swish.md:2: the quiz id "a-quiz" is used at docs/relu.md:2')


def test_a_page_that_is_converted_again_does_not_double_its_own_ids(convert: Convert) -> None:
    convert(QUIZ)
    assert convert(QUIZ).reports == []


@pytest.mark.parametrize(
    "shown",
    [
        "```markdown\n" + QUIZ + "```\n",
        "~~~~\n/// quizz\n~~~\n///\n~~~~\n",
        "<!--\n/// quizz | T\n///\n-->\n",
        "Text.\n\n    /// quizz | T\n    ///\n\nMore.\n",
        "    /// quiz | T\n        id: shown\n",
        "<pre>\n/// quizz\n</pre>\n",
        "See `/// quizz` and https://example.org/// here; 1 /// 2.\n",
    ],
)
def test_a_block_that_is_only_shown_is_no_block(convert: Convert, shown: str) -> None:
    page = convert("# Title\n\n" + shown + "\n" + QUIZ)
    assert page.reports == []
    assert page.html.count("<quiz-question") == 1


def test_windows_line_ends_are_read_as_others(convert: Convert) -> None:
    page = convert(QUIZ.replace("\n", "\r\n"))
    assert page.reports == []
    assert 'id="quiz-a-quiz"' in page.html


def test_blocks_of_others_are_known_and_checked(convert: Convert) -> None:
    good = "//// details | More\n    open: true\n\n" + QUIZ + "\n////\n"
    page = convert(good, extensions=("pymdownx.blocks.details",))
    assert page.reports == []
    assert page.html.count('data-kind="one"') == 1
    bad = "/// details | More\n    opn: true\n\nText.\n\n///\n"
    report = convert(bad, extensions=("pymdownx.blocks.details",)).report
    assert report.startswith(
        "docs/page.md:2: `/// details` has no option `opn`. Did you mean `open`?"
    )


def test_several_mistakes_are_told_in_the_order_of_the_lines(convert: Convert) -> None:
    page = convert("///\n\n/// quizz | T\n    id: q\n" + BODY + "\n////\n")
    assert [report.split(":")[1] for report in page.reports] == ["1", "3", "13"]


CELL = '```{.python .cell #it title="It"}\n1 + 1\n```\n'


@pytest.mark.parametrize(
    ("cell", "line"),
    [(CELL, 4), (CELL.replace("```", "~~~"), 4)],
)
def test_a_cell_in_a_quiz_is_refused_with_its_line(convert: Convert, cell: str, line: int) -> None:
    quiz = QUIZ.replace("Question?\n", f"{cell}\nQuestion?\n")
    page = convert(quiz, extensions=("textbook.cells",))
    assert page.report.startswith(f"docs/page.md:{line}: a cell cannot stand in a quiz. Move it")
    assert "<py-cell" not in page.html


def test_a_cell_in_feedback_is_refused_too(convert: Convert) -> None:
    quoted = "".join(f"    > {line}\n" for line in CELL.splitlines())
    page = convert(QUIZ.replace("wrong\n", f"wrong\n\n{quoted}"), extensions=("textbook.cells",))
    assert page.report.startswith("docs/page.md:8: a cell cannot stand in a quiz")


def test_plain_code_and_a_cell_beside_a_quiz_are_right(convert: Convert) -> None:
    quiz = QUIZ.replace("Question?\n", "```python\n1\n```\n\nQuestion?\n")
    assert convert(f"{CELL}\n{quiz}", extensions=("textbook.cells",)).reports == []
