"""Every known way out of Python's `js` is tried, and what hostile JavaScript reaches: nothing.

The worker is taken to be breached: what is tried there runs by the browser's debugger, which no
policy keeps from running code, with the fetch that the worker had before Pyodide.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Page, Response, Worker, expect

from tests.browser.cells import START, run
from tests.browser.conftest import watched
from tests.browser.offline.book import PAGES
from tests.browser.python.listener import Listener
from tests.browser.python.python import is_python, line
from tests.browser.python.ways_out import (
    AIMS,
    ANSWER,
    FRAME_AIMS,
    NESTED,
    PYTHON,
    REFUSES,
    TRY,
    WAYS,
)

REFUSED = re.compile(
    r"fatal error|refused|refuses|policy|violates|fetch|failed to|^$|SecurityError|sandbox", re.I
)


HAS_LAST_MODULE = """performance.getEntriesByType('resource').some(
  ({ name, responseEnd }) => name.includes('/chapters-') && responseEnd > 0)"""


@pytest.fixture(scope="module")
def opened(browser: Browser, book_url: str) -> Iterator[Page]:
    """A page with Python started."""
    context = browser.new_context()
    with watched(context, expected=REFUSED) as page:
        page.set_default_timeout(START)
        line(page, effectiveType="4g")
        page.goto(f"{book_url}relu/")
        # What the page itself asks for is here before something is tried: all files of Python,
        # the page's modules, and the book's pages.
        assert run(page, "relu", "import colorsys\n1 + 1")["value"] == "2"
        page.wait_for_function(HAS_LAST_MODULE)
        expect(page.locator("book-keeper")).to_contain_text(PAGES, timeout=START)
        yield page
    context.close()


@pytest.fixture
def listener() -> Listener:
    return Listener()


def worker_of(page: Page) -> Worker:
    # Of those that one has made in another, the end is not always told.
    return next(worker for worker in page.workers if is_python(worker.url))


@pytest.fixture
def answered(opened: Page) -> Iterator[list[str]]:
    """The addresses that have answered. A request that the policy refuses gets no answer."""
    seen: list[str] = []

    def note(response: Response) -> None:
        if not response.url.startswith("blob:"):
            seen.append(response.url)

    opened.on("response", note)
    yield seen
    opened.remove_listener("response", note)


@dataclass
class Hosts:
    """Whom Python must not reach: the host of the book, and another one, which listens."""

    book_url: str
    answered: list[str]
    listener: Listener

    def aimed(self, text: str, blob: str = "") -> str:
        """What is tried, with their addresses in it."""
        parts = {
            "BOOK": self.book_url,
            "HOST": f"127.0.0.1:{self.listener.port}",
            "LISTENER": str(self.listener.port),
            "BLOB": blob,
            "ANSWER": ANSWER,
            "REFUSES": REFUSES,
        }
        return re.sub("|".join(parts), lambda found: parts[found[0]], text)


@pytest.fixture
def hosts(book_url: str, answered: list[str], listener: Listener) -> Hosts:
    return Hosts(book_url, answered, listener)


@pytest.mark.parametrize("way", WAYS)
def test_python_cannot_make_javascript_of_a_text(
    opened: Page, way: str, record_property: Any
) -> None:
    result = run(opened, "relu", f"{WAYS[way]}\nevaluate('1')")
    assert result["state"] == "error"
    assert re.search("EvalError|cannot import name 'eval'", str(result["error"]))
    record_property("told", told("Python", way, result["error"]["message"]))


def told(where: str, name: str, what: str) -> str:
    return f"{where:<8}{name:<46}{' '.join(what.split())[:70]}"


@pytest.mark.parametrize("name", PYTHON)
def test_python_itself_reaches_nothing(
    opened: Page, hosts: Hosts, name: str, record_property: Any
) -> None:
    port = hosts.book_url.split(":")[2].strip("/")
    code = hosts.aimed(PYTHON[name]).replace("PORT", port)
    result = run(opened, "relu", code)
    assert result["state"] == "error"
    assert not hosts.answered
    assert not hosts.listener.heard()
    assert run(opened, "relu", "1 + 1")["value"] == "2"
    error = result["error"]
    record_property("told", told("Python", name, f"{error['type']}: {error['message']}"))


@pytest.mark.parametrize(
    "nested",
    [pytest.param(False, id="itself"), pytest.param(True, id="nested", marks=pytest.mark.long)],
)
@pytest.mark.parametrize("name", AIMS)
def test_a_breached_worker_reaches_nothing(
    opened: Page, hosts: Hosts, name: str, nested: bool, record_property: Any
) -> None:
    worker = worker_of(opened)
    assert worker.evaluate("1 + 1") == 2
    blob = opened.evaluate(
        "URL.createObjectURL(new Blob(['postMessage(1)'], {type: 'text/javascript'}))"
    )
    aim = hosts.aimed(AIMS[name], blob)
    if nested:
        source = f"({TRY.replace('AIM', aim)})().then(postMessage)"
        aim = NESTED.replace("SOURCE", json.dumps(source))
    what = worker.evaluate(TRY.replace("AIM", aim))
    record_property("told", told("nested" if nested else "worker", name, what))
    assert what != "reached"
    assert not hosts.answered
    assert not hosts.listener.heard()
    assert run(opened, "relu", "1 + 1")["value"] == "2"


def frame_of(page: Page) -> Frame:
    # One that is tried may have made frames of its own.
    (frame,) = page.main_frame.child_frames
    return frame


@pytest.mark.parametrize("name", FRAME_AIMS)
def test_a_breached_frame_reaches_nothing(
    opened: Page, hosts: Hosts, name: str, record_property: Any
) -> None:
    assert opened.locator("iframe").get_attribute("sandbox") == "allow-scripts"
    aim = hosts.aimed(FRAME_AIMS[name])
    what = frame_of(opened).evaluate(TRY.replace("AIM", aim))
    record_property("told", told("frame", name, what))
    assert what != "reached"
    assert not hosts.answered
    assert not hosts.listener.heard()
    assert opened.url == f"{hosts.book_url}relu/"


def test_a_breached_frame_cannot_become_a_page_of_another_host(
    browser: Browser, book_url: str, listener: Listener
) -> None:
    context = browser.new_context()
    with watched(context, expected=REFUSED) as page:
        seen: list[str] = []
        page.on("response", lambda response: seen.append(response.url))
        page.goto(f"{book_url}relu/")
        assert run(page, "relu", "1 + 1")["value"] == "2"
        refused = re.compile("violates.*frame-src", re.DOTALL)
        with page.expect_console_message(lambda line: bool(refused.search(line.text))):
            frame_of(page).evaluate(
                "(host) => { setTimeout(() => { location.href = host; }); }",
                f"http://127.0.0.1:{listener.port}/",
            )
        assert not [url for url in seen if f":{listener.port}" in url]
    context.close()


def test_a_breached_worker_is_not_heard_by_the_page(opened: Page) -> None:
    opened.evaluate("""() => {
      window.heard = [];
      window.channel = new BroadcastChannel('book');
      channel.onmessage = ({ data }) => heard.push(data);
    }""")
    say = "(word) => { new BroadcastChannel('book').postMessage(word); return 'said'; }"
    assert worker_of(opened).evaluate(say, "worker") == "said"
    # What the page says itself comes after what was said before it.
    opened.evaluate(say, "page")
    opened.wait_for_function("heard.includes('page')")
    assert opened.evaluate("heard") == ["page"]
    opened.evaluate("channel.close()")


FORGED: list[str] = [
    "null",
    "'x'",
    "{...DONE, state: 'ok', value: {toString: null}, error: null}",
    "{...DONE, state: 'error', value: null, error: {type: 1}}",
    "{kind: 'print', run: RUN, stream: 'constructor', text: 'x'}",
    "{kind: 'print', run: RUN, stream: 'stdout', text: ['<img src=x onerror=window.pwn=1>']}",
    "{kind: '__proto__', run: RUN}",
    "{kind: 'checked', run: RUN, damaged: 'yes'}",
    "{kind: 'plot', run: RUN, text: 'x'.repeat(9e6), notes: [], problem: null}",
    "{kind: 'plot', run: RUN, text: null, notes: Array(1e5).fill('x'), problem: null}",
    "{kind: 'print', run: -1, stream: 'stdout', text: 'x'}",
]


# The worker's port is taken from it, and sends what no honest runtime does.
FORGE = """() => {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    // The book's own program, by which Python gets quicker, is run 0.
    if (message.run === 0) return postMessage.call(this, message, ...rest);
    MessagePort.prototype.postMessage = postMessage;
    const RUN = message.run;
    const DONE = { kind: 'done', run: RUN, took: 1 };
    for (const forged of [%s]) this.postMessage(forged);
    return postMessage.call(this, message, ...rest);
  };
}"""


def test_forged_messages_are_refused(opened: Page) -> None:
    opened.evaluate("window.postMessage({kind: 'worker-error', message: 'forged'}, '*')")
    worker_of(opened).evaluate(FORGE % ", ".join(FORGED))
    result = run(opened, "relu", "print('here')")
    assert (result["state"], result["stdout"]) == ("ok", "here\n"), result
    assert opened.evaluate("window.pwn") is None
    assert opened.locator("#cell-relu img").count() == 0
    assert run(opened, "relu", "1 + 1")["value"] == "2"
