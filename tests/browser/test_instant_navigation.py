"""At its own address the book changes pages without a reload, keeps Python and lets the rest go."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.cells import START, begin, cell, part, run
from tests.browser.conftest import watched
from tests.browser.page_changes import (
    Pythons,
    change,
    expect_no_reload,
    living,
    runs,
    survives,
)
from tests.browser.python.python import expect_status, switch
from tests.site import served_at_its_own_address


# At the root of a host only in the long tests: a folder has all that can go wrong there, and more.
@pytest.fixture(scope="module", params=[pytest.param("/", marks=pytest.mark.long), "/book/"])
def own_url(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of a book that was built for just this address."""
    with served_at_its_own_address(tmp_path_factory.mktemp("site"), request.param) as url:
        yield url


@pytest.fixture(scope="module")
def visit(browser: Browser, own_url: str) -> Iterator[Page]:
    """One visit to the book: a page that was loaded once and must not be loaded again."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    with watched(context) as page:
        page.set_default_timeout(START)
        page.goto(own_url)
        expect_no_reload(page)
        yield page
    context.close()


@pytest.fixture
def book(visit: Page) -> Iterator[Page]:
    """The visit, on a page without cells; whatever a test does, no page may be reloaded."""
    follow(visit, "Notation")
    yield visit
    assert survives(visit)


def follow(page: Page, name: str) -> None:
    """Click a chapter's name in the navigation and wait until the chapter is there."""
    links = page.get_by_role("navigation").get_by_role("link", name=name, exact=True)
    links.locator("visible=true").first.click()
    arrived(page, name)


def arrived(page: Page, heading: str) -> None:
    expect(page.locator("h1")).to_contain_text(heading)
    expect(page).to_have_title(f"{heading} - Nonlinear")


def open_relu(page: Page) -> None:
    """The page on ReLU, with its first chart drawn."""
    follow(page, "ReLU")
    part(page, "relu", "plots").scroll_into_view_if_needed()
    page.wait_for_function("document.querySelector('#cell-relu plot-chart').chart !== null")


def boots(page: Page) -> int:
    count: int = page.evaluate("performance.getEntriesByName('python:boot').length")
    return count


def test_links_back_and_forward_do_not_reload(book: Page) -> None:
    follow(book, "ReLU")
    follow(book, "Notation")
    book.go_back()
    arrived(book, "ReLU")
    expect(cell(book, "relu")).to_have_count(1)
    book.go_forward()
    arrived(book, "Notation")
    book.go_back()
    arrived(book, "ReLU")


def test_a_page_come_back_to_is_alive(book: Page) -> None:
    for _ in range(2):
        open_relu(book)
        expect(cell(book, "relu").get_by_role("button", name="Run")).to_have_count(1)
        expect(
            book.locator("#quiz-relu-at-zero").get_by_role("button", name="Check")
        ).to_have_count(1)
        expect(book.locator("#cell-relu canvas")).to_have_count(1)
        follow(book, "Notation")


def test_python_is_kept_from_page_to_page(book: Page) -> None:
    open_relu(book)
    assert run(book, "relu", "6 * 7")["value"] == "42"
    started = boots(book)
    follow(book, "Swish / SiLU")
    assert run(book, "swish-beta", "7 * 7")["value"] == "49"
    book.go_back()
    arrived(book, "ReLU")
    assert run(book, "relu", "8 * 7")["value"] == "56"
    assert boots(book) == started
    expect(book.locator("iframe")).to_have_count(1)


def test_the_footer_tells_of_python_on_every_page(book: Page) -> None:
    open_relu(book)
    run(book, "relu", "1")
    follow(book, "Notation")
    expect_status(book, "running")
    switch(book).check()
    follow(book, "Swish / SiLU")
    expect_status(book, "running")
    expect(switch(book)).to_be_checked()
    switch(book).uncheck()


def test_charts_and_editors_of_a_page_that_is_left_are_released(book: Page) -> None:
    open_relu(book)
    part(book, "relu", "code").click()
    book.wait_for_selector("#cell-relu .cm-editor.cm-focused")
    book.evaluate(
        """() => {
          window.left = [...document.querySelectorAll('plot-chart')].filter((e) => e.chart);
          window.leftCharts = left.map((element) => element.chart);
          window.leftCell = document.getElementById('cell-relu');
        }"""
    )
    follow(book, "Notation")
    assert book.evaluate("leftCharts.length") > 0
    assert book.evaluate("left.every(({ chart }) => chart === null)")
    assert book.evaluate("leftCharts.every(({ canvas, ctx }) => canvas === null && ctx === null)")
    assert book.evaluate("leftCell.querySelector('.cm-editor, .cell-controls') === null")
    assert book.evaluate("document.querySelectorAll('.cm-editor').length") == 0
    book.evaluate("delete window.left, delete window.leftCharts, delete window.leftCell")


def test_page_changes_with_runs_keep_one_python_and_nothing_of_the_pages(book: Page) -> None:
    pythons = Pythons(book)
    for number in range(10):
        cell = change(book, number)
        if number % 3 == 0:
            assert runs(book, cell)
        if number == 3:
            before = living(book, cell)
    after = living(book, cell)
    assert runs(book, cell)
    assert 1 <= pythons.most <= 2
    assert book.locator("iframe").count() == 1
    # Nodes and heap are level after more changes only: test_page_changes.py measures them.
    for name in ("charts", "listeners"):
        assert after[name] < 1.1 * before[name] + 1, (name, before, after)


def test_a_program_is_stopped_when_its_page_is_left(book: Page) -> None:
    open_relu(book)
    begin(book, "relu", "while True: pass")
    follow(book, "Swish / SiLU")
    assert book.evaluate("begun.then(({ state }) => state)") == "stopped"
    assert run(book, "swish-beta", "'next'")["value"] == "'next'"


def test_edits_come_back_with_their_page(book: Page) -> None:
    open_relu(book)
    book.evaluate("document.getElementById('cell-relu').source = 'mine = 1'")
    follow(book, "Notation")
    book.go_back()
    arrived(book, "ReLU")
    assert book.evaluate("document.getElementById('cell-relu').source") == "mine = 1"
    expect(cell(book, "relu")).to_have_attribute("data-edited", "")
    cell(book, "relu").get_by_role("button", name="Reset").click()
    assert "np.maximum" in book.evaluate("document.getElementById('cell-relu').source")
    expect(cell(book, "relu")).not_to_have_attribute("data-edited", "")


def test_an_answer_is_still_given_on_a_page_come_back_to(book: Page) -> None:
    open_relu(book)
    quiz = book.locator("#quiz-relu-at-zero")
    quiz.get_by_role("radio").nth(2).check()
    quiz.get_by_role("button", name="Check").click()
    expect(quiz).to_have_attribute("data-state", "right")
    follow(book, "Notation")
    open_relu(book)
    expect(quiz).to_have_attribute("data-state", "right")
    expect(quiz.get_by_role("radio").nth(2)).to_be_checked()


def test_a_page_of_another_edition_is_loaded_with_its_own_scripts(page: Page, own_url: str) -> None:
    edition = re.compile('(<meta name="edition" content=")[^"]*')

    def publish_anew(route: Route) -> None:
        response = route.fetch()
        route.fulfill(response=response, body=edition.sub(r"\1another", response.text()))

    page.route("**/notation/", publish_anew)
    page.goto(own_url)
    expect_no_reload(page)
    follow(page, "Notation")
    page.wait_for_function("!window.survives")
    page.unroute("**/notation/")
    expect_no_reload(page)
    follow(page, "ReLU")
    page.wait_for_function("!window.survives")
