"""What answers a slider: Python, or what the build has computed where Python is not up."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.cell.family import FAMILY, label, opened, settled, slider
from tests.browser.cells import begin, cell, part, run

GRIDS = "**/assets/grids/*.json"
ONLY_ON_RUN = "Load Python only when I press Run"

# A program that one value of its slider makes endless.
ENDLESS = """\
k = 1  #@param {type:"slider", min:0, max:9}
while k > 8: pass
print(k)
"""


@pytest.fixture
def page(page: Page, book_url: str) -> Page:
    return opened(page, book_url)


def wait_for_curve(page: Page, value: str) -> None:
    """The chart shows the curve at `value`, whoever has computed it."""
    page.wait_for_function(
        """value => {
          const { lines } = document.querySelector('#cell-relu-family plot-chart').spec;
          return lines[1].label === `Leaky ReLU (α=${value})`;
        }""",
        arg=value,
    )


def hold_python(page: Page) -> None:
    page.get_by_role("checkbox", name=ONLY_ON_RUN).check()


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


def test_where_python_waits_for_run_a_slider_answers_with_what_the_build_computed(
    page: Page,
) -> None:
    page.get_by_role("checkbox", name="Load Python only when I press Run").check()
    answered_by_the_build(page)
    slider(page).fill("0.3")
    expect(cell(page, FAMILY)).to_have_attribute("data-state", "static")
    assert page.evaluate("document.querySelectorAll('iframe').length") == 0
    assert run(page, FAMILY)["plots"][0]["lines"][1]["label"] == "Leaky ReLU (α=0.3)"


def test_a_value_that_was_not_computed_is_written_and_the_nearest_drawn_until_python_runs_it(
    page: Page,
) -> None:
    # The book's sliders have few steps: of what was computed, two are left.
    def thin(route: Route) -> None:
        answer = route.fetch()
        grid = answer.json()
        alpha = grid["sliders"]["alpha"]
        kept = [alpha["values"].index(value) for value in (0.1, 0.3)]
        for key in alpha:
            alpha[key] = [alpha[key][index] for index in kept]
        route.fulfill(response=answer, json=grid)

    page.route(GRIDS, thin)
    hold_python(page)
    with page.expect_response(GRIDS):
        slider(page).hover()
    slider(page).fill("0.27")
    assert page.evaluate("document.getElementById('cell-relu-family').parameters.alpha") == 0.27
    wait_for_curve(page, "0.3")
    status = cell(page, FAMILY).get_by_role("status")
    expect(status).to_have_text("Drawn for 0.3; press Run for 0.27")
    run(page, FAMILY)
    wait_for_curve(page, "0.27")
    expect(slider(page)).to_have_value("0.27")


def test_a_move_made_while_the_results_are_on_their_way_is_answered_when_they_come(
    page: Page,
) -> None:
    hold_python(page)
    held: list[Route] = []
    page.route(GRIDS, lambda route: held.append(route))
    with page.expect_request(GRIDS):
        slider(page).hover()
    slider(page).fill("0.3")
    assert label(page) == "Leaky ReLU (α=0.01)"
    held[0].continue_()
    wait_for_curve(page, "0.3")
    expect(cell(page, FAMILY).get_by_role("status")).to_have_text("")
    # With the first move already.
    expect(part(page, FAMILY, "difference")).to_contain_text("Largest difference")


def test_a_value_between_two_steps_is_not_taken_for_one_of_them(page: Page) -> None:
    hold_python(page)
    answered_by_the_build(page)
    source = page.evaluate("document.getElementById('cell-relu-family').original")
    page.evaluate(
        "source => { document.getElementById('cell-relu-family').source = source; }",
        source.replace("alpha = 0.01", "alpha = 0.004"),
    )
    status = cell(page, FAMILY).get_by_role("status")
    expect(status).to_have_text("Drawn for 0.0; press Run for 0.004")


def test_of_two_sliders_the_one_that_is_not_the_author_s_is_answered(
    page: Page, book_url: str
) -> None:
    page.goto(f"{book_url}sigmoid-tanh/")
    hold_python(page)
    it = cell(page, "ten-layers")
    with page.expect_response(GRIDS):
        it.get_by_role("slider", name="depth").hover()
    it.get_by_role("slider", name="depth").fill("20")
    it.get_by_role("slider", name="scale s").fill("1.5")
    it.get_by_role("slider", name="depth").press("Delete")
    wanted = page.evaluate(
        """async () => {
          const cell = document.getElementById('cell-ten-layers');
          const grid = await (await fetch(`../assets/grids/${cell.dataset.grid}`)).json();
          const { values, results } = grid.sliders.s;
          return results[values.indexOf(1.5)].stdout;
        }"""
    )
    expect(part(page, "ten-layers", "stdout").locator("pre")).to_have_text(wanted)


def test_a_slider_that_waits_for_another_cell_says_so(page: Page) -> None:
    other = page.evaluate(
        """() => {
          const cell = document.getElementById('cell-relu-family');
          return [...document.querySelectorAll('py-cell')].find((one) => one !== cell).id;
        }"""
    ).removeprefix("cell-")
    run(page, FAMILY)
    begin(page, other, "while True: pass")
    slider(page).fill("0.3")
    status = cell(page, FAMILY).get_by_role("status")
    expect(status).to_have_text("Waiting for another cell")
    page.evaluate("id => document.getElementById(id).stop()", f"cell-{other}")
    settled(page, "0.3")


def test_undo_without_python_brings_the_curve_back(page: Page) -> None:
    hold_python(page)
    answered_by_the_build(page)
    slider(page).fill("0.3")
    wait_for_curve(page, "0.3")
    slider(page).focus()
    page.keyboard.press("Control+z")
    wait_for_curve(page, "0.01")
    expect(cell(page, FAMILY).get_by_role("status")).to_have_text("")


def test_what_the_build_computed_is_not_shown_where_a_needed_cell_was_edited(page: Page) -> None:
    hold_python(page)
    other = page.evaluate(
        """() => {
          const cell = document.getElementById('cell-relu-family');
          const other = [...document.querySelectorAll('py-cell')].find((one) => one !== cell);
          cell.dataset.needs = other.id;
          other.source += '\\nfactor = 100';
          return other.id;
        }"""
    )
    assert other
    with page.expect_response(GRIDS):
        slider(page).hover()
    slider(page).fill("0.3")
    status = cell(page, FAMILY).get_by_role("status")
    expect(status).to_have_text("Press Run: Python is loaded only then")
    assert label(page) == "Leaky ReLU (α=0.01)"


@pytest.mark.parametrize("way", ["reload", "instant navigation"])
def test_who_comes_back_sees_the_curve_of_the_slider_as_it_stands(page: Page, way: str) -> None:
    slider(page).fill("0.3")
    settled(page, "0.3")
    # The edit is kept a moment later.
    page.wait_for_function("localStorage.getItem('cell-edit-1:/leaky-relu-gelu/#cell-relu-family')")
    if way == "reload":
        page.reload()
    else:
        page.get_by_role("link", name="Swish").first.click()
        page.wait_for_url("**/swish/")
        page.get_by_role("link", name="Leaky ReLU and GELU").first.click()
        page.wait_for_url("**/leaky-relu-gelu/")
    part(page, FAMILY, "plots").scroll_into_view_if_needed()
    expect(slider(page)).to_have_value("0.3")
    page.wait_for_function("document.querySelector('#cell-relu-family plot-chart').spec !== null")
    wait_for_curve(page, "0.3")
    expect(part(page, FAMILY, "difference")).to_contain_text("Largest difference")


def test_other_code_that_was_put_into_a_cell_is_said_not_to_have_run(page: Page) -> None:
    page.evaluate("document.getElementById('cell-relu-family').source = 'print(1)'")
    status = cell(page, FAMILY).get_by_role("status")
    expect(status).to_have_text("Press Run: this code has not run here")
    run(page, FAMILY)
    expect(status).to_have_text("Done", use_inner_text=True)


def test_a_value_that_never_ends_gives_way_to_a_newer_one(page: Page) -> None:
    run(page, FAMILY, ENDLESS)
    control = cell(page, FAMILY).get_by_role("slider", name="k")
    control.fill("9")
    control.fill("2")
    stdout = part(page, FAMILY, "stdout").locator("pre")
    # By itself a run ends after 30 s.
    expect(stdout).to_have_text("2\n", timeout=20_000)


def test_a_slider_s_value_does_not_wait_for_the_end_of_a_run_that_lasts(page: Page) -> None:
    run(page, FAMILY, ENDLESS)
    begin(page, FAMILY, ENDLESS.replace("k > 8", "k > 0"))
    cell(page, FAMILY).get_by_role("slider", name="k").fill("0")
    stdout = part(page, FAMILY, "stdout").locator("pre")
    expect(stdout).to_have_text("0\n", timeout=20_000)


def test_stop_ends_the_run_in_hand_and_not_the_newer_value(page: Page) -> None:
    run(page, FAMILY, ENDLESS)
    control = cell(page, FAMILY).get_by_role("slider", name="k")
    control.fill("9")
    control.fill("3")
    page.evaluate("document.getElementById('cell-relu-family').stop()")
    stdout = part(page, FAMILY, "stdout").locator("pre")
    # After a start of Python.
    expect(stdout).to_have_text("3\n", timeout=20_000)
