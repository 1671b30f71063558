"""Questions for every reader: axe, size, paper, no script."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.quiz.page import answer, monotone, relu, sort_items

AXE = Path(__file__).parents[3] / "node_modules/axe-core/axe.min.js"


def test_without_a_script_questions_are_readable_and_answers_linked(
    browser: Browser, quiz_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{quiz_url}/default.html")
    quiz = relu(page)
    expect(quiz.get_by_text("Which value do the libraries give")).to_be_visible()
    expect(quiz.locator("label")).to_have_count(3)
    expect(quiz.get_by_role("button")).to_have_count(0)
    expect(quiz.locator("input:enabled")).to_have_count(0)
    expect(quiz.get_by_role("link", name="Answers")).to_have_attribute(
        "href", "answers.md#quiz-relu"
    )
    expect(page.locator("quiz-result")).to_be_hidden()
    context.close()


# Colours are the same at every width.
LOOKS = pytest.mark.parametrize(
    ("scheme", "width"),
    [
        *[("default", 1280), ("default", 320), ("slate", 1280)],
        pytest.param("slate", 320, marks=pytest.mark.long),
    ],
)


def violations(page: Page) -> list[dict[str, object]]:
    page.add_script_tag(path=AXE)
    found = page.evaluate(
        """async () => {
          const result = await axe.run(document, { runOnly: [
            'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] });
          return result.violations.map(
            ({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => html) }));
        }"""
    )
    return list(found)


@LOOKS
def test_axe_finds_nothing_in_any_state(
    context: BrowserContext, quiz_url: str, scheme: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{quiz_url}/{scheme}.html")
    assert violations(page) == [], "fresh"
    relu(page).get_by_role("button", name="Check").click()
    assert violations(page) == [], "nothing chosen"
    answer(relu(page), 0)
    answer(monotone(page), 0, 1)
    assert violations(page) == [], "wrong and partly right"
    answer(relu(page), 1)
    monotone(page).locator("input").nth(1).uncheck()
    answer(monotone(page), 2)
    assert violations(page) == [], "right"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scroll"


@LOOKS
def test_axe_finds_nothing_in_any_state_of_any_type(
    context: BrowserContext, quiz_url: str, scheme: str, width: int
) -> None:
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(f"{quiz_url}/types-{scheme}.html")
    expect(page.get_by_role("button", name="Check")).to_have_count(7)
    assert violations(page) == [], "fresh"
    page.locator("#quiz-numeric").get_by_role("button", name="Hint").click()
    for button in page.get_by_role("button", name="Check").all():
        button.click()
    assert violations(page) == [], "hinted, and nothing answered"
    answer_types(page, WRONG)
    assert violations(page) == [], "wrong"
    answer_types(page, PARTLY)
    assert violations(page) == [], "partly right"
    answer_types(page, RIGHT)
    expect(page.locator("quiz-question[data-state=right]")).to_have_count(7)
    assert violations(page) == [], "right"
    # A program lies in the bug's question; what makes it narrow is the style of cells.
    page.locator("py-cell").evaluate("cell => cell.remove()")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), "no sideways scroll"


# What is answered, by the id of the question: texts, slider values, or values of choices.
Answers = dict[str, list[str]]
WRONG: Answers = {
    "numeric": ["0.01"],
    "text": ["GELU"],
    "predict": ["-1", "-1", "-1"],
    "tangents": ["-1", "-1"],
    "bug": ["2"],
    "curve": ["1"],
}
PARTLY: Answers = {
    "numeric": ["0.105"],
    "predict": ["0.12", "0", "0"],
    "tangents": ["0.07", "0.5"],
}
RIGHT: Answers = {
    "numeric": ["0.1"],
    "text": ["SiLU"],
    "predict": ["0.12", "0.5", "0.88"],
    "tangents": ["0.07", "1"],
    "bug": ["3"],
    "curve": ["0"],
}


def answer_types(page: Page, answers: Answers) -> None:
    for name, values in answers.items():
        quiz = page.locator(f"#quiz-{name}")
        for index, value in enumerate(values):
            if name in ("bug", "curve"):
                quiz.locator(f"input[value='{value}']").check()
            else:
                quiz.locator("fieldset input").nth(index).fill(value)
        quiz.get_by_role("button", name="Check").click()
    quiz = page.locator("#quiz-order")
    sort_items(page, quiz)
    if answers is not RIGHT:
        times = 1 if answers is PARTLY else 3
        for _ in range(times):
            quiz.get_by_role("button", name="Move down: sigmoid").click()
    quiz.get_by_role("button", name="Check").click()


def test_a_choice_is_named_by_its_formula_in_plain_characters(quiz_page: Page) -> None:
    expect(relu(quiz_page).get_by_role("radio").first).to_have_accessible_name("1")
    expect(relu(quiz_page).get_by_role("radio").last).to_have_accessible_name("none")


@pytest.mark.parametrize(("name", "count"), [("default", 8), ("types-default", 30)])
def test_controls_are_large_enough_to_be_hit(
    page: Page, quiz_url: str, name: str, count: int
) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    page.goto(f"{quiz_url}/{name}.html")
    checks = page.get_by_role("button", name="Check")
    expect(checks).to_have_count(page.locator("quiz-question").count())
    checks.first.click()
    sizes = page.evaluate(
        """() => [...document.querySelectorAll(
            'button, .choice > input + label, [type=text], [type=range], .sketch-reach')]
          .filter((element) => element.checkVisibility())
          .map((element) => element.getBoundingClientRect())
          .map(({ width, height }) => Math.min(width, height))"""
    )
    assert len(sizes) >= count
    assert min(sizes) >= 24


def test_nothing_moves_when_the_script_arrives(
    browser: Browser, quiz_page: Page, quiz_url: str
) -> None:
    def heights(page: Page) -> str:
        return json.dumps(
            [quiz.bounding_box() for quiz in page.locator("quiz-question").all()], sort_keys=True
        )

    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    page = context.new_page()
    page.goto(f"{quiz_url}/default.html")
    assert heights(page) == heights(quiz_page)
    context.close()


def test_on_paper_the_choices_are_there_and_the_controls_are_not(quiz_page: Page) -> None:
    quiz_page.emulate_media(media="print")
    expect(relu(quiz_page).locator("label").first).to_be_visible()
    expect(quiz_page.get_by_role("button")).to_have_count(0)


def test_on_paper_every_type_is_there_and_its_controls_are_not(page: Page, quiz_url: str) -> None:
    page.goto(f"{quiz_url}/types-default.html")
    expect(page.get_by_role("button", name="Check")).to_have_count(7)
    page.emulate_media(media="print")
    expect(page.get_by_role("button")).to_have_count(0)
    for shown in (".typed input", ".ordered [data-part=text]", ".code-lines code", "svg.sketch"):
        expect(page.locator(shown).first).to_be_visible()


def test_curves_are_told_apart_where_the_system_chooses_the_colours(
    page: Page, quiz_url: str
) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(f"{quiz_url}/types-default.html")
    expect(page.get_by_role("button", name="Check")).to_have_count(7)
    answer_types(page, PARTLY)
    strokes = page.evaluate(
        """() => ['.sketch-truth', '.sketch-mine', '.sketch-grid'].map(
          (name) => getComputedStyle(document.querySelector(`#quiz-predict ${name}`)))
          .map(({ stroke, strokeDasharray }) => `${stroke} ${strokeDasharray}`)"""
    )
    assert len(set(strokes)) == 3
    assert not any(stroke.startswith("none") for stroke in strokes)
