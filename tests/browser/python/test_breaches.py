"""Every known way out of Python's `js` is tried, and what hostile JavaScript reaches: nothing.

The worker is taken to be breached: what is tried there runs by the browser's debugger, which no
policy keeps from running code, with the fetch that the worker had before Pyodide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Worker

from tests.browser.cells import START, run
from tests.browser.conftest import watched

# Ways from Python to JavaScript: each gives `evaluate(text)`, which runs it in the worker.
WAYS = {
    "the constructor of a module of Pyodide": (
        "import pyodide_js\n"
        "evaluate = lambda text: pyodide_js.constructor.constructor('return ' + text)()"
    ),
    "the constructor of a converted list": (
        "from pyodide.ffi import to_js\n"
        "evaluate = lambda text: to_js([1]).constructor.constructor('return ' + text)()"
    ),
    "the constructor of a proxy": (
        "from pyodide.ffi import create_proxy\n"
        "evaluate = lambda text: create_proxy(print).constructor.constructor('return ' + text)()"
    ),
    "run_js": "from pyodide.code import run_js as evaluate",
}

REFUSED = re.compile(r"refused|refuses|policy|violates|fetch|^$|SecurityError|sandbox", re.I)

# What is tried from there. Each is JavaScript that gives a promise of what it has reached.
AIMS = {
    "a foreign host by fetch": "fetch('https://example.com/')",
    "a file of the book by fetch": "fetch('BOOK')",
    "a file of the book by XMLHttpRequest": (
        "new Promise((done, fail) => { const ask = new XMLHttpRequest(); ask.onload = done;"
        " ask.onerror = () => fail('refused'); ask.open('GET', 'BOOK'); ask.send(); })"
    ),
    "a web socket": (
        "new Promise((done, fail) => { const socket = new WebSocket('ws://127.0.0.1:9/');"
        " socket.onopen = done; socket.onerror = () => fail('refused'); })"
    ),
    "an event source": (
        "new Promise((done, fail) => { const source = new EventSource('BOOK');"
        " source.onopen = done; source.onerror = () => fail('refused'); })"
    ),
    "a script of the book": "import('BOOKassets/book/main.js')",
    "a databank": (
        "new Promise((done, fail) => { const ask = indexedDB.open('x'); ask.onsuccess = done;"
        " ask.onerror = () => fail('refused'); })"
    ),
    "the store of files": "caches.open('x')",
    "local storage": "Promise.resolve(localStorage.length)",
    "the page": "Promise.resolve(document.title)",
    "the window": "Promise.resolve(window.parent.document)",
    "the device's files": "navigator.storage.getDirectory()",
}

TRY = """async () => {
  delete self.fetch;
  try {
    await (AIM);
    return 'reached';
  } catch (error) {
    return String(error) || 'refused';
  }
}"""


@pytest.fixture(scope="module")
def opened(browser: Browser, book_url: str) -> Iterator[Page]:
    """A page with Python started."""
    context = browser.new_context()
    with watched(context, expected=REFUSED) as page:
        page.set_default_timeout(START)
        page.goto(f"{book_url}relu/")
        assert run(page, "relu", "1 + 1")["value"] == "2"
        yield page
    context.close()


def worker_of(page: Page) -> Worker:
    (worker,) = [worker for worker in page.workers if worker.url.startswith("blob:")]
    return worker


@pytest.mark.parametrize("way", WAYS)
def test_python_cannot_make_javascript_of_a_text(opened: Page, way: str) -> None:
    result = run(opened, "relu", f"{WAYS[way]}\nevaluate('1')")
    assert result["state"] == "error"
    assert re.search("EvalError|cannot import name 'eval'", str(result["error"]))


@pytest.mark.parametrize("name", AIMS)
def test_a_breached_worker_reaches_nothing(
    opened: Page, book_url: str, name: str, record_property: Any
) -> None:
    answered: list[str] = []
    # A request that the policy refuses gets no answer.
    opened.context.on("response", lambda response: answered.append(response.url))
    worker = worker_of(opened)
    assert worker.evaluate("1 + 1") == 2
    what = worker.evaluate(TRY.replace("AIM", AIMS[name].replace("BOOK", book_url)))
    record_property(f"breach: {name}", what)
    assert what != "reached"
    assert not [url for url in answered if not url.startswith("blob:")]
    assert run(opened, "relu", "1 + 1")["value"] == "2"


def test_a_breached_frame_reaches_no_page_and_no_storage(opened: Page) -> None:
    assert opened.locator("iframe").get_attribute("sandbox") == "allow-scripts"
    (frame,) = [frame for frame in opened.frames if frame.url == "about:srcdoc"]
    for aim in ("parent.document", "localStorage", "document.cookie", "top.location.href"):
        attempt = f"() => {{ try {{ {aim}; return 0; }} catch (error) {{ return error.name; }} }}"
        assert frame.evaluate(attempt) == "SecurityError", aim


FORGED: list[str] = [
    "null",
    "'x'",
    "{kind: 'done', run: RUN, state: 'ok', value: {toString: null}, error: null, damaged: false}",
    "{kind: 'done', run: RUN, state: 'error', value: null, error: {type: 1}, damaged: false}",
    "{kind: 'print', run: RUN, stream: 'constructor', text: 'x'}",
    "{kind: 'print', run: RUN, stream: 'stdout', text: ['<img src=x onerror=window.pwn=1>']}",
    "{kind: '__proto__', run: RUN}",
    "{kind: 'plot', run: RUN, text: 'x'.repeat(9e6), notes: [], problem: null}",
    "{kind: 'plot', run: RUN, text: null, notes: Array(1e5).fill('x'), problem: null}",
    "{kind: 'print', run: -1, stream: 'stdout', text: 'x'}",
]


# The worker's port is taken from it, and sends what no honest runtime does.
FORGE = """() => {
  const { postMessage } = MessagePort.prototype;
  MessagePort.prototype.postMessage = function (message, ...rest) {
    MessagePort.prototype.postMessage = postMessage;
    const RUN = message.run;
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
