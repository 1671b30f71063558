"""`<quiz-question>`: choosing, checking, feedback and focus, by keyboard."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.quiz.page import STATUS, answer, focused, monotone, relu, state


def test_arrow_keys_move_and_only_check_submits(quiz_page: Page) -> None:
    quiz = relu(quiz_page)
    quiz.locator("input").first.focus()
    quiz_page.keyboard.press("ArrowDown")
    expect(quiz.locator("input").nth(1)).to_be_checked()
    state(quiz, "open")
    quiz_page.keyboard.press("ArrowUp")
    quiz_page.keyboard.press("Tab")
    assert focused(quiz_page) == "Check"
    quiz_page.keyboard.press("Enter")
    state(quiz, "wrong")
    assert focused(quiz_page) == "Check"


def test_enter_in_a_choice_submits_and_the_focus_goes_on_to_try_again(quiz_page: Page) -> None:
    quiz = relu(quiz_page)
    quiz.locator("input").first.focus()
    quiz_page.keyboard.press("ArrowDown")
    quiz_page.keyboard.press("Enter")
    state(quiz, "right")
    assert focused(quiz_page) == "Try again"
    quiz_page.keyboard.press("Enter")
    state(quiz, "open")
    assert focused(quiz_page) == "quiz-relu_1"
    expect(quiz.locator("input:checked")).to_have_count(0)


def test_nothing_chosen_is_said_and_nothing_else_happens(quiz_page: Page) -> None:
    quiz = relu(quiz_page)
    quiz.get_by_role("button", name="Check").click()
    expect(quiz.locator(STATUS)).to_have_text("Choose an answer first.")
    expect(quiz.locator("[data-part=verdict]")).to_have_text("Choose an answer first.")
    state(quiz, "open")


def test_a_wrong_answer_gets_its_feedback_beside_it_in_words_and_aloud(quiz_page: Page) -> None:
    quiz = relu(quiz_page)
    answer(quiz, 0)
    state(quiz, "wrong")
    expect(quiz.locator("[data-part=verdict]")).to_have_text("Not right.")
    choice = quiz.locator(".choice").first
    expect(choice.locator("[data-part=mark]")).to_have_text("Wrong")
    expect(choice.locator("[data-part=feedback]")).to_contain_text("slope on the right only")
    expect(choice.locator("[data-part=feedback] a")).to_have_attribute("href", "relu.md")
    expect(quiz.locator("[data-part=feedback]:visible")).to_have_count(1)
    expect(quiz.locator(STATUS)).to_contain_text("Not right.")
    expect(quiz.locator(STATUS)).to_contain_text("slope on the right only")
    expect(quiz.locator(f"{STATUS} a")).to_have_count(0)
    expect(quiz.locator("[data-part=reread]")).to_be_visible()
    expect(quiz.locator("[data-part=explanation]:not(template)")).to_be_hidden()


def test_the_same_wrong_answer_is_announced_again(quiz_page: Page) -> None:
    quiz = relu(quiz_page)
    answer(quiz, 0)
    expect(quiz.locator(STATUS)).to_contain_text("Not right.")
    quiz.locator(STATUS).evaluate(
        """status => {
          window.said = [];
          const watch = new MutationObserver(() => window.said.push(status.textContent.trim()));
          watch.observe(status, { childList: true });
        }"""
    )
    quiz.get_by_role("button", name="Check").click()
    quiz_page.wait_for_function("window.said.length === 2")
    emptied, said = quiz_page.evaluate("window.said")
    assert emptied == ""
    assert said.startswith("Not right.")


def test_changing_the_choice_takes_back_what_was_said_about_the_last(quiz_page: Page) -> None:
    quiz = relu(quiz_page)
    answer(quiz, 0)
    quiz.locator("input").nth(2).check()
    state(quiz, "open")
    expect(quiz.locator("[data-part=verdict]")).to_be_hidden()
    expect(quiz.locator("[data-chosen]")).to_have_count(0)


def test_a_right_answer_shows_the_explanation_and_stays_readable(quiz_page: Page) -> None:
    quiz = relu(quiz_page)
    answer(quiz, 1)
    state(quiz, "right")
    explanation = quiz.locator("[data-part=explanation]:not(template)")
    expect(explanation).to_contain_text("is a subgradient")
    expect(explanation.locator("math")).to_have_count(1)
    expect(quiz.locator("input").nth(1)).to_be_checked()
    expect(quiz.locator("input").nth(1)).to_be_disabled()
    expect(quiz.locator(STATUS)).to_contain_text("The explanation follows.")
    assert focused(quiz_page) == "Try again"


def test_several_right_answers_can_be_partly_right(quiz_page: Page) -> None:
    quiz = monotone(quiz_page)
    answer(quiz, 0, 1)
    state(quiz, "partly")
    expect(quiz.locator("[data-part=verdict]")).to_have_text(
        "Partly right (33 %): one choice is wrong, and something right is missing."
    )
    expect(quiz.locator("[data-chosen=right]")).to_have_count(1)
    expect(quiz.locator("[data-chosen=wrong]")).to_have_count(1)
    quiz.locator("input").nth(1).uncheck()
    answer(quiz, 2)
    state(quiz, "right")


def test_several_right_answers_work_by_keyboard_alone(quiz_page: Page) -> None:
    quiz = monotone(quiz_page)
    quiz.locator("input").first.focus()
    for key in ("Space", "Tab", "Tab", "Space", "Tab"):
        quiz_page.keyboard.press(key)
    assert focused(quiz_page) == "Check"
    quiz_page.keyboard.press("Space")
    state(quiz, "right")
