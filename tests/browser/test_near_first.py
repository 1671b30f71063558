"""A page that is opened at its top is laid out there first, and as a whole when it is at rest."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

# Idle moments come when the test lets them.
_BUSY = """
window.idle = [];
window.requestIdleCallback = (task) => idle.push(task);
window.rest = async () => {
  while (document.querySelector('.near-first')) {
    idle.shift()?.({ timeRemaining: () => 10, didTimeout: false });
    await new Promise((done) => setTimeout(done));
  }
};
"""
_LAID_OUT = """() => [...document.querySelectorAll('.md-typeset > :is(py-cell, quiz-question)')]
  .map((block) => block.firstElementChild.checkVisibility({ contentVisibilityAuto: true }))"""
_HEIGHT = "document.documentElement.scrollHeight"
_MARK = "document.documentElement.classList.contains('near-first')"


@pytest.fixture
def whole(page: Page, book_url: str) -> int:
    """How high the page is that is laid out at once."""
    page.goto(f"{book_url}relu/#summary")
    assert not page.evaluate(_MARK)
    assert all(page.evaluate(_LAID_OUT))
    height: int = page.evaluate(_HEIGHT)
    page.goto("about:blank")
    return height


def test_what_is_far_below_waits_until_the_page_is_at_rest(
    page: Page, book_url: str, whole: int
) -> None:
    page.add_init_script(_BUSY)
    page.goto(f"{book_url}relu/")
    assert page.evaluate(_MARK)
    # What is near is, with the first frame.
    page.wait_for_function(f"({_LAID_OUT})()[0]")
    assert not page.evaluate(_LAID_OUT)[-1]
    page.evaluate("rest()")
    assert not page.evaluate(_MARK)
    assert all(page.evaluate(_LAID_OUT))
    assert (
        page.evaluate("document.querySelectorAll('.md-typeset > [style*=visibility]').length") == 0
    )
    assert abs(page.evaluate(_HEIGHT) - whole) <= 1


def test_a_page_that_is_opened_again_where_it_was_left_is_laid_out_at_once(
    page: Page, book_url: str
) -> None:
    page.goto(f"{book_url}relu/")
    page.reload()
    assert not page.evaluate(_MARK)


def test_what_the_page_needs_is_asked_for_before_the_first_script_in_its_head(
    page: Page, book_url: str
) -> None:
    # The browser waits there for the style sheets, and reads no further.
    page.goto(f"{book_url}relu/")
    heads = page.evaluate(
        """() => [...document.head.querySelectorAll('link, script')].map((element) =>
          element.localName === 'script' ? 'script' : element.rel)"""
    )
    before = heads[: heads.index("script")]
    assert before.count("preload") == heads.count("preload") >= 4
    assert before.count("modulepreload") == heads.count("modulepreload") >= 1


def test_the_footer_keeps_its_height_while_it_looks_what_is_kept(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}relu/")
    page.wait_for_selector("book-keeper:defined", state="attached")
    heights = page.evaluate(
        """() => [true, false].map((hidden) => {
          const keeper = document.querySelector('book-keeper');
          keeper.querySelector('[data-part="keep"]').hidden = hidden;
          return keeper.getBoundingClientRect().height;
        })"""
    )
    assert heights[0] == heights[1] > 0
