"""A new edition is offered and never mixed with the one that is read."""

from __future__ import annotations

import gzip
import hashlib
import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.cells import START, run
from tests.browser.offline.book import (
    PAGES,
    at_work,
    copy_of_the_site,
    keep,
    keeper,
    quota,
    reader,
    reading,
    used,
)
from tests.browser.python.python import expect_status, line, loaded_and_idle
from tests.faulty_site import faulty
from tests.site import SITE, served
from textbook.offline import publish

HEADING = "ReLU in its second edition"

# Which of Python's files have the book's own Python, and a text in it.
OWN_PYTHON = ("textbook.pack", "snapshot.pages")
FIRST, SECOND = b"Build-time Python of the book", b"Other-time Python of the book"
TELLS = "import textbook\ntextbook.__doc__[:5]"

_KEPT = """async () => {
  const keys = await (await caches.open('python /assets/python/')).keys();
  return keys.map(({ url }) => url.split('/').pop()).sort();
}"""

_ONE_CACHE = """async () => {
  const names = await caches.keys();
  return names.filter((name) => name.startsWith('book ')).length === 1;
}"""

_LOOKED = """() => performance.getEntriesByType('resource').some(
  ({ name }) => name.endsWith('/edition.json'))"""


def second_edition(folder: Path, *, other_python: bool = False) -> Path:
    """The book with another heading, and with every bundled script under another name; with
    `other_python` its Python is another too.
    """
    copy_of_the_site(folder)
    if other_python:
        change_python(folder)
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
    publish(folder, manifest=folder / "assets" / "python" / "manifest.json")
    return folder


def change_python(folder: Path) -> None:
    """Change a text in the book's own Python: in its bytecode and in the snapshot of its memory."""
    python = folder / "assets" / "python"
    manifest = python / "manifest.json"
    files = json.loads(manifest.read_text("utf-8"))["files"]
    for name in OWN_PYTHON:
        old = files[name]
        plain = gzip.decompress((python / old["path"]).read_bytes())
        assert plain.count(FIRST) == 1
        plain = plain.replace(FIRST, SECOND)
        sent = gzip.compress(plain, mtime=0)
        sha256 = hashlib.sha256(sent).hexdigest()
        path = old["path"].replace(old["sha256"][:12], sha256[:12])
        (python / old["path"]).unlink()
        (python / path).write_bytes(sent)
        # As JSON, and as the bundle has it.
        size = re.compile(rf'(size"?: ?){old["size"]}(,\s*"?sha256"?: ?"{old["sha256"]})')
        for naming in [manifest, *(folder / "assets" / "book").glob("*.js")]:
            text = size.sub(rf"\g<1>{len(sent)}\g<2>", naming.read_text("utf-8"))
            text = text.replace(old["path"], path).replace(old["sha256"], sha256)
            text = text.replace(old["plain"]["sha256"], hashlib.sha256(plain).hexdigest())
            naming.write_text(text, "utf-8")


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


def offer(page: Page) -> Locator:
    """The offer of a newer edition, when it is there."""
    notice = page.locator(".book-edition")
    expect(notice).to_contain_text("A new edition of this book is there", timeout=START)
    return notice


def opens_a_module_of_its_own(page: Page) -> None:
    page.locator("#cell-relu [data-part=code]").click()
    page.locator("#cell-relu .cm-editor").wait_for()


def test_a_new_edition_is_offered_and_not_mixed(browser: Browser, tmp_path: Path) -> None:
    newer = second_edition(tmp_path / "site")
    with reader(browser) as context, reading(context) as page, reading(context) as other:
        with served(SITE) as url:
            page.goto(f"{url}relu/")
            at_work(page)
            other.goto(f"{url}relu/")
            other.evaluate("window.survives = true")
            # Python is kept for the time without this host.
            assert run(page, "relu", "6 * 7")["value"] == "42"
            expect_status(other, "loaded, kept on this device")
            # It has looked for a newer edition, and does so once.
            other.wait_for_function(_LOOKED)
        with faulty(newer, port=urlsplit(url).port or 0) as host:
            page.goto(f"{url}relu/")
            notice = offer(page)
            # Nothing of it is fetched, and everything is still of the edition that is read.
            assert [path for path in host.asked if path != "/sw.js"] == ["/edition.json"]
            page.reload()
            assert run(page, "relu", "6 * 7")["value"] == "42"
            opens_a_module_of_its_own(page)
            assert edition(page) == {1}
            offer(page)
            notice.get_by_role("button", name="Open the new edition").click()
            expect(page.locator("h1")).to_contain_text(HEADING, timeout=START)
            page.wait_for_load_state("load")
            assert edition(page) == {2}
            # What both editions have is not fetched again.
            fetched = {path.partition("?")[0] for path in host.asked}
            assert "/relu/" in fetched
            assert not [path for path in fetched if path.endswith((".css", ".woff2"))]
            # The other tab goes on, as the edition that it is of.
            opens_a_module_of_its_own(other)
            assert other.evaluate("window.survives")
            assert edition(other) == {1}
            other.close()
            page.reload()
            page.wait_for_function(_ONE_CACHE)
            assert edition(page) == {2}


def test_a_new_edition_that_is_declined_stays_away(browser: Browser, tmp_path: Path) -> None:
    with reader(browser) as context:
        with served(SITE, "/book/") as url, reading(context) as page:
            page.goto(f"{url}relu/")
            at_work(page)
        port = urlsplit(url).port or 0
        with faulty(second_edition(tmp_path / "site"), "/book/", port) as host:
            with reading(context) as page:
                page.goto(f"{url}relu/")
                notice = offer(page)
                notice.get_by_role("button", name="Later").click()
                expect(notice).to_have_count(0)
            with reading(context) as page:
                page.goto(f"{url}relu/")
                offer(page)
                assert edition(page) == {1}
            host.asked.clear()
            with reading(context) as page:
                line(page, effectiveType="4g", saveData=True)
                page.goto(f"{url}relu/")
                expect(keeper(page)).to_contain_text("the pages, and what you have used")
                loaded_and_idle(page)
                assert not [path for path in host.asked if path != "/book/sw.js"]
        context.set_offline(True)
        with reading(context) as page:
            page.goto(f"{url}relu/")
            expect(page.locator("h1")).to_be_visible()
            assert edition(page) == {1}


def test_a_new_edition_that_has_no_room_leaves_the_one_that_is_read(
    browser: Browser, tmp_path: Path
) -> None:
    with reader(browser) as context:
        with served(SITE) as url, reading(context) as page:
            page.goto(f"{url}notation/")
            at_work(page)
            expect(keeper(page)).to_have_text(PAGES, timeout=START)
        newer = second_edition(tmp_path / "site")
        with (
            served(newer, port=urlsplit(url).port or 0),
            reading(context) as page,
            quota(page, url) as limit,
        ):
            page.goto(f"{url}notation/")
            notice = offer(page)
            limit(used(page))
            notice.get_by_role("button", name="Open the new edition").click()
            expect(notice).to_contain_text("There is no room left", timeout=START)
            expect(notice).to_contain_text("You still have the edition on your device.")
            page.reload()
            assert edition(page) == {1}
            notice = offer(page)
            limit(None)
            notice.get_by_role("button", name="Open the new edition").click()
            expect(notice).to_have_count(0, timeout=START)
            page.goto(f"{url}relu/")
            expect(page.locator("h1")).to_contain_text(HEADING)


def test_a_reader_who_keeps_the_book_takes_the_changed_python_with_a_new_edition(
    browser: Browser, tmp_path: Path
) -> None:
    newer = second_edition(tmp_path / "site", other_python=True)
    manifest: dict[str, Any] = json.loads((newer / "assets/python/manifest.json").read_text())
    changed = {manifest["files"][name]["path"] for name in OWN_PYTHON}
    with reader(browser) as context:
        with served(SITE) as url, reading(context) as page:
            page.goto(f"{url}relu/")
            keep(page)
            assert run(page, "relu", TELLS)["value"] == "'Build'"
        with faulty(newer, port=urlsplit(url).port or 0) as host, reading(context) as page:
            page.goto(f"{url}relu/")
            notice = offer(page)
            told = re.search(r"([\d.]+) MB to fetch", notice.inner_text())
            assert told
            assert float(told[1]) * 1e6 > sum(
                manifest["files"][name]["size"] for name in OWN_PYTHON
            )
            # The edition that is read goes on with its own Python.
            assert run(page, "relu", TELLS)["value"] == "'Build'"
            assert not [path for path in host.asked if "/python/" in path]
            notice.get_by_role("button", name="Open the new edition").click()
            expect(page.locator("h1")).to_contain_text(HEADING, timeout=START)
            expect(keeper(page)).to_contain_text("the whole book, ", timeout=START)
            fetched = [path.rpartition("/")[2] for path in host.asked if "/python/" in path]
            assert sorted(fetched) == sorted(changed)
        context.set_offline(True)
        with reading(context) as page:
            page.goto(f"{url}relu/")
            assert run(page, "relu", TELLS)["value"] == "'Other'"
            assert edition(page) == {2}
            # What only the earlier edition had is gone.
            page.wait_for_function(_ONE_CACHE)
            kept = [manifest["files"][name] for name in manifest["rungs"]["snapshot"]]
            wanted = sorted(file["plain"]["sha256"] for file in kept)
            page.wait_for_function(
                f"async (wanted) => ((await ({_KEPT})()).join() === wanted.join())", arg=wanted
            )
