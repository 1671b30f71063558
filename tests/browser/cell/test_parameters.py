"""Sliders and other controls of a program: they write into the code, and the code moves them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.cell.family import FAMILY, label, opened, settled, slider
from tests.browser.cells import cell, part, run, wait_for_state

ALPHA = "document.getElementById('cell-relu-family').parameters.alpha"

ALL_KINDS = """\
import json
a = 2.5  #@param {type:"number", min:0, max:10}
n = 3  #@param {type:"integer"}
on = True  #@param {type:"boolean"}
word = "tanh"  #@param {type:"string"}
kind = "relu"  #@param ["relu", "gelu"]
s = 1  #@param {type:"slider", min:0, max:4, step:0.5, label:"weight scale"}
print(json.dumps([a, n, on, word, kind, s]))
"""


@pytest.fixture
def page(page: Page, book_url: str) -> Page:
    return opened(page, book_url)


def line_of_alpha(page: Page) -> str:
    source: str = page.evaluate("document.getElementById('cell-relu-family').source")
    return next(line for line in source.split("\n") if line.startswith("alpha"))


def test_moving_a_slider_rewrites_the_literal_and_the_chart(page: Page) -> None:
    slider(page).fill("0.3")
    assert line_of_alpha(page).startswith("alpha = 0.3  #@param {type")
    expect(cell(page, FAMILY).locator(".cell-parameter-value").first).to_have_text("0.3")
    settled(page, "0.3")
    # The code that is seen is the code that ran.
    expect(part(page, FAMILY, "code")).to_contain_text("alpha = 0.3")


def test_a_value_is_the_code_at_once_and_is_shown_with_the_next_frame(page: Page) -> None:
    page.evaluate("document.getElementById('cell-relu-family').querySelector('pre').focus()")
    page.wait_for_selector("#cell-relu-family .cm-editor.cm-focused")
    # The reader types before that frame.
    seen = page.evaluate(
        """() => {
          const cell = document.getElementById('cell-relu-family');
          const code = cell.querySelector('.cm-content');
          const shown = () => code.textContent.includes('alpha = 0.4 ');
          cell.parameters = { alpha: 0.4 };
          const seen = [cell.source.includes('alpha = 0.4 '), shown()];
          document.execCommand('insertText', false, '# typed ');
          return seen;
        }"""
    )
    assert seen == [True, False]
    code = part(page, FAMILY, "code")
    expect(code).to_contain_text("alpha = 0.4 ")
    expect(code).to_contain_text("# typed")
    assert line_of_alpha(page).startswith("alpha = 0.4 ")
    assert "# typed" in page.evaluate("document.getElementById('cell-relu-family').source")


def test_editing_the_literal_moves_the_slider(page: Page) -> None:
    source = page.evaluate("document.getElementById('cell-relu-family').source")
    page.evaluate(
        "source => { document.getElementById('cell-relu-family').source = source; }",
        source.replace("alpha = 0.01", "alpha = 0.25"),
    )
    expect(slider(page)).to_have_value("0.25")
    expect(cell(page, FAMILY).locator(".cell-parameter-value").first).to_have_text("0.25")


def test_the_keyboard_moves_it_by_steps_and_to_its_ends(page: Page) -> None:
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    assert page.evaluate(ALPHA) == 0.02
    page.keyboard.press("End")
    assert page.evaluate(ALPHA) == 0.5
    page.keyboard.press("Home")
    assert page.evaluate(ALPHA) == 0
    page.keyboard.press("PageUp")
    assert 0.01 <= page.evaluate(ALPHA) <= 0.1
    expect(slider(page)).to_have_attribute("aria-valuetext", str(page.evaluate(ALPHA)))


def test_undo_takes_a_move_back_and_redo_does_it_again(page: Page) -> None:
    slider(page).focus()
    page.keyboard.press("End")
    settled(page, "0.5")
    page.keyboard.press("Control+z")
    expect(slider(page)).to_have_value("0.01")
    settled(page, "0.01")
    page.keyboard.press("Control+Shift+z")
    expect(slider(page)).to_have_value("0.5")


def test_a_drag_is_one_step_of_undo_and_what_was_typed_before_it_another(page: Page) -> None:
    part(page, FAMILY, "code").locator("pre").focus()
    page.wait_for_selector("#cell-relu-family .cm-editor.cm-focused")
    page.keyboard.press("Control+End")
    page.keyboard.insert_text("# typed")
    slider(page).evaluate(
        """async (input) => {
          for (let value = 10; value <= 40; value += 1) {
            input.value = String(value / 100);
            input.dispatchEvent(new Event('input', { bubbles: true }));
            await new Promise(requestAnimationFrame);
          }
          input.dispatchEvent(new Event('change', { bubbles: true }));
        }"""
    )
    code = part(page, FAMILY, "code")
    expect(code).to_contain_text("alpha = 0.4 ")
    slider(page).focus()
    page.keyboard.press("Control+z")
    expect(slider(page)).to_have_value("0.01")
    expect(code).to_contain_text("# typed")
    page.keyboard.press("Control+z")
    expect(code).not_to_contain_text("# typed")


def test_two_drags_are_two_steps_of_undo_and_a_double_click_is_one(page: Page) -> None:
    slider(page).hover()
    page.wait_for_selector("#cell-relu-family .cm-editor")
    box = slider(page).bounding_box()
    assert box
    x, y = box["x"], box["y"] + box["height"] / 2
    values = []
    for share in (0.3, 0.6):
        page.mouse.move(x + share * box["width"], y)
        page.mouse.down()
        page.mouse.move(x + (share + 0.1) * box["width"], y, steps=4)
        page.mouse.up()
        values.append(slider(page).input_value())
    page.mouse.dblclick(x + 0.9 * box["width"], y)
    expect(slider(page)).to_have_value("0.01")
    for value in (values[1], values[0], "0.01"):
        page.keyboard.press("Control+z")
        expect(slider(page)).to_have_value(value)


def test_undo_in_the_editor_is_answered_as_on_the_slider(page: Page) -> None:
    slider(page).fill("0.3")
    settled(page, "0.3")
    part(page, FAMILY, "code").locator(".cm-content").focus()
    page.keyboard.press("Control+z")
    settled(page, "0.01")
    page.keyboard.press("Control+y")
    settled(page, "0.3")
    expect(part(page, FAMILY, "difference")).to_contain_text("Largest difference")


def test_held_keys_are_one_step_of_undo(page: Page) -> None:
    slider(page).focus()
    page.wait_for_selector("#cell-relu-family .cm-editor")
    for _ in range(30):
        page.keyboard.press("ArrowRight")
    expect(slider(page)).to_have_value("0.31")
    page.keyboard.press("Control+z")
    expect(slider(page)).to_have_value("0.01")


def test_a_double_click_brings_the_authors_value_back(page: Page) -> None:
    slider(page).fill("0.3")
    settled(page, "0.3")
    slider(page).dispatch_event("dblclick")
    assert line_of_alpha(page).startswith("alpha = 0.01  #@param")
    settled(page, "0.01")


def test_the_newest_value_wins_and_nothing_queues(page: Page) -> None:
    run(page, FAMILY)
    runs = page.evaluate(
        """async () => {
          const cell = document.getElementById('cell-relu-family');
          const input = cell.querySelector('input[type="range"]');
          const before = performance.getEntriesByName('cell:run').length;
          for (let i = 2; i <= 50; i += 1) {
            input.value = String(i / 100);
            input.dispatchEvent(new Event('input', { bubbles: true }));
          }
          while (cell.querySelector('plot-chart').spec.lines[1].label !== 'Leaky ReLU (α=0.5)') {
            await new Promise(requestAnimationFrame);
          }
          return performance.getEntriesByName('cell:run').length - before;
        }"""
    )
    settled(page, "0.5")
    assert runs <= 3


def test_every_kind_has_its_control(page: Page) -> None:
    result = run(page, FAMILY, ALL_KINDS)
    assert result["stdout"] == '[2.5, 3, true, "tanh", "relu", 1]\n'
    it = cell(page, FAMILY)
    it.get_by_role("spinbutton", name="a", exact=True).fill("7.25")
    it.get_by_role("spinbutton", name="n", exact=True).fill("4")
    it.get_by_role("checkbox", name="on").uncheck()
    it.get_by_role("textbox", name="word", exact=True).fill('a "b" \\ <img>')
    it.get_by_role("combobox", name="kind").select_option("gelu")
    it.get_by_role("slider", name="weight scale").fill("2.5")
    stdout = part(page, FAMILY, "stdout").locator("pre")
    expect(stdout).to_have_text('[7.25, 4, false, "a \\"b\\" \\\\ <img>", "gelu", 2.5]\n')
    assert page.evaluate("document.getElementById('cell-relu-family').parameters") == {
        "a": 7.25, "n": 4, "on": False, "word": 'a "b" \\ <img>', "kind": "gelu", "s": 2.5,
    }  # fmt: skip


def test_what_is_beyond_the_limits_is_not_written(page: Page) -> None:
    run(page, FAMILY, ALL_KINDS)
    field = cell(page, FAMILY).get_by_role("spinbutton", name="a", exact=True)
    field.fill("99")
    assert page.evaluate("document.getElementById('cell-relu-family').parameters.a") == 2.5
    expect(field).to_have_value("99")
    # Who leaves the field finds there what the code has.
    field.blur()
    expect(field).to_have_value("2.5")
    field.fill("")
    field.blur()
    expect(field).to_have_value("2.5")


def test_a_value_between_two_steps_is_shown_as_it_is(page: Page) -> None:
    run(page, FAMILY, 'n = .5  #@param {type:"slider", min:0, max:4}')
    it = cell(page, FAMILY)
    expect(it.locator(".cell-parameter-value")).to_have_text("0.5")
    expect(it.get_by_role("slider", name="n")).to_have_attribute("aria-valuetext", "0.5")


def test_choices_are_shown_as_python_writes_them(page: Page) -> None:
    run(page, FAMILY, 'a = 1.0  #@param [0.5, 1.0, True, "relu"]')
    choices = cell(page, FAMILY).get_by_role("combobox", name="a").get_by_role("option")
    expect(choices).to_have_text(["0.5", "1.0", "True", "relu"])


def test_a_malformed_form_is_a_note_and_no_error(page: Page) -> None:
    result = run(page, FAMILY, 'a = 1 #@param {type:"slidr"}\nb = 2 #@param\na + b')
    assert (result["state"], result["value"]) == ("ok", "3")
    notes = cell(page, FAMILY).locator(".cell-parameter-note")
    expect(notes).to_have_text(
        'Line 1: there is no parameter type "slidr"; '
        "there are slider, number, integer, boolean, string."
    )
    expect(cell(page, FAMILY).get_by_role("spinbutton", name="b")).to_have_value("2")


def test_the_parameters_of_the_element_can_be_set(page: Page) -> None:
    page.evaluate("document.getElementById('cell-relu-family').parameters = { alpha: 0.12 }")
    assert line_of_alpha(page).startswith("alpha = 0.12  #@param")
    expect(slider(page)).to_have_value("0.12")


def test_reset_brings_the_sliders_back(page: Page) -> None:
    slider(page).fill("0.4")
    settled(page, "0.4")
    cell(page, FAMILY).get_by_role("button", name="Reset").click()
    expect(slider(page)).to_have_value("0.01")
    assert label(page) == "Leaky ReLU (α=0.01)"
    wait_for_state(page, FAMILY, "static")
