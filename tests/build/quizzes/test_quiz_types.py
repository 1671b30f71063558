"""Each type of question: what the build computes, what it writes, and what it tells its author."""

from __future__ import annotations

import json
import logging
import re

import pytest

from tests.build.quizzes.converted import Convert, Converted
from textbook.quizzes import answers_markdown
from textbook.quizzes.types import TYPES

NUMERIC = """\
/// quiz | Number
    id: q
    type: numeric
    compute: np.sqrt(2 / 200)
    tolerance: 1 %

How much?

- [ ] `2 / 200`

    > SECRET

Because.

///
"""

TEXT = """\
/// quiz | Name
    id: q
    type: text

Who?

- [x] SiLU
- [x] Swish-1
- [ ] GELU

    > No.

///
"""

ORDER = """\
/// quiz | Order
    id: q
    type: order

Which first?

1. one

    > SECRET

2. two
3. three

///
"""

PREDICT = """\
/// quiz | Curve
    id: q
    type: predict
    compute: x * x
    points: [-1, 0, 2]
    x_range: [-3, 3]
    y_range: [-1, 9]
    tolerance: 0.2

Set it.

- [ ] `np.abs(x)`

    > That has a corner.

///
"""

BUG = """\
/// quiz | Mistake
    id: q
    type: bug

Which line?

```python
def double(x):
    return x + 2

print(double(5))
```

- [x] 2: `return x + 2`

    > It adds.

- [ ] 4

    > A call.

///
"""

CURVES = """\
/// quiz | Curves
    id: q

Which?

- [x] SiLU `curve: x / (1 + np.exp(-x))`

    > Yes.

- [ ] ReLU `curve: np.maximum(x, 0)`

    > No.

///
"""

GOOD = {
    "numeric": NUMERIC,
    "text": TEXT,
    "order": ORDER,
    "predict": PREDICT,
    "bug": BUG,
    "choices": CURVES,
}


def key(page: Converted) -> dict[str, object]:
    (text,) = page.sealed("key")
    return dict(json.loads(text))


def test_every_type_of_the_table_is_tested() -> None:
    assert set(GOOD) == set(TYPES)


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_a_good_question_reports_nothing_and_has_its_answer_out_of_sight(
    convert: Convert, text: str
) -> None:
    page = convert(text)
    assert page.reports == []
    assert key(page)
    for secret in ("SECRET", "It adds.", "That has a corner.", "Because."):
        assert secret not in page.html


@pytest.mark.parametrize("text", GOOD.values(), ids=GOOD)
def test_its_answer_is_on_the_page_of_answers(convert: Convert, text: str) -> None:
    convert(text)
    markdown = answers_markdown({"docs/page.md": "# P\n\n" + text})
    page = convert(markdown.split("---\n", 2)[2], file="docs/answers.md")
    assert page.reports == []
    answer = {
        NUMERIC: "<p>0.1</p>",
        TEXT: "<p>SiLU or Swish-1</p>",
        ORDER: "two",
        PREDICT: "<td>4</td>",
        BUG: "Line 2:",
        CURVES: "SiLU",
    }[text]
    assert 'class="quiz-answer-label">Answer</p>' in page.html
    assert answer in page.html
    assert "<form" not in page.html


def test_a_number_is_computed_with_its_tolerance_and_its_wrong_answers(convert: Convert) -> None:
    found = key(convert(NUMERIC))
    assert found["value"] == pytest.approx(0.1, rel=1e-15)
    assert found["tolerance"] == pytest.approx(0.001)
    assert found["wrong"] == [0.01]


@pytest.mark.parametrize(
    ("tolerance", "width"),
    [("0.05", 0.05), ("1e-3", 1e-3), ("2 %", 0.002), ("2 digits", 0.005), ("exact", 1e-10)],
)
def test_a_tolerance_is_absolute_relative_or_in_digits(
    convert: Convert, tolerance: str, width: float
) -> None:
    page = convert(NUMERIC.replace("1 %", tolerance))
    assert page.reports == []
    assert key(page)["tolerance"] == pytest.approx(width)


def test_several_lines_of_numpy_are_computed_and_wrong_answers_use_their_names(
    convert: Convert,
) -> None:
    lines = "compute: |\n        fan_in = 200\n        np.sqrt(2 / fan_in)"
    text = NUMERIC.replace("compute: np.sqrt(2 / 200)", lines).replace("2 / 200", "2 / fan_in")
    page = convert(text)
    assert page.reports == []
    assert key(page)["wrong"] == [0.01]


def test_the_order_shown_is_not_the_right_one_and_the_key_names_what_is_shown(
    convert: Convert,
) -> None:
    page = convert(ORDER)
    shown = re.findall(r"<p>(one|two|three)</p>", page.html)
    order = key(page)["order"]
    assert shown != ["one", "two", "three"]
    assert isinstance(order, list)
    assert [shown[item] for item in order] == ["one", "two", "three"]


def test_a_prediction_is_computed_at_its_points_and_drawn(convert: Convert) -> None:
    page = convert(PREDICT)
    found = key(page)
    assert found["truth"] == [1, 0, 4]
    assert found["wrong"] == [[1, 0, 2]]
    assert str(found["drawing"]).startswith('<path class="sketch-truth"')
    assert page.html.count('type="range"') == 3
    assert page.html.count('role="img"') == 1


def test_a_given_curve_is_drawn_from_the_start(convert: Convert) -> None:
    page = convert(PREDICT.replace("tolerance:", "given: np.abs(x)\n    tolerance:"))
    assert page.reports == []
    assert page.html.count('<path class="sketch-given"') == 1
    assert key(page)["wrong"] == [[1, 0, 2]]


def test_slopes_are_computed_where_their_range_is_given(convert: Convert) -> None:
    page = convert(PREDICT.replace("tolerance:", "slope_range: [-4, 5]\n    tolerance:"))
    # The listed |x| has a corner at 0.
    assert page.report.startswith("docs/page.md:13: answer 1 has no slope at 0")
    smooth = PREDICT.replace("tolerance:", "slope_range: [-4, 5]\n    tolerance:")
    truth = key(convert(smooth.replace("np.abs(x)", "x")))["truth"]
    assert truth == pytest.approx([-2, 0, 4], abs=1e-6)


def test_the_lines_of_a_program_are_its_choices_and_it_runs_afterwards(convert: Convert) -> None:
    page = convert(BUG)
    assert page.html.count('type="radio"') == 3
    assert "<pre" not in page.html
    assert key(page)["right"] == [1]
    (explanation,) = page.sealed("explanation")
    assert '<py-cell id="cell-quiz-q"' in explanation
    assert "<pre>7\n</pre>" in explanation


def test_a_wrong_choice_is_drawn_with_the_right_one_and_the_right_one_alone(
    convert: Convert,
) -> None:
    right, wrong = convert(CURVES).sealed("feedback")
    assert right.count('<path class="sketch-truth"') == 1
    assert "sketch-chosen" not in right
    assert wrong.count('class="sketch-truth"') == wrong.count('class="sketch-chosen"') == 1
    assert "curve:" not in convert(CURVES).html


def test_hints_are_sealed_one_by_one(convert: Convert) -> None:
    hints = "> Hint: HIDDEN first\n\n> Hint: second\n\n> with more\n\n> A quotation.\n\n- [ ]"
    page = convert(NUMERIC.replace("- [ ]", hints, 1))
    first, second = page.sealed("step")
    assert first == "<p>HIDDEN first</p>"
    assert "with more" in second
    assert "HIDDEN" not in page.html
    assert ">Hint</button>" in page.html


def test_a_quotation_that_is_no_hint_stays_in_the_question(convert: Convert) -> None:
    page = convert(NUMERIC.replace("- [ ]", "> A quotation.\n\n- [ ]", 1))
    assert "A quotation." in page.html
    assert ">Hint</button>" not in page.html


def test_shuffling_is_said_to_the_browser(convert: Convert) -> None:
    assert (
        'data-shuffle="true"' in convert(CURVES.replace("id: q", "id: q\n    shuffle: true")).html
    )


MISTAKES: list[tuple[str, str, str, str]] = [
    # A question, what of it is replaced by what, and how the sentence begins.
    (NUMERIC, "type: numeric", "type: numerik", ":3: the option `type` of `/// quiz` is wrong: no "
     "type is called `numerik`; did you mean `numeric`"),
    (NUMERIC, "type: numeric", "type: essay", ":3: the option `type` of `/// quiz` is wrong: no "
     "type is called `essay`; the types are choices, numeric, text"),
    (NUMERIC, "    tolerance: 1 %\n", "", ":1: the question says no tolerance"),
    (NUMERIC, "1 %", "small", ":5: the option `tolerance` of `/// quiz` is wrong: it is `0.01`, "),
    (NUMERIC, "1 %", "0", ":5: the option `tolerance` of `/// quiz` is wrong: a tolerance of 0 is"),
    (NUMERIC, "    compute: np.sqrt(2 / 200)\n", "", ":1: the answer is not proved"),
    (NUMERIC, "np.sqrt(2 / 200)", "np.sqrt(2 / ", ":4: `compute` is no Python: '(' was never cl"),
    (NUMERIC, "np.sqrt(2 / 200)", "x = 2", ":4: `compute` does not end with an expression"),
    (NUMERIC, "np.sqrt(2 / 200)", "np.sqr(2)", ":4: `compute` raises AttributeError: module"),
    (NUMERIC, "np.sqrt(2 / 200)", "np.ones(3)", ":4: `compute` raises ValueError: it gives an arr"),
    (NUMERIC, "np.sqrt(2 / 200)", "np.inf", ":4: `compute` gives inf"),
    (NUMERIC, "np.sqrt(2 / 200)", "0", ":1: the answer is 0, and 0 has no such tolerance"),
    (NUMERIC, "tolerance:", "answer: 0.2\n    tolerance:", ":5: the answer `0.2` is wrong: "
     "`compute` gives 0.1"),
    (NUMERIC, "`2 / 200`", "0.1001", ":9: answer 1 is listed as wrong and is within the tolera"),
    (NUMERIC, "`2 / 200`", "much", ":9: answer 1 raises NameError: name 'much' is not defined"),
    (NUMERIC, "`2 / 200`", "a lot", ":9: answer 1 is no Python"),
    (NUMERIC, "- [ ]", "- [x]", ":9: answer 1 is marked as right"),
    (NUMERIC, "\n    > SECRET\n", "", ":9: answer 1 is wrong and has no feedback"),
    (NUMERIC, "SECRET", "", ":9: the feedback of answer 1 is empty"),
    (NUMERIC, "Because.", "- [ ] 0.01\n\n    > Again.", ":13: answer 2 cannot be told from answ"),
    (NUMERIC, "tolerance:", "points: [1, 2]\n    tolerance:", ":5: a question of the type numeric "
     "has no option `points`"),
    (NUMERIC, "tolerance:", "units: 3\n    tolerance:", ":5: the option `units` of `/// quiz` is "
     "wrong: it gives the size of each further unit"),
    (NUMERIC, "- [ ]", "> Hint:\n\n- [ ]", ":1: hint 1 is empty"),
    (TEXT, "- [x] SiLU\n- [x] Swish-1\n", "", ":1: no answer is right"),
    (TEXT, "GELU", "swish 1", ":9: answer 3 cannot be told from answer 2"),
    (TEXT, "GELU", "SiLU", ":9: answer 3 is the same as answer 1"),
    (TEXT, "GELU", "...", ":9: nothing is left of answer 3 when it is compared"),
    (TEXT, "    > No.\n", "", ":9: answer 3 is wrong and has no feedback"),
    (ORDER, "2. two\n3. three\n", "", ":1: there is only one item to put in order"),
    (ORDER, "three", "two", ":12: item 3 is the same as item 2"),
    (ORDER, "1. one\n\n    > SECRET\n\n2. two\n3. three", "one, two", ":1: there is no list of it"),
    (PREDICT, "[-1, 0, 2]", "[-1, 4]", ":5: the point 4 is outside the plot"),
    (PREDICT, "[-1, 9]", "[-1, 3]", ":7: at 2 the answer is 4, outside the plot"),
    (PREDICT, "[-1, 0, 2]", "[2, 1]", ":5: the option `points` of `/// quiz` is wrong: they are r"),
    (PREDICT, "[-1, 0, 2]", "[2]", ":5: the option `points` of `/// quiz` is wrong: there are 2"),
    (PREDICT, "[-3, 3]", "[3, -3]", ":6: the option `x_range` of `/// quiz` is wrong: it is the"),
    (PREDICT, "    points: [-1, 0, 2]\n", "", ":1: the prediction has no `points`"),
    (PREDICT, "tolerance: 0.2", "tolerance: 1 %", ":8: the tolerance of a prediction is a height"),
    (PREDICT, "    tolerance: 0.2\n", "", ":1: the question says no tolerance"),
    (PREDICT, "np.abs(x)", "x * x + 0.1", ":12: answer 1 is listed as wrong and is within the t"),
    (PREDICT, "x * x", "np.log(x)", ":4: `compute` is not finite at every point"),
    (PREDICT, "x * x", "y", ":4: `compute` raises NameError"),
    (PREDICT, "x * x", "0.1 * x", ":1: the prediction is right before anything is set"),
    (BUG, "- [x] 2:", "- [x] 9:", ":14: the program has no line 9"),
    (BUG, "- [x] 2: `return x + 2`", "- [x] 3", ":14: the program has no line 3"),
    (BUG, "- [x] 2:", "- [x] 1:", ":14: line 1 of the program is another: `def double(x):`"),
    (BUG, "- [x] 2: `return x + 2`", "- [x] second", ":14: answer 1 names no line"),
    (BUG, "- [ ] 4", "- [ ] 2", ":18: answer 2 names line 2 again"),
    (BUG, "- [x]", "- [ ]", ":1: no line is marked as the wrong one"),
    (BUG, "- [ ]", "- [x]", ":1: more than one line is marked as the wrong one"),
    (BUG, "```python", "```", ":1: there is no program to find the mistake in"),
    (BUG, "return x + 2", "return y + 2", ":9: the program raises NameError: name 'y'"),
    (BUG, "print(double(5))", "double", ""),
    (BUG, "print(double(5))", "double(None)", ":9: the program raises TypeError: unsupported op"),
    (BUG, "print(double(5))", "double(5);", ":7: the program shows nothing"),
    (CURVES, "np.maximum(x, 0)", "np.maximum(x", ":10: the curve of choice 2 is no Python"),
    (CURVES, "np.maximum(x, 0)", "relu(x)", ":10: the curve of choice 2 raises NameError"),
    (CURVES, " `curve: x / (1 + np.exp(-x))`", "", ":6: a choice has a curve and the right one"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new", "report"), MISTAKES)
def test_a_mistake_is_named_once_with_its_line(
    convert: Convert, text: str, old: str, new: str, report: str
) -> None:
    assert old in text
    page = convert(text.replace(old, new))
    if report:
        assert page.report.startswith(f"docs/page.md{report}")
        assert re.search(r"\. .+\.", page.report), "a remedy follows"
    else:
        assert page.reports == []


def test_a_formula_that_cannot_be_drawn_is_told_wherever_it_stands(convert: Convert) -> None:
    for place in ("How much?", "SECRET", "Because."):
        text = NUMERIC.replace(place, place + r" $\nothing$")
        page = convert(text, extensions=("textbook.formulas",))
        line = next(i for i, t in enumerate(text.split("\n"), 1) if "nothing" in t)
        assert page.report.startswith(f"docs/page.md:{line}: KaTeX cannot draw the formula")


def test_a_wrong_choice_without_feedback_is_told_and_fails_no_build(
    convert: Convert, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="mkdocs.textbook"):
        convert(CURVES.replace("    > No.\n", ""))
    (record,) = caplog.records
    assert record.levelno == logging.INFO
    assert record.getMessage().startswith(
        'docs/page.md:10: choice 2 is wrong and has no feedback (quiz "q").'
    )


def test_a_question_with_a_mistake_is_shown_without_controls(convert: Convert) -> None:
    page = convert(NUMERIC.replace("    tolerance: 1 %\n", ""))
    assert "How much?" in page.html
    assert "<input" not in page.html
    assert page.sealed("key") == []
