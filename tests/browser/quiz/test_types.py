"""Every type of question by keyboard alone: answering, hints, feedback, and what is kept."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.quiz.page import SLOPES, STATUS, focused, order, sort_items, state

VERDICT = "[data-part=verdict]"


@pytest.fixture
def types(page: Page, quiz_url: str) -> Callable[[str], Locator]:
    """The question of a type, ready to be answered."""
    page.goto(f"{quiz_url}/types-default.html")

    def find(name: str) -> Locator:
        quiz = page.locator(f"#quiz-{name}")
        expect(quiz.get_by_role("button", name="Check")).to_be_visible()
        return quiz

    return find


Types = Callable[[str], Locator]


def test_a_number_is_typed_and_read_in_any_spelling(page: Page, types: Types) -> None:
    quiz = types("numeric")
    field = quiz.get_by_role("textbox", name="Answer in units")
    field.focus()
    page.keyboard.type("2/200")
    page.keyboard.press("Enter")
    state(quiz, "wrong")
    expect(quiz.locator(VERDICT)).to_have_text("Not right: 2/200 = 0.01 units.")
    expect(quiz.locator("[data-note=all]")).to_have_text("That is the variance.")
    expect(quiz.locator(STATUS)).to_contain_text("That is the variance.")
    expect(field).to_be_focused()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("0.105")
    state(quiz, "open")
    page.keyboard.press("Enter")
    state(quiz, "partly")
    expect(quiz.locator(VERDICT)).to_have_text(
        "Partly right (50 %): 0.105 units is near, and the answer is wanted within 1 %."
    )
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("sqrt(2/200)")
    page.keyboard.press("Enter")
    state(quiz, "right")
    expect(quiz.locator("[data-part=explanation]:not(template)")).to_contain_text("The root of")
    assert focused(page) == "Try again"
    page.reload()
    state(quiz, "right")
    expect(field).to_have_value("sqrt(2/200)")
    expect(quiz.locator(STATUS)).to_be_empty()


@pytest.mark.parametrize("name", ["numeric", "text"])
@pytest.mark.parametrize("typed", ["x<0", "<img src=x onerror=alert(1)>"])
def test_what_is_typed_is_shown_as_it_is_typed(
    page: Page, types: Types, name: str, typed: str
) -> None:
    quiz = types(name)
    quiz.get_by_role("textbox").fill(typed)
    page.keyboard.press("Enter")
    expect(quiz.locator(VERDICT)).to_contain_text(typed[1:])
    expect(quiz.locator(STATUS)).to_contain_text(typed[1:])
    expect(quiz.locator("img")).to_have_count(0)
    state(quiz, "wrong" if name == "text" else "open")
    page.reload()
    if name == "text":
        expect(quiz.get_by_role("textbox")).to_have_value(typed)


def test_what_is_no_number_is_no_attempt(page: Page, types: Types) -> None:
    quiz = types("numeric")
    quiz.get_by_role("textbox").fill("1,500")
    page.keyboard.press("Enter")
    expect(quiz.locator(VERDICT)).to_contain_text("without a comma")
    state(quiz, "open")
    assert page.evaluate("localStorage.length") == 0


def test_hints_come_one_by_one_aloud_and_are_there_at_the_next_visit(
    page: Page, types: Types
) -> None:
    quiz = types("numeric")
    hint = quiz.locator("button[data-part=step]")
    expect(hint).to_have_text("Hint")
    hint.focus()
    page.keyboard.press("Enter")
    expect(quiz.locator("[data-part=hints] > li")).to_have_count(1)
    expect(quiz.locator(STATUS)).to_contain_text("Hint 1 of 2: The variance is")
    expect(hint).to_have_text("Next hint (2 of 2)")
    assert focused(page) == "Next hint (2 of 2)"
    page.keyboard.press("Enter")
    expect(quiz.locator("[data-part=hints] > li")).to_have_count(2)
    expect(hint).to_be_hidden()
    assert focused(page) == "Check"
    quiz.get_by_role("textbox").fill("1")
    page.keyboard.press("Enter")
    page.reload()
    state(quiz, "wrong")
    expect(quiz.locator("[data-part=hints] > li")).to_have_count(2)


def test_a_text_is_typed_and_compared_without_capitals(page: Page, types: Types) -> None:
    quiz = types("text")
    field = quiz.get_by_role("textbox", name="Answer")
    field.focus()
    page.keyboard.press("Enter")
    expect(quiz.locator(VERDICT)).to_have_text("Write an answer first.")
    page.keyboard.type("gelu")
    page.keyboard.press("Enter")
    expect(quiz.locator("[data-note=all]")).to_contain_text("That has")
    expect(quiz.locator("[data-part=reread]")).to_be_visible()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("silu")
    page.keyboard.press("Enter")
    state(quiz, "right")
    page.keyboard.press("Enter")
    state(quiz, "open")
    expect(field).to_be_focused()
    expect(field).to_have_value("")


def test_items_are_put_in_order_by_their_buttons(page: Page, types: Types) -> None:
    quiz = types("order")
    shown = order(quiz)
    assert sorted(shown) == sorted(SLOPES)
    assert shown != SLOPES
    quiz.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    expect(quiz.locator(VERDICT)).to_have_text("Put the items in order first.")
    sort_items(page, quiz)
    quiz.get_by_role("button", name="Move down: sigmoid").focus()
    page.keyboard.press("Space")
    expect(quiz.locator(STATUS)).to_have_text("sigmoid, σ(x): now 2 of 4")
    quiz.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    state(quiz, "partly")
    expect(quiz.locator(VERDICT)).to_have_text("Partly right (83 %): 5 of 6 pairs are in order.")
    expect(quiz.locator("[data-chosen=wrong]")).to_have_count(2)
    expect(quiz.locator("[data-chosen=wrong]").last).to_contain_text("at most a quarter")
    page.reload()
    state(quiz, "partly")
    assert order(quiz) == ["tanh", "sigmoid", "SiLU", "GELU"]
    sort_items(page, quiz)
    quiz.get_by_role("button", name="Check").click()
    state(quiz, "right")
    quiz.get_by_role("button", name="Try again").click()
    assert order(quiz) == shown


def test_the_first_order_is_an_answer_when_it_was_arrived_at_again(
    page: Page, types: Types
) -> None:
    quiz = types("order")
    shown = order(quiz)
    quiz.get_by_role("button", name=f"Move down: {shown[0]}").click()
    quiz.get_by_role("button", name=f"Move up: {shown[0]}").click()
    assert order(quiz) == shown
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(VERDICT)).to_contain_text("of 6 pairs are in order.")


def test_items_are_put_in_order_by_dragging(page: Page, types: Types) -> None:
    quiz = types("order")
    name = order(quiz)[0]
    first = quiz.locator(".ordered > li").first.bounding_box()
    last = quiz.locator(".ordered > li").last.bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 60, first["y"] + 10)
    page.mouse.down()
    page.mouse.move(first["x"] + 60, last["y"] + last["height"], steps=12)
    page.mouse.up()
    assert order(quiz)[-1] == name
    expect(quiz.locator(STATUS)).to_contain_text("now 4 of 4")


def test_the_shuffle_stays_within_a_visit(page: Page, types: Types) -> None:
    shown, choices = order(types("order")), types("curve").locator("label").all_inner_texts()
    page.reload()
    assert order(types("order")) == shown
    assert types("curve").locator("label").all_inner_texts() == choices


def test_a_curve_is_predicted_by_arrow_keys_and_the_truth_is_drawn(
    page: Page, types: Types
) -> None:
    quiz = types("predict")
    sliders = quiz.get_by_role("slider")
    quiz.get_by_role("button", name="Check").focus()
    page.keyboard.press("Enter")
    expect(quiz.locator(VERDICT)).to_have_text("Set the points first.")
    sliders.first.focus()
    page.keyboard.press("Home")
    sliders.last.focus()
    page.keyboard.press("End")
    before = quiz.locator(".sketch-mine").get_attribute("d")
    page.keyboard.press("ArrowLeft")
    assert quiz.locator(".sketch-mine").get_attribute("d") != before
    expect(quiz.locator("output").last).to_have_text("0.98")
    expect(quiz.locator(".sketch-truth")).to_have_count(0)
    page.keyboard.press("Enter")
    state(quiz, "partly")
    expect(quiz.locator(VERDICT)).to_have_text("Partly right (33 %): 1 of 3 points are within 0.1.")
    expect(quiz.locator("[data-note=all]")).to_have_text("That is tanh.")
    expect(quiz.locator(".slider").first).to_contain_text("Wrong: NumPy gives 0.119")
    expect(quiz.locator(".sketch-truth")).to_have_count(1)
    page.reload()
    state(quiz, "partly")
    expect(sliders.last).to_have_value("0.98")
    expect(quiz.locator(".sketch-truth")).to_have_count(1)
    for index, value in enumerate((0.12, 0.5, 0.88)):
        sliders.nth(index).fill(str(value))
    expect(quiz.locator(".sketch-truth")).to_have_count(0)
    sliders.last.press("Enter")
    state(quiz, "right")
    expect(sliders.first).to_be_disabled()
    assert focused(page) == "Try again"


@pytest.mark.parametrize(("name", "target"), [("predict", 0.5), ("tangents", 1.0)])
def test_a_drag_in_the_plot_moves_the_slider(
    page: Page, types: Types, name: str, target: float
) -> None:
    quiz = types(name)
    slider = quiz.get_by_role("slider", name="at 0")
    handle = quiz.locator(".sketch-handle").nth(1)
    handle.scroll_into_view_if_needed()
    box, grid = handle.bounding_box(), quiz.locator(".sketch-grid").first.bounding_box()
    assert box
    assert grid
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    # A quarter of the way down stands for 0.5; straight up is the steepest slope there is.
    up = grid["y"] + grid["height"] / 4 if name == "predict" else grid["y"]
    page.mouse.move(x, up, steps=4)
    page.mouse.up()
    assert float(slider.input_value()) == pytest.approx(target, abs=0.02)
    expect(slider).to_be_focused()


def test_the_line_with_the_mistake_is_chosen_and_the_program_follows(
    page: Page, types: Types
) -> None:
    quiz = types("bug")
    lines = quiz.get_by_role("radio")
    expect(lines).to_have_count(4)
    expect(lines.nth(2)).to_have_accessible_name("4 return np.where(x > 0, x, alpha)")
    lines.first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    state(quiz, "wrong")
    expect(quiz.locator("[data-chosen=wrong]")).to_contain_text("A leak of 0.01 is usual.")
    expect(quiz.locator("py-cell")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    state(quiz, "right")
    expect(quiz.locator("[data-chosen=right]")).to_contain_text("The factor is missing.")
    expect(quiz.locator("py-cell")).to_contain_text("[0.01 5.  ]")


def test_a_wrong_function_is_drawn_over_the_right_one(page: Page, types: Types) -> None:
    quiz = types("curve")
    quiz.locator("input[value='1']").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    state(quiz, "wrong")
    chosen = quiz.locator("[data-chosen=wrong]")
    expect(chosen.locator("path.sketch-truth")).to_have_count(1)
    expect(chosen.locator("path.sketch-chosen")).to_have_count(1)
    expect(chosen.get_by_role("img")).to_have_accessible_name(
        "The right curve, solid, and the chosen one, dashed"
    )


# Of another shape than the type's, each as JSON.
STRANGE = ['"1"', "[9]", "[0,0,0,0]", '["a"]', "{}", "[[0]]", "1e9", '"' + "x" * 300 + '"']


@pytest.mark.parametrize(
    ("name", "fitting"),
    [("order", "[3,2,1,0]"), ("predict", "[0.1,0.2,0.3]"), ("bug", "[2]"), ("curve", "[1]")],
)
def test_a_stored_answer_of_another_shape_is_not_shown(
    page: Page, types: Types, name: str, fitting: str
) -> None:
    digest = types(name).get_attribute("data-hash")
    for response in [*STRANGE, fitting]:
        page.evaluate(
            """([name, hash, response]) => {
              const answer = { hash, response, state: 'wrong', score: 0, hints: 0 };
              const item = { answer, at: 1, attempts: [], count: 1, first: 1 };
              const progress = { version: 2, cleared: 0, items: { [name]: item }, pages: {} };
              localStorage.setItem('progress:/', JSON.stringify(progress));
            }""",
            [name, digest, json.loads(response)],
        )
        page.reload()
        quiz = types(name)
        if response == fitting:
            expect(quiz.locator(VERDICT)).to_contain_text("right")
        else:
            state(quiz, "open")
