"""A reader is told at which line their numbers stop being numbers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.cells import START, cell, part, run

HEAD = "import numpy as np\n"


@pytest.fixture(scope="module")
def relu(warm_page: Page, book_url: str) -> Page:
    warm_page.goto(f"{book_url}relu/")
    warm_page.set_default_timeout(START)
    return warm_page


def notes(page: Page) -> Locator:
    return part(page, "relu", "notes")


@pytest.mark.parametrize(
    ("program", "told"),
    [
        ("1 / (1 + np.exp(np.array([1000.0, -1000.0])))", "Line 2: np.exp overflowed"),
        ("np.array([1.0]) / 0", "Line 2: / divided by zero, and made inf"),
        ("np.log([0.0])", "Line 2: np.log was given"),
        ("np.array([50000]) ** 2", "Line 2: ** went beyond 2,147,483,647 and wrapped round"),
        ("np.arange(1, 15).prod()", "write dtype=np.int64"),
        ("np.array([np.nan, 1e20]).astype(int)", "Line 2: .astype turned a number"),
        ("x = 1000.0\nfor _ in range(3):\n    y = np.exp(x)\nprint(y)", "Line 4: np.exp"),
    ],
)
def test_the_line_and_the_cause_are_told_after_a_run(relu: Page, program: str, told: str) -> None:
    result = run(relu, "relu", HEAD + program)
    assert result["state"] == "ok", result["error"]
    expect(notes(relu)).to_contain_text(told)
    # They are no output of the program's.
    assert result["stderr"] == ""


def test_the_number_of_the_line_leads_to_it(relu: Page) -> None:
    run(relu, "relu", f"{HEAD}x = 1\nnp.exp(1000.0)")
    notes(relu).get_by_role("button", name="Line 3").click()
    typed = cell(relu, "relu").locator(".cm-content")
    expect(typed).to_be_focused()
    relu.keyboard.press("End")
    relu.keyboard.type(" * 1")
    expect(typed).to_contain_text("np.exp(1000.0) * 1")


def test_the_note_is_gone_when_the_program_is_mended(relu: Page) -> None:
    run(relu, "relu", f"{HEAD}np.exp(1000.0)")
    expect(notes(relu)).to_be_visible()
    run(relu, "relu", f"{HEAD}np.exp(1.0)")
    expect(notes(relu)).to_be_hidden()


def test_reset_takes_the_note_away(relu: Page) -> None:
    run(relu, "relu", f"{HEAD}np.exp(1000.0)")
    expect(notes(relu)).to_be_visible()
    relu.evaluate("document.getElementById('cell-relu').reset()")
    expect(notes(relu)).to_be_hidden()


def test_a_look_that_is_under_way_at_a_reset_tells_nothing_after_it(relu: Page) -> None:
    program = f"{HEAD}for _ in range(3000):\n    np.exp(1000.0)"
    assert run(relu, "relu", program)["state"] == "ok"
    # The look is over when another cell, which waits for it, has run.
    relu.evaluate(
        """async () => {
          const cell = document.getElementById('cell-relu');
          await new Promise((done) => setTimeout(done, 170));
          cell.reset();
          await document.getElementById('cell-dying-unit').run();
        }"""
    )
    expect(notes(relu)).to_be_hidden()


def test_numpys_settings_raise_and_warn(relu: Page) -> None:
    result = run(relu, "relu", f"{HEAD}np.seterr(all='raise')\nnp.exp(1000.0)")
    assert result["error"]["type"] == "FloatingPointError"
    assert result["error"]["line"] == 3
    result = run(relu, "relu", f"{HEAD}with np.errstate(over='warn'):\n    np.exp(1000.0)")
    assert "RuntimeWarning: overflow encountered in exp" in result["stderr"]


@pytest.mark.parametrize(
    ("call", "message"),
    [
        ("inv(np.zeros((2, 2)))", "Singular matrix"),
        ("solve(np.ones((2, 2)), [1.0, 2.0])", "Singular matrix"),
        ("cholesky(-np.eye(2))", "Matrix is not positive definite"),
        ("matrix_power(np.zeros((2, 2)), -1)", "Singular matrix"),
    ],
)
def test_a_singular_matrix_is_an_error(relu: Page, call: str, message: str) -> None:
    result = run(relu, "relu", f"{HEAD}np.linalg.{call}")
    assert result["error"]["type"] == "numpy.linalg.LinAlgError"
    assert result["error"]["message"] == message


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("js.window.py_plotdata = '[]'", "did you mean js.window.py_plot_data?"),
        ("js.py_plot_data = '[]'", "did you mean js.window.py_plot_data?"),
        ("js.window.document", "there is js.window.py_plot_data only"),
        ("js.document", "there is js.window.py_plot_data only"),
    ],
)
def test_a_misspelt_name_of_the_window_is_an_attribute_error(
    relu: Page, line: str, message: str
) -> None:
    result = run(relu, "relu", f"import js\n{line}")
    assert result["error"]["type"] == "AttributeError"
    assert result["error"]["line"] == 2
    assert message in result["error"]["message"]


def test_what_is_wrong_with_plot_data_is_told_at_the_line_that_assigned_them(relu: Page) -> None:
    result = run(relu, "relu", "import js\nx = 1\njs.window.py_plot_data = 'no json'\nx += 1")
    assert (result["error"]["type"], result["error"]["line"]) == ("PlotDataError", 3)
    result = run(relu, "relu", "import js\njs.window.py_plot_data = [1]")
    assert result["error"]["line"] == 2
    assert "json.dumps" in result["error"]["message"]
