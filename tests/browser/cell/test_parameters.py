"""Sliders and other controls of a program: they write into the code, and the code moves them."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cells import START, cell, part, run, wait_for_state

FAMILY = "relu-family"
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
    page.set_default_timeout(START)
    page.goto(f"{book_url}leaky-relu-gelu/")
    part(page, FAMILY, "plots").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu-family plot-chart').chart !== null")
    return page


def slider(page: Page) -> Locator:
    return cell(page, FAMILY).get_by_role("slider", name="alpha")


def line_of_alpha(page: Page) -> str:
    source: str = page.evaluate("document.getElementById('cell-relu-family').source")
    return next(line for line in source.split("\n") if line.startswith("alpha"))


def label(page: Page) -> str:
    spec: dict[str, Any] = page.evaluate(
        "document.querySelector('#cell-relu-family plot-chart').spec"
    )
    return str(spec["lines"][1]["label"])


def settled(page: Page, value: str) -> None:
    """The chart shows the program's curves at `value`, computed by Python."""
    page.wait_for_function(
        """value => {
          const cell = document.getElementById('cell-relu-family');
          const { lines } = cell.querySelector('plot-chart').spec;
          return cell.dataset.state === 'ok' && lines[1].label === `Leaky ReLU (α=${value})`;
        }""",
        arg=value,
    )


def answered_by_the_build(page: Page) -> None:
    """Touch the slider, and move it until what the build computed has come and is shown."""
    with page.expect_response("**/assets/grids/*.json"):
        slider(page).hover()
    page.wait_for_function(
        """() => {
          const input = document.querySelector('#cell-relu-family input[type="range"]');
          input.value = input.value === '0.2' ? '0.21' : '0.2';
          input.dispatchEvent(new Event('input', { bubbles: true }));
          const { lines } = document.querySelector('#cell-relu-family plot-chart').spec;
          return lines[1].label === 'Leaky ReLU (α=0.2)';
        }"""
    )


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


def test_before_python_the_slider_answers_with_what_the_build_computed(
    page: Page,
) -> None:
    # Python is kept from starting: its frame does not arrive.
    page.route("**/assets/python/frame-*", lambda route: None)
    slider(page).focus()
    answered_by_the_build(page)
    assert page.evaluate("performance.getEntriesByName('python:boot').length") == 0


def test_python_takes_over_without_a_jump(page: Page) -> None:
    page.evaluate(
        """() => {
          const cell = document.getElementById('cell-relu-family');
          window.seen = [];
          cell.addEventListener('plot-drawn', ({ target }) => {
            seen.push(target.spec.lines[1].data[0]);
          });
        }"""
    )
    with page.expect_response("**/assets/grids/*.json"):
        slider(page).hover()
    slider(page).fill("0.4")
    settled(page, "0.4")
    seen = page.evaluate("seen")
    assert seen
    assert all(value == pytest.approx(-1.2, abs=1e-6) for value in seen)


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


def test_a_malformed_form_is_a_note_and_no_error(page: Page) -> None:
    result = run(page, FAMILY, 'a = 1 #@param {type:"slidr"}\nb = 2 #@param\na + b')
    assert (result["state"], result["value"]) == ("ok", "3")
    notes = cell(page, FAMILY).locator(".cell-parameter-note")
    expect(notes).to_have_text(
        'Line 1: there is no parameter type "slidr"; '
        "there are slider, number, integer, boolean, string."
    )
    expect(cell(page, FAMILY).get_by_role("spinbutton", name="b")).to_have_value("2")


def test_a_slow_program_says_so_and_runs_when_the_slider_is_let_go(page: Page) -> None:
    slow = 'import time\ns = 1  #@param {type:"slider", min:0, max:4}\ntime.sleep(0.25)\nprint(s)'
    run(page, FAMILY, slow)
    it = cell(page, FAMILY)
    stdout = part(page, FAMILY, "stdout").locator("pre")
    control = it.get_by_role("slider", name="s")
    # Two runs tell that it is slow, and not slow by chance.
    for value in ("2", "3"):
        control.fill(value)
        expect(stdout).to_have_text(f"{value}\n")
    control.evaluate(
        """input => {
          input.value = '4';
          input.dispatchEvent(new Event('input', { bubbles: true }));
        }"""
    )
    expect(it.get_by_role("status")).to_contain_text("runs when you let go")
    expect(stdout).to_have_text("3\n")
    control.dispatch_event("change")
    expect(stdout).to_have_text("4\n")


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


def test_where_python_waits_for_run_a_slider_answers_with_what_the_build_computed(
    page: Page,
) -> None:
    page.get_by_role("checkbox", name="Load Python only when I press Run").check()
    answered_by_the_build(page)
    slider(page).fill("0.3")
    expect(cell(page, FAMILY)).to_have_attribute("data-state", "static")
    assert page.evaluate("document.querySelectorAll('iframe').length") == 0
    assert run(page, FAMILY)["plots"][0]["lines"][1]["label"] == "Leaky ReLU (α=0.3)"
