"""Keeping the book on the device, and letting it go."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.cells import START, part, run
from tests.browser.offline.book import (
    KEEP,
    PAGES,
    at_work,
    brought_to_life,
    button,
    keep,
    keeper,
    quota,
    reader,
    reading,
    used,
)
from tests.browser.python.python import FILES, MANIFEST, expect_status, line, loaded_and_idle
from tests.faulty_site import Host, faulty
from tests.site import SITE, served

SNAPSHOT: str = FILES["snapshot.pages"]["path"]

# Python's frame has no storage.
SWITCH = "if (top === self) localStorage.setItem('python-only-on-run:/assets/', 'yes')"
REMOVED = """
if (top === self) caches.open('wanted /').then((it) => it.put('/', new Response('nothing')));
"""

_PYTHON_CAME_FIRST = """() => {
  const [{ startTime, duration }] = performance.getEntriesByName('python:boot');
  const list = performance.getEntriesByType('resource').find(
    ({ name }) => name.endsWith('/edition.json'));
  return list.startTime >= startTime + duration;
}"""


def nothing_is_kept(page: Page, host: Host) -> None:
    assert not [path for path in host.asked if path in ("/edition.json", "/sw.js", "/swish/")]
    assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []


def test_there_is_nothing_to_press_before_it_is_known_what_is_kept(browser: Browser) -> None:
    with reader(browser) as context, served(SITE) as url, reading(context) as page:
        page.add_init_script("CacheStorage.prototype.match = () => new Promise(() => {})")
        page.goto(f"{url}relu/")
        brought_to_life(page)
        expect(keeper(page)).to_have_text("nothing yet")
        expect(page.locator("book-keeper").get_by_role("button")).to_have_count(0)


def test_removing_the_book_frees_its_space_and_says_how_much(browser: Browser) -> None:
    with reader(browser) as context, served(SITE) as url, reading(context) as page:
        page.goto(f"{url}relu/")
        at_work(page)
        expect(button(page, KEEP)).to_have_text(re.compile(r"\(about \d\d MB\)"))
        keep(page)
        told = re.search(r"the whole book, ([\d.]+) MB", keeper(page).inner_text())
        assert told
        assert used(page) > float(told[1]) * 1e6
        button(page, "Remove the book").click()
        expect(keeper(page)).to_have_text(f"nothing; {told[1]} MB are free again")
        assert page.evaluate("caches.keys()") == ["wanted /"]
        page.wait_for_function(
            "async () => (await navigator.storage.estimate()).usage < 1e6", timeout=START
        )
        # It stays away, and reading goes on.
        page.goto(f"{url}swish/")
        brought_to_life(page)
        expect(keeper(page)).to_have_text("nothing")
        assert page.evaluate("navigator.serviceWorker.getRegistrations()") == []


def test_a_keeping_that_is_cut_off_says_so_and_goes_on(browser: Browser) -> None:
    with (
        reader(browser) as context,
        faulty(SITE) as host,
        reading(context, "ERR_INCOMPLETE|ERR_CONTENT_LENGTH") as page,
    ):
        host.faults[SNAPSHOT] = "cut"
        page.goto(f"{host.url}relu/")
        at_work(page)
        button(page, KEEP).click()
        expect(keeper(page)).to_contain_text("not the whole book. ", timeout=START)
        page.reload()
        expect(keeper(page)).to_contain_text("the rest of the book has not come yet")
        host.mend()
        host.asked.clear()
        button(page, "Go on keeping it").click()
        expect(keeper(page)).to_contain_text("the whole book, ", timeout=START)
        assert any(path.endswith(SNAPSHOT) for path in host.asked)
        assert not any("/grids/" in path for path in host.asked)


@pytest.mark.parametrize(
    ("connection", "switch"),
    [({}, False), ({"effectiveType": "3g"}, False), ({"effectiveType": "4g"}, True)],
    ids=["a line of which nothing is told", "a slow line", "the reader's switch"],
)
def test_nothing_is_kept_unasked(
    browser: Browser, connection: dict[str, str], switch: bool
) -> None:
    with reader(browser) as context, faulty(SITE) as host, reading(context) as page:
        line(page, **connection)
        if switch:
            page.add_init_script(SWITCH)
        page.goto(f"{host.url}relu/")
        brought_to_life(page)
        expect(keeper(page)).to_have_text("nothing")
        loaded_and_idle(page)
        nothing_is_kept(page, host)


@pytest.mark.parametrize(
    "connection",
    ["undefined", '{ effectiveType: "3g" }'],
    ids=["a browser that tells nothing of its line", "a slow line"],
)
def test_a_sign_of_intent_keeps_the_pages_when_python_is_up(
    browser: Browser, connection: str
) -> None:
    with reader(browser) as context:
        with faulty(SITE) as host, reading(context) as page:
            page.add_init_script(f"navigator.connection = {connection}")
            page.goto(f"{host.url}relu/")
            expect(keeper(page)).to_have_text("nothing", timeout=START)
            loaded_and_idle(page)
            nothing_is_kept(page, host)
            part(page, "relu", "code").hover()
            expect(keeper(page)).to_have_text(PAGES, timeout=START)
            assert page.evaluate(_PYTHON_CAME_FIRST)
            at_work(page)
        context.set_offline(True)
        # A page that was not visited may lack a typeface.
        with reading(context, "ERR_FAILED") as page:
            page.goto(f"{host.url}swish/")
            expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize(
    "script",
    [
        "navigator.connection = { saveData: true, effectiveType: '4g', type: 'wifi' }",
        SWITCH,
        REMOVED,
    ],
    ids=["Save-Data", "the reader's switch", "a book that was removed"],
)
def test_a_sign_keeps_nothing_against_the_readers_will(browser: Browser, script: str) -> None:
    with reader(browser) as context, faulty(SITE) as host, reading(context) as page:
        page.add_init_script(script)
        page.goto(f"{host.url}relu/")
        expect(keeper(page)).to_have_text("nothing", timeout=START)
        part(page, "relu", "code").hover()
        assert run(page, "relu", "6 * 7")["value"] == "42"
        expect_status(page, "running")
        loaded_and_idle(page)
        expect(keeper(page)).to_have_text("nothing", timeout=START)
        nothing_is_kept(page, host)


def test_what_is_kept_is_what_this_browser_starts_python_from(browser: Browser) -> None:
    with reader(browser) as context, served(SITE) as url, reading(context) as page:
        line(page)
        page.add_init_script(f"sessionStorage['python-rung-{MANIFEST['pyodide']}'] = 'stock'")
        page.goto(f"{url}relu/")
        keep(page)
        kept = page.evaluate(
            "caches.open('python /assets/python/').then((cache) => cache.keys())"
            ".then((keys) => keys.map(({ url }) => url.split('/').pop()))"
        )
        stock = [FILES[name] for name in MANIFEST["rungs"]["stock"]]
        assert sorted(kept) == sorted(file["plain"]["sha256"] for file in stock)


@pytest.mark.parametrize(
    "room",
    # Beside the pages the book has 1.5 MB, and Python 41 MB.
    [0, 400_000, 4_500_000],
    ids=["for nothing", "for a few files", "for the book without Python"],
)
def test_a_full_device_is_told_loses_nothing_and_can_be_tried_again(
    browser: Browser, room: int
) -> None:
    with (
        reader(browser) as context,
        served(SITE) as url,
        reading(context, "ERR_FAILED") as page,
        quota(page, url) as limit,
    ):
        # A page without cells, for which no Python is fetched.
        page.goto(f"{url}notation/")
        at_work(page)
        expect(keeper(page)).to_have_text(PAGES, timeout=START)
        limit(used(page) + room)
        button(page, KEEP).click()
        expect(keeper(page)).to_contain_text("There is no room left", timeout=START)
        expect(keeper(page)).to_contain_text("not the whole book. ")
        # What was there is read without a network.
        context.set_offline(True)
        page.goto(f"{url}references/")
        expect(page.locator("h1")).to_be_visible()
        context.set_offline(False)
        again = page.locator("book-keeper [data-part=keep]")
        again.click()
        expect(keeper(page)).to_contain_text("There is no room left", timeout=START)
        limit(None)
        again.click()
        expect(keeper(page)).to_contain_text("the whole book, ", timeout=START)


def test_a_book_on_a_full_device_is_removed(browser: Browser) -> None:
    with (
        reader(browser) as context,
        served(SITE) as url,
        reading(context) as page,
        quota(page, url) as limit,
    ):
        page.goto(f"{url}notation/")
        keep(page)
        limit(used(page))
        button(page, "Remove the book").click()
        expect(keeper(page)).to_contain_text("MB are free again", timeout=START)
        assert page.evaluate("caches.keys()") == ["wanted /"]


@pytest.mark.parametrize(
    ("refusal", "sentence"),
    [
        ("delete Navigator.prototype.serviceWorker", "This browser keeps nothing here"),
        (
            "Cache.prototype.put = async () => { throw new DOMException('', 'SecurityError') }",
            "refuses to keep anything",
        ),
    ],
    ids=["no service workers", "storage refused"],
)
def test_where_it_cannot_be_kept_the_reader_who_asks_is_told(
    browser: Browser, refusal: str, sentence: str
) -> None:
    with reader(browser) as context, served(SITE) as url, reading(context) as page:
        page.add_init_script(refusal)
        page.goto(f"{url}relu/")
        brought_to_life(page)
        expect(page.locator("book-keeper")).to_be_visible()
        expect(keeper(page)).not_to_contain_text("browser")
        button(page, KEEP).click()
        expect(keeper(page)).to_contain_text(sentence)
