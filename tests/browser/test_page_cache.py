"""Back and forward over full page loads: a page comes back as it was left, but without Python."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Error, Page

from tests.browser.cells import START
from tests.browser.conftest import watched
from tests.browser.python.python import is_python
from textbook.tooling.browser import ARGUMENTS, find_chromium

TELL_RETURN = "addEventListener('pageshow', ({ persisted }) => { window.returned = persisted; });"
CHANGE = """async () => {
  const cell = document.getElementById('cell-swish-beta');
  cell.parameters = { beta: 2.5 };
  cell.source += "\\nprint('mine')";
  return (await cell.run()).state;
}"""
AS_IT_IS = """() => {
  const cell = document.getElementById('cell-swish-beta');
  const part = (name) => cell.querySelector(`[data-part="${name}"]`);
  return {
    code: cell.source,
    output: part('stdout').textContent,
    slider: part('parameters').querySelector('input').value,
    lines: part('plots').querySelector('plot-chart').spec.lines.map(({ label }) => label),
  };
}"""
RUN = "async (id) => (await document.getElementById(id).run()).state"
ENDLESS = """(id) => new Promise((running) => {
  const cell = document.getElementById(id);
  cell.source = 'while True: pass';
  window.run = cell.run();
  const look = () => (cell.state === 'running' ? running() : setTimeout(look, 15));
  look();
})"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """In a Chromium with the cache, which Playwright otherwise switches off."""
    own = browser.browser_type.launch(
        executable_path=find_chromium(),
        args=ARGUMENTS,
        ignore_default_args=["--disable-back-forward-cache"],
    )
    context = own.new_context(viewport={"width": 1280, "height": 900}, service_workers="block")
    with watched(context) as page:
        page.set_default_timeout(START)
        page.add_init_script(TELL_RETURN)
        yield page
    own.close()


def pythons(page: Page) -> int:
    """How many are alive in the whole browser, pages that are put by included."""
    assert page.context.browser
    session = page.context.browser.new_browser_cdp_session()
    found = session.send("Target.getTargets")["targetInfos"]
    session.detach()
    return sum(one["type"] == "worker" and is_python(one["url"]) for one in found)


def move(page: Page, way: str, chapter: str) -> bool:
    """Go `back` or `forward`; returns whether the chapter was there again just as it was left."""
    page.evaluate(f"setTimeout(() => history.{way}())")
    there = f"location.pathname.endsWith('/{chapter}/') && window.returned !== undefined"
    while True:
        try:
            page.wait_for_function(there)
            break
        except Error as error:
            # The page that asked has gone.
            if "context was destroyed" not in str(error):
                raise
    returned: bool = page.evaluate("window.returned")
    return returned


def why_not(page: Page) -> str:
    reasons: str = page.evaluate(
        "JSON.stringify(performance.getEntriesByType('navigation')[0].notRestoredReasons)"
    )
    return reasons


def test_back_and_forward_bring_pages_as_they_were_with_one_python(
    page: Page, book_url: str
) -> None:
    page.goto(f"{book_url}swish/", wait_until="load")
    assert page.evaluate(CHANGE) == "ok"
    left = page.evaluate(AS_IT_IS)
    assert left["slider"] == "2.5"
    assert "mine" in left["output"]
    assert "β=2.5" in left["lines"]
    page.goto(f"{book_url}relu/", wait_until="load")
    assert pythons(page) == 0
    assert page.evaluate(RUN, "cell-relu") == "ok"
    assert pythons(page) == 1
    assert move(page, "back", "swish"), why_not(page)
    assert page.evaluate(AS_IT_IS) == left
    assert pythons(page) == 0
    assert page.evaluate(RUN, "cell-swish-beta") == "ok"
    assert page.evaluate(AS_IT_IS) == left
    # Chromium keeps no page that takes its frame away while another is brought back: this one
    # may be loaded anew.
    move(page, "forward", "relu")
    page.wait_for_selector("#cell-relu .cell-controls", state="attached")
    assert page.evaluate(RUN, "cell-relu") == "ok"
    assert pythons(page) == 1
    assert page.locator("iframe").count() == 1


@pytest.mark.long
def test_a_program_is_stopped_when_its_page_is_put_by(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}swish/", wait_until="load")
    page.evaluate(ENDLESS, "cell-swish-beta")
    page.goto(f"{book_url}notation/", wait_until="load")
    assert pythons(page) == 0
    assert move(page, "back", "swish"), why_not(page)
    assert page.evaluate("window.run.then(({ state }) => state)") == "stopped"
    assert page.evaluate("document.getElementById('cell-swish-beta').source") == "while True: pass"


@pytest.mark.long
def test_what_is_being_fetched_keeps_no_page_from_coming_back(page: Page, book_url: str) -> None:
    # A line that is told to be good, so that Python is fetched as soon as the page is at rest.
    page.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {type: 'ethernet'}})"
    )
    with page.expect_request("**/assets/python/*"):
        page.goto(f"{book_url}relu/", wait_until="load")
    page.goto(f"{book_url}notation/", wait_until="load")
    with page.expect_request("**/assets/python/*"):
        assert move(page, "back", "relu"), why_not(page)
