"""Every page of the built book opens whole; what is outside navigation and search stays outside."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import PAGES, title
from tests.site import SITE

# What authors write and readers must never see; code may well show it.
LEFT_OVER = ("///", "{.python .cell", "textbook-cell-mark", "$$", "--8<--", "\\tag{")

PROSE = """() => {
  const copy = document.querySelector('article').cloneNode(true);
  const hidden = 'pre, code, script, style, template, .katex-mathml, [data-part="code"]';
  for (const part of copy.querySelectorAll(hidden)) part.remove();
  return copy.textContent;
}"""

DRAWN = """e => {
  e.scrollIntoView();
  return new Promise(done => e.chart ? done() : e.addEventListener('plot-drawn', done));
}"""


def test_the_site_has_the_pages_of_the_sources() -> None:
    built = {path.parent.relative_to(SITE).as_posix() for path in SITE.rglob("index.html")}
    assert built == {title(page) if page else "." for page in PAGES}


@pytest.mark.parametrize("address", PAGES, ids=title)
def test_a_page_opens_whole_and_draws_its_charts(page: Page, book_url: str, address: str) -> None:
    page.goto(f"{book_url}{address}", wait_until="networkidle")
    expect(page.locator("h1")).to_have_count(1)
    prose = page.evaluate(PROSE)
    assert not [text for text in LEFT_OVER if text in prose]
    expect(page.locator(".author-mistake")).to_have_count(0)
    for chart in page.locator("plot-chart").all():
        chart.evaluate(DRAWN)
        expect(chart.locator("canvas")).to_have_attribute("role", "img")


def test_an_address_without_a_page_is_told_so(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}404.html")
    expect(page.locator("h1")).to_have_count(1)
    expect(page.get_by_role("main").get_by_role("link").first).to_be_visible()


def test_dark_colours_come_with_the_system(page: Page, book_url: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{book_url}relu/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.emulate_media(color_scheme="light")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.parametrize("outside", ["answers", "licences"])
def test_answers_and_licences_are_reached_by_links_only(
    page: Page, book_url: str, outside: str
) -> None:
    assert (SITE / outside / "index.html").exists()
    page.goto(f"{book_url}quiz/")
    selector = f"a[href*='{outside}/']"
    expect(page.locator(f"nav {selector}")).to_have_count(0)
    links = page.evaluate(
        """(selector) => {
          const page = new DOMParser().parseFromString(
            [...document.querySelectorAll('noscript')].map((n) => n.textContent).join(''),
            'text/html');
          return [document, page].flatMap((d) => [...d.querySelectorAll(selector)]).length;
        }""",
        selector,
    )
    assert links > 0
    index = json.loads((SITE / "search" / "search_index.json").read_text("utf-8"))
    assert not [doc for doc in index["docs"] if doc["location"].startswith(f"{outside}/")]


def search(page: Page, text: str) -> list[str]:
    """What the reader finds by searching for `text`: the addresses of the results."""
    # The theme's script, which searches, runs after the first paint.
    page.wait_for_function("'document$' in window")
    field = page.get_by_role("textbox", name="Search")
    if not field.is_visible():
        page.get_by_role("button", name="Search").click()
    field.press_sequentially(text)
    meta = page.locator(".md-search-result__meta")
    expect(meta).to_have_text(re.compile(r"\d+ matching|No matching", re.IGNORECASE))
    links = page.locator(".md-search-result__link").all()
    return [link.get_attribute("href") or "" for link in links]


def test_the_search_finds_a_word_of_a_chapter(page: Page, book_url: str) -> None:
    page.goto(book_url)
    assert any("relu/" in href for href in search(page, "subgradients"))


def test_a_palette_that_the_theme_did_not_write_does_not_stop_the_search(
    page: Page, book_url: str
) -> None:
    page.add_init_script("""localStorage.setItem('/.__palette', '{"color": null}')""")
    page.goto(f"{book_url}notation/")
    assert any("relu/" in href for href in search(page, "subgradients"))


@pytest.mark.parametrize(
    "kept",
    [
        *("nonsense", "null", '{"color":null}', '{"index":99,"color":{"scheme":"slate"}}'),
        *(
            pytest.param(kept, marks=pytest.mark.long)
            for kept in (
                *("{", "", "5", '"x"', "[]", '{"index":99}'),
                '{"index":2,"color":{"scheme":"evil"}}',
                '{"index":2,"color":{"scheme":"slate","x y":"z"}}',
                '{"index":2,"color":{"media":"(prefers-color-scheme)","scheme":"slate","primary":{}}}',
            )
        ),
    ],
)
def test_a_kept_palette_that_is_none_is_forgotten(page: Page, book_url: str, kept: str) -> None:
    page.emulate_media(color_scheme="light")
    # Another page of the host, which is none of the book.
    empty = {"content_type": "text/html", "body": "<!doctype html><link rel=icon href=data:,>"}
    page.route(f"{book_url}another", lambda route: route.fulfill(**empty))
    page.goto(f"{book_url}another")
    page.evaluate("(kept) => localStorage.setItem('/.__palette', kept)", kept)
    page.goto(f"{book_url}notation/")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    # From the system's colours to light ones, and on to dark ones.
    for media, scheme in (("light", "default"), ("dark", "slate")):
        page.locator("[data-md-component=palette] label:not([hidden])").click()
        expect(body).to_have_attribute("data-md-color-media", f"(prefers-color-scheme: {media})")
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.reload()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")


def test_the_search_does_not_tell_what_a_quiz_asks_or_answers(page: Page, book_url: str) -> None:
    page.goto(f"{book_url}quiz/")
    asked = page.locator("quiz-question legend, quiz-question label").all_inner_texts()
    index = json.loads((SITE / "search" / "search_index.json").read_text("utf-8"))
    told = " ".join(re.sub(r"<[^>]+>", "", doc["text"]) for doc in index["docs"])
    words = [" ".join(text.split()) for text in asked]
    assert [text for text in words if len(text) > 30]
    assert not [text for text in words if len(text) > 30 and text in told]


EDGES = """() => {
  const parts = [...document.querySelector('.md-content__inner').children];
  return parts
    .filter(part => part.matches('p, ul, ol, h2') && part.getClientRects().length)
    .map(part => {
      const { left, right } = part.getBoundingClientRect();
      return { name: part.localName, left: Math.round(left), right: Math.round(right) };
    });
}"""


@pytest.mark.parametrize("address", ["using-this-book/", "relu/"], ids=title)
def test_text_headings_and_lists_share_their_left_edge(
    page: Page, book_url: str, address: str
) -> None:
    page.goto(f"{book_url}{address}")
    for width in (320, 360, 768, 1024, 1100, 1180, 1219, 1280, 1440, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        edges = page.evaluate(EDGES)
        assert {part["name"] for part in edges} >= {"p", "ul", "h2"}
        assert len({part["left"] for part in edges}) == 1, (width, edges)
