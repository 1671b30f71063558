"""A new edition is offered and never mixed with the one that is read."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, expect

from tests.browser.cells import START, run
from tests.browser.offline.book import at_work, copy_of_the_site, reader, reading
from tests.site import SITE, served
from textbook.offline import publish

HEADING = "ReLU in its second edition"

_ONE_CACHE = """async () => {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith('book ')).length === 1;
}"""


def second_edition(folder: Path) -> Path:
    """The book with another heading, and with every bundled script under another name."""
    copy_of_the_site(folder)
    scripts = folder / "assets" / "book"
    names = {path.name: path.name.replace("-", "-2") for path in scripts.glob("*.js")}
    for path in [*folder.rglob("*.html"), *scripts.glob("*.js")]:
        text = path.read_text("utf-8")
        for old, new in names.items():
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    for old, new in names.items():
        (scripts / old).rename(scripts / new)
    page = folder / "relu" / "index.html"
    page.write_text(page.read_text("utf-8").replace(">ReLU<a", f">{HEADING}<a"), "utf-8")
    publish(folder)
    return folder


def scripts(page: Page) -> set[str]:
    """The names of the bundled scripts that the page has loaded."""
    names: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(({ name }) => name)"
    )
    return {
        name.rpartition("/")[2]
        for name in names
        if name.endswith(".js") and "/assets/book/" in name
    }


def edition(page: Page) -> set[int]:
    """The editions that heading and scripts of the page are of."""
    old = {path.name for path in (SITE / "assets" / "book").glob("*.js")}
    heading = 2 if page.locator("h1", has_text=HEADING).count() else 1
    return {heading, *(1 if name in old else 2 for name in scripts(page))}


def test_a_new_edition_is_offered_and_not_mixed(browser: Browser, tmp_path: Path) -> None:
    with reader(browser) as context, reading(context) as page, reading(context) as other:
        with served(SITE) as url:
            page.goto(f"{url}relu/")
            at_work(page)
            other.goto(f"{url}relu/")
        with served(second_edition(tmp_path / "site"), port=urlsplit(url).port or 0):
            page.goto(f"{url}relu/")
            notice = page.locator(".book-edition")
            expect(notice).to_contain_text("A new edition of this book", timeout=START)
            # It is there, and everything is still of the edition that is read.
            page.reload()
            assert run(page, "relu", "6 * 7")["value"] == "42"
            page.locator("#cell-relu [data-part=code]").click()
            page.locator("#cell-relu .cm-editor").wait_for()
            assert edition(page) == {1}
            expect(notice).to_be_visible(timeout=START)
            notice.get_by_role("button", name="Open the new edition").click()
            for tab in (page, other):
                expect(tab.locator("h1")).to_contain_text(HEADING, timeout=START)
                tab.wait_for_load_state("load")
                assert edition(tab) == {2}
            assert page.evaluate(_ONE_CACHE)


def test_a_new_edition_takes_over_when_no_page_of_the_old_one_is_open(
    browser: Browser, tmp_path: Path
) -> None:
    with reader(browser) as context:
        with served(SITE, "/book/") as url, reading(context) as page:
            page.goto(f"{url}relu/")
            at_work(page)
        port = urlsplit(url).port or 0
        newer = served(second_edition(tmp_path / "site"), "/book/", port)
        with newer, reading(context) as page:
            page.goto(f"{url}relu/")
            notice = page.locator(".book-edition")
            expect(notice).to_be_visible(timeout=START)
            notice.get_by_role("button", name="Later").click()
            expect(notice).to_have_count(0)
            assert edition(page) == {1}
            page.close()
            # From a page of the host that is not the book's.
            with reading(context, "404") as outside:
                outside.goto(f"http://127.0.0.1:{port}/")
                outside.wait_for_function(_ONE_CACHE)
        context.set_offline(True)
        with reading(context, "ERR_FAILED") as page:
            page.goto(f"{url}relu/")
            expect(page.locator("h1")).to_contain_text(HEADING)
            assert edition(page) == {2}
