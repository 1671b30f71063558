"""Nothing that was meant as a block is printed as prose in silence."""

from tests.build.quizzes.converted import Convert


def test_an_indented_quiz_with_a_mistake_is_found_in_the_prose(convert: Convert) -> None:
    page = convert("- item\n\n    /// quizz | T\n        id: q\n\n    Q?\n\n    ///\n")
    assert any("`/// quizz | T` is left over in the text" in report for report in page.reports)
    assert page.reports[0].startswith("docs/page.md:3: ")


def test_a_quiz_off_the_margin_is_refused_since_the_answers_would_miss_it(convert: Convert) -> None:
    quiz = "/// quiz | T\n        id: q\n\n    Q?\n\n    - [ ] a\n    - [x] b\n\n    ///\n"
    page = convert(f"- item\n\n    {quiz}")
    assert page.reports[0].startswith("docs/page.md:4: the quiz `q` does not stand at the margin")


def test_slashes_that_are_meant_are_left_alone(convert: Convert) -> None:
    assert convert("\\/// note\n\n`///`\n\n    ///\n").reports == []
