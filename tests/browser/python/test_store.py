"""Verified files are kept on the reader's device; a later visit transfers nothing of Python."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.cells import run
from tests.browser.conftest import watched
from tests.browser.python.python import Requests, expect_status
from textbook.tooling.bundle import ASSETS

MANIFEST: dict[str, Any] = json.loads((ASSETS / "python" / "manifest.json").read_text("utf-8"))

# What the fastest start needs, and what is kept after it.
NAMES: list[str] = MANIFEST["rungs"]["snapshot"]
HASHES = sorted(MANIFEST["files"][name]["plain"]["sha256"] for name in NAMES)

_KEPT = """async () => {
  const kept = [];
  for (const name of await caches.keys()) {
    const cache = await caches.open(name);
    for (const request of await cache.keys()) {
      const data = await (await cache.match(request)).arrayBuffer();
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
      const hash = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
      kept.push([request.url.split('/').pop(), hash]);
    }
  }
  return kept;
}"""


def kept(page: Page) -> list[str]:
    """The names of what is kept, each of which must be the hash of its bytes."""
    pairs: list[list[str]] = page.evaluate(_KEPT)
    assert all(name == digest for name, digest in pairs)
    return sorted(name for name, _ in pairs)


def wait_until_kept(page: Page) -> None:
    """Keeping begins when Python is up and the browser idle."""
    page.evaluate(
        """async (hashes) => {
          for (;;) {
            const [name] = await caches.keys();
            const requests = name ? await (await caches.open(name)).keys() : [];
            const kept = requests.map(({ url }) => url.split('/').pop()).sort();
            if (JSON.stringify(kept) === JSON.stringify(hashes)) return;
            await new Promise(requestAnimationFrame);
          }
        }""",
        HASHES,
    )


@pytest.fixture
def visited(context: BrowserContext, book_url: str) -> Iterator[Page]:
    """A page of a later visit, not opened yet."""
    with watched(context) as first:
        first.goto(f"{book_url}relu/")
        assert run(first, "relu", "6 * 7")["value"] == "42"
        wait_until_kept(first)
        first.close()
    with watched(context) as later:
        yield later


def test_a_later_visit_transfers_nothing_of_python(visited: Page, book_url: str) -> None:
    requests = Requests(visited)
    visited.goto(f"{book_url}swish/")
    expect_status(visited, "loaded, kept on this device")
    assert run(visited, "swish-beta", "6 * 7")["value"] == "42"
    assert requests == []
    assert kept(visited) == HASHES


def test_what_was_changed_in_the_store_is_refused_and_fetched_anew(
    visited: Page, book_url: str
) -> None:
    changed = MANIFEST["files"]["snapshot.pages"]
    visited.goto(f"{book_url}notation/")
    visited.evaluate(
        """async (hash) => {
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          const request = (await cache.keys()).find(({ url }) => url.endsWith(hash));
          const bytes = new Uint8Array(await (await cache.match(request)).arrayBuffer());
          bytes[bytes.length >> 1] ^= 1;
          await cache.put(request, new Response(bytes));
        }""",
        changed["plain"]["sha256"],
    )
    requests = Requests(visited)
    visited.goto(f"{book_url}relu/")
    assert run(visited, "relu", "6 * 7")["value"] == "42"
    assert requests == [changed["path"]]
    wait_until_kept(visited)
    assert kept(visited) == HASHES


def test_what_an_earlier_edition_left_is_removed(visited: Page, book_url: str) -> None:
    visited.goto(f"{book_url}notation/")
    visited.evaluate(
        """async () => {
          const [name] = await caches.keys();
          const cache = await caches.open(name);
          await cache.put('/assets/python/kept/0123456789abcdef', new Response('earlier'));
        }"""
    )
    visited.goto(f"{book_url}relu/")
    run(visited, "relu", "1")
    wait_until_kept(visited)


@pytest.mark.parametrize(
    "refusal",
    [
        "CacheStorage.prototype.open = async () => { throw new DOMException('', 'SecurityError') }",
        "Cache.prototype.put = async () => { throw new DOMException('', 'QuotaExceededError') }",
        "delete globalThis.caches; delete Window.prototype.caches",
    ],
    ids=["refused", "full", "absent"],
)
def test_python_runs_and_restarts_where_nothing_can_be_kept(
    page: Page, book_url: str, refusal: str
) -> None:
    page.add_init_script(refusal)
    page.goto(f"{book_url}relu/")
    # Once all files are there.
    assert run(page, "relu", "import statistics")["state"] == "ok"
    assert run(page, "relu", "import builtins; del builtins.len")["state"] == "ok"
    requests = Requests(page)
    assert run(page, "relu", "len('four')")["value"] == "4"
    assert requests == []
