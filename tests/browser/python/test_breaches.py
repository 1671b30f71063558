"""Every known way out of Python's `js` is tried, and what hostile JavaScript reaches: nothing.

The worker is taken to be breached: what is tried there runs by the browser's debugger, which no
policy keeps from running code, with the fetch that the worker had before Pyodide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, Worker

from tests.browser.cells import START, run
from tests.browser.conftest import watched
from tests.browser.python.python import is_python

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

REFUSED = re.compile(
    r"fatal error|refused|refuses|policy|violates|fetch|^$|SecurityError|sandbox", re.I
)

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
    "a script of the book by importScripts": (
        "Promise.resolve(WorkerGlobalScope.prototype.importScripts"
        ".call(self, 'BOOKassets/book/main.js'))"
    ),
    "a file of the book by a worker of its own": (
        'new Promise((done, fail) => { const text = \'fetch("BOOK").then('
        "() => postMessage(1), () => postMessage(0))';"
        " const own = new Worker(URL.createObjectURL(new Blob([text])));"
        " own.onmessage = ({ data }) => { own.terminate(); data ? done() : fail('refused'); };"
        " own.onerror = () => { own.terminate(); fail('refused'); }; })"
    ),
    "a web transport": "new WebTransport('https://127.0.0.1:9/').ready",
    "a cookie": "cookieStore.getAll().then((all) => { if (!all.length) throw 'none'; })",
    "a peer": "Promise.resolve(new RTCPeerConnection())",
    "a beacon": "Promise.resolve(navigator.sendBeacon('BOOK'))",
    "a lock of the book": "navigator.locks.request('x', () => 1)",
}

# What is tried from the frame, which has what a worker has not.
FRAME_AIMS = {
    "the page's document": "Promise.resolve(parent.document)",
    "local storage": "Promise.resolve(localStorage.length)",
    "cookies": "Promise.resolve(document.cookie)",
    "the page's address": "Promise.resolve(top.location.href)",
    "another page for the reader": "Promise.resolve(top.location.replace('BOOKquiz/'))",
    "a window": "Promise.resolve(open('BOOK').closed)",
    "a beacon": "Promise.reject(`no answer to ${navigator.sendBeacon('BOOK')}`)",
    "an image": (
        "new Promise((done, fail) => { const image = new Image(); image.onload = done;"
        " image.onerror = () => fail('refused'); image.src = 'BOOKassets/favicon.svg'; })"
    ),
    "a shared worker": (
        "new Promise((done, fail) => { const shared = new SharedWorker('BOOKassets/book/main.js');"
        " shared.onerror = () => fail('refused'); shared.port.onmessage = done; })"
    ),
    "a service worker": "navigator.serviceWorker.register('BOOKsw.js')",
}

# What Python has of its own to reach a host.
PYTHON = {
    "urllib": "import urllib.request\nurllib.request.urlopen('BOOK').read(9)",
    "http.client": (
        "import http.client\nline = http.client.HTTPConnection('127.0.0.1', PORT, timeout=2)\n"
        "line.request('GET', '/')\nline.getresponse().read(9)"
    ),
    "a socket": (
        "import socket\nline = socket.create_connection(('127.0.0.1', PORT), timeout=2)\n"
        "line.sendall(b'GET / HTTP/1.0\\r\\n\\r\\n')\nline.recv(9) or 1 / 0"
    ),
    "pyfetch": "from pyodide.http import pyfetch\nawait pyfetch('BOOK')",
    "open_url": "from pyodide.http import open_url\nopen_url('BOOK').read(9)",
    "pyxhr": "from pyodide.http import pyxhr\npyxhr.get('BOOK').text",
    "js.fetch": "import js\nawait js.fetch('BOOK')",
    "js.XMLHttpRequest": "import js\njs.XMLHttpRequest.new()",
    "js.self": "import js\njs.self",
    "js.globalThis": "import js\njs.globalThis",
    "the class of js": "import js\njs.window.constructor.constructor('return self')()",
    "a file by pyodide_js": "import pyodide_js\nawait pyodide_js.loadPackage('BOOK')\n1/0",
    "ctypes": "import ctypes\nctypes.CDLL('/etc/passwd')",
    "a folder of the device": "import pyodide_js\nawait pyodide_js.mountNativeFS('/x', None)",
    "emscripten": "import ctypes\nctypes.CDLL(None).emscripten_run_script(b'fetch(\"BOOK\")')",
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
    (worker,) = [worker for worker in page.workers if is_python(worker.url)]
    return worker


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
    opened: Page, book_url: str, answered: list[str], name: str, record_property: Any
) -> None:
    port = book_url.split(":")[2].strip("/")
    code = PYTHON[name].replace("BOOK", book_url).replace("PORT", port)
    result = run(opened, "relu", code)
    assert result["state"] == "error"
    assert not answered
    assert run(opened, "relu", "1 + 1")["value"] == "2"
    error = result["error"]
    record_property("told", told("Python", name, f"{error['type']}: {error['message']}"))


@pytest.mark.parametrize("name", AIMS)
def test_a_breached_worker_reaches_nothing(
    opened: Page, book_url: str, answered: list[str], name: str, record_property: Any
) -> None:
    worker = worker_of(opened)
    assert worker.evaluate("1 + 1") == 2
    what = worker.evaluate(TRY.replace("AIM", AIMS[name].replace("BOOK", book_url)))
    record_property("told", told("worker", name, what))
    assert what != "reached"
    assert not answered
    assert run(opened, "relu", "1 + 1")["value"] == "2"


@pytest.mark.parametrize("name", FRAME_AIMS)
def test_a_breached_frame_reaches_nothing(
    opened: Page, book_url: str, answered: list[str], name: str, record_property: Any
) -> None:
    assert opened.locator("iframe").get_attribute("sandbox") == "allow-scripts"
    (frame,) = [frame for frame in opened.frames if frame.url == "about:srcdoc"]
    what = frame.evaluate(TRY.replace("AIM", FRAME_AIMS[name].replace("BOOK", book_url)))
    record_property("told", told("frame", name, what))
    assert what != "reached"
    assert not answered
    assert opened.url == f"{book_url}relu/"


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
