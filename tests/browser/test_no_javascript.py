"""A reader without JavaScript misses the running, and nothing of what there is to read."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import watched
from tests.browser.pages import PAGES, title


@pytest.fixture(scope="module")
def still(browser: Browser) -> Iterator[Page]:
    """A page on which no script runs."""
    context = browser.new_context(
        java_script_enabled=False, viewport={"width": 1280, "height": 900}
    )
    with watched(context) as page:
        yield page
    context.close()


@pytest.fixture
def relu(still: Page, book_url: str) -> Page:
    still.goto(f"{book_url}relu/")
    return still


def test_the_code_is_highlighted_and_offers_no_buttons(relu: Page) -> None:
    code = relu.locator('#cell-relu [data-part="code"]')
    expect(code).to_contain_text("np.maximum(0, x)")
    expect(code.locator("span.kn").first).to_be_visible()
    expect(relu.locator("#cell-relu").get_by_role("button")).to_have_count(0)


def test_the_chart_is_drawn_and_its_data_are_in_a_table(relu: Page) -> None:
    chart = relu.locator("#cell-relu plot-chart")
    expect(chart).to_contain_text("ReLU and its Gradient")
    expect(chart.locator("canvas")).to_have_count(0)
    drawing = chart.get_by_role("img", name="Line chart “ReLU and its Gradient”")
    expect(drawing).to_be_visible()
    expect(drawing.locator(".plot-curves path")).to_have_count(2)
    expect(chart.locator(".plot-legend svg")).to_have_count(2)
    expect(chart.locator("td").first).to_be_hidden()
    chart.locator("summary").click()
    expect(chart.locator("td").first).to_be_visible()
    expect(chart.locator("tbody tr")).to_have_count(200)


def test_what_the_program_printed_is_there(relu: Page) -> None:
    expect(relu.locator('#cell-dying-unit [data-part="stdout"]')).to_contain_text("rate 1.5: w =")


def test_formulas_are_drawn(relu: Page) -> None:
    formula = relu.locator("#eq-relu .katex-display")
    expect(formula).to_be_visible()
    expect(formula).to_contain_text("max")
    expect(formula).to_contain_text("(1)")
    assert relu.locator("#eq-relu math").count() == 1


def test_a_question_can_be_read_and_leads_to_its_answer(relu: Page) -> None:
    quiz = relu.locator("#quiz-relu-at-zero")
    expect(quiz).to_contain_text("Which value do PyTorch, JAX and TensorFlow give")
    expect(quiz).to_contain_text("They raise an error")
    expect(quiz.get_by_role("button")).to_have_count(0)
    quiz.get_by_role("link", name="Answers").click()
    place = relu.url.partition("#")[2]
    assert "/answers/" in relu.url
    expect(relu.locator(f"[id='{place}']")).to_be_visible()
    answer = relu.locator(".quiz-answer").filter(has=relu.locator(f"[id='{place}']"))
    expect(answer).to_contain_text("by convention")


def test_the_chapters_are_reached_from_each_other(still: Page, book_url: str) -> None:
    still.goto(book_url)
    still.get_by_role("navigation").get_by_role("link", name="ReLU", exact=True).first.click()
    expect(still.locator("h1")).to_contain_text("ReLU")


@pytest.mark.parametrize("address", PAGES, ids=title)
def test_nothing_waits_for_a_script(still: Page, book_url: str, address: str) -> None:
    still.goto(f"{book_url}{address}")
    expect(still.locator("h1")).to_be_visible()
    for plot in still.locator("plot-chart").all():
        expect(plot.locator(".plot-drawing")).to_be_visible()
        expect(plot.locator("summary")).to_be_visible()
