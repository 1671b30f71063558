"""What is tried to get out of Python's worker, and out of its frame."""

from __future__ import annotations

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

# What is tried from there. Each is JavaScript that gives a promise of what it has reached. HOST is
# one that listens for connections and for datagrams, BLOB an address that the page has made.
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
    "a host that is only told": "fetch('http://HOST/', {mode: 'no-cors', keepalive: true})",
    "a host by a waiting XMLHttpRequest": (
        "(async () => { const ask = new XMLHttpRequest();"
        " ask.open('GET', 'http://HOST/', false); ask.send(); })()"
    ),
    "a socket as a stream": "new WebSocketStream('ws://HOST/').opened",
    "a typeface": "new FontFace('x', 'url(http://HOST/)').load()",
    "a typeface that is asked for": (
        "(async () => { fonts.add(new FontFace('x', 'url(http://HOST/)'));"
        " await fonts.load('12px x'); })()"
    ),
    "a filter of a canvas": (
        "(async () => { const paint = new OffscreenCanvas(9, 9).getContext('2d');"
        " paint.filter = 'url(http://HOST/#f)'; paint.fillRect(0, 0, 9, 9);"
        " await paint.canvas.convertToBlob(); throw 'no answer'; })()"
    ),
    "an image in an image": (
        "createImageBitmap(new Blob([`<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
        "<image href='http://HOST/' width='9' height='9'/></svg>`], {type: 'image/svg+xml'}))"
    ),
    "a compiled engine": "WebAssembly.compileStreaming(fetch('http://HOST/'))",
    "a module of a host": "import('http://HOST/')",
    "a module of a text": "import('data:text/javascript,export default 1')",
    "a module that imports one of a host": (
        "import(URL.createObjectURL(new Blob([`import 'http://HOST/'`],"
        " {type: 'text/javascript'})))"
    ),
    "a host by importScripts": (
        "Promise.resolve(WorkerGlobalScope.prototype.importScripts.call(self, 'http://HOST/'))"
    ),
    "a text by importScripts": (
        "Promise.resolve(WorkerGlobalScope.prototype.importScripts.call(self,"
        " 'data:text/javascript,1'))"
    ),
    "a worker of a host": "new Promise((done, fail) => ANSWER(new Worker('http://HOST/')))",
    "a worker of a text": (
        "new Promise((done, fail) => ANSWER(new Worker('data:text/javascript,postMessage(1)')))"
    ),
    "a worker that is a module of a host": (
        "new Promise((done, fail) => ANSWER(new Worker(URL.createObjectURL(new Blob("
        "[`import 'http://HOST/'; postMessage(1)`], {type: 'text/javascript'})),"
        " {type: 'module'})))"
    ),
    "what the page has made, by fetch": "fetch('BLOB')",
    "what the page has made, as a module": "import('BLOB')",
    "what the page has made, as a worker": (
        "new Promise((done, fail) => ANSWER(new Worker('BLOB')))"
    ),
    "a file system": "new Promise((done, fail) => webkitRequestFileSystem(0, 9, done, fail))",
    "a file system that waits": "Promise.resolve(webkitRequestFileSystemSync(0, 9))",
    "a bucket of storage": "navigator.storageBuckets.open('x')",
    "a service worker": "navigator.serviceWorker.register('BOOKsw.js')",
    "a shared worker": "Promise.resolve(new SharedWorker('BOOKassets/book/main.js'))",
    "a notification": (
        "(async () => { new Notification('x', {icon: 'http://HOST/'});"
        " if (Notification.permission !== 'granted') throw 'refused'; })()"
    ),
    "a permission": (
        "Promise.all(['geolocation', 'notifications', 'midi', 'persistent-storage'].map((name) =>"
        " navigator.permissions.query({name}))).then((all) => {"
        " if (all.every(({state}) => state === 'denied')) throw 'refused'; })"
    ),
    "a device at USB": "navigator.usb.getDevices()",
    "a device at HID": "navigator.hid.getDevices()",
    "a serial port": "navigator.serial.getPorts()",
    "the graphics card": "navigator.gpu.requestAdapter()",
    "a late request": "Promise.resolve(fetchLater('https://HOST/', {activateAfter: 0}))",
}

# Settles with the first answer of a worker.
ANSWER = (
    "((own) => { own.onmessage = () => { own.terminate(); done(); };"
    " own.onerror = () => { own.terminate(); fail('refused'); }; })"
)

# The same in a worker that the worker makes, and which tells what became of it.
NESTED = """new Promise((done, fail) => {
  const own = new Worker(URL.createObjectURL(new Blob([SOURCE])));
  own.onmessage = ({ data }) => { own.terminate(); data === 'reached' ? done() : fail(data); };
  own.onerror = () => { own.terminate(); fail('refused'); };
})"""

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
    "a peer": (
        "(async () => { const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:HOST'},"
        " {urls: 'turn:HOST?transport=tcp', username: 'x', credential: 'x'}]});"
        " peer.createDataChannel('x'); await peer.setLocalDescription(await peer.createOffer());"
        " })()"
    ),
    "a peer by its old name": "Promise.resolve(new webkitRTCPeerConnection({}))",
    "a peer of a frame of its own": (
        "(async () => { const own = document.createElement('iframe');"
        " document.documentElement.append(own);"
        " return new own.contentWindow.RTCPeerConnection(); })()"
    ),
    "a script in a frame of its own": (
        "new Promise((done, fail) => { const own = document.createElement('iframe');"
        " addEventListener('message', done); own.onload = () => fail('no word');"
        " own.srcdoc = `<script>parent.postMessage(1, '*')</` + 'script>';"
        " document.documentElement.append(own); })"
    ),
    "a web transport": "new WebTransport('https://HOST/').ready",
    "a module": "import('http://HOST/')",
    "a typeface": "new FontFace('x', 'url(http://HOST/)').load()",
    "a style sheet": (
        "REFUSES(() => { const link = document.createElement('link'); link.rel = 'stylesheet';"
        " link.href = 'http://HOST/'; document.head.append(link); })"
    ),
    "a sound": "new Audio('http://HOST/').play()",
    "a worklet": "new AudioContext().audioWorklet.addModule('http://HOST/')",
    "a worklet that paints": "CSS.paintWorklet.addModule('http://HOST/')",
    "a late request": "REFUSES(() => fetchLater('https://HOST/', {activateAfter: 0}))",
    "a page ahead": (
        "REFUSES(() => { const link = document.createElement('link'); link.rel = 'prefetch';"
        " link.href = 'http://HOST/'; document.head.append(link); })"
    ),
    "a databank": (
        "new Promise((done, fail) => { const ask = indexedDB.open('x'); ask.onsuccess = done;"
        " ask.onerror = () => fail('refused'); })"
    ),
    "the store of files": "Promise.resolve().then(() => caches.open('x'))",
    "the device's files": "navigator.storage.getDirectory()",
    "a bucket of storage": "navigator.storageBuckets.open('x')",
    "a lock of the book": "navigator.locks.request('x', () => 1)",
    "the session's storage": "Promise.resolve(sessionStorage.length)",
    "the store of cookies": "cookieStore.getAll()",
    "the place of the reader": (
        "new Promise((done, fail) => navigator.geolocation.getCurrentPosition(done,"
        " ({ message }) => fail(message)))"
    ),
    "what a page may be permitted": (
        "(async () => { for (const name of ['camera', 'microphone', 'clipboard-read',"
        " 'clipboard-write', 'display-capture', 'bluetooth', 'screen-wake-lock'])"
        " if (document.featurePolicy.allowsFeature(name)) return;"
        " throw 'refused'; })()"
    ),
    "a device at USB": "navigator.usb.getDevices()",
    "a device at HID": "navigator.hid.getDevices()",
    "a serial port": "navigator.serial.getPorts()",
    "an instrument": "navigator.requestMIDIAccess()",
    "the typefaces of the device": "queryLocalFonts()",
    "a payment": "new PaymentRequest([{supportedMethods: 'https://HOST/'}], {}).canMakePayment()",
}

# Rejects when the policy refuses what `act` does without an answer.
REFUSES = """((act) => new Promise((done, fail) => {
  const told = ({ violatedDirective }) => fail(`refused by ${violatedDirective}`);
  addEventListener('securitypolicyviolation', told, { once: true });
  act();
}))"""

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
    "a socket to an address in bytes": (
        "import asyncio, socket\nline = socket.socket()\n"
        "try: line.connect((b'127.0.0.1', LISTENER))\nexcept BlockingIOError: pass\n"
        "await asyncio.sleep(0.1)\nline.send(b'GET /')\nline.recv(9) or 1 / 0"
    ),
    "a datagram": (
        "import socket\nline = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
        "line.sendto(b'x', (b'127.0.0.1', LISTENER))\nline.recv(9)"
    ),
    "a connection of asyncio": (
        "import asyncio\nawait asyncio.open_connection('127.0.0.1', LISTENER)"
    ),
    "a file that is read when asked for": (
        "import pyodide_js\n"
        "pyodide_js.FS.createLazyFile('/tmp', 'lazy', 'http://HOST/', True, False)\n"
        "open('/tmp/lazy').read()"
    ),
    "a library": ("import pyodide_js\nawait pyodide_js._api.loadDynlib('http://HOST/x.so', True)"),
    "a databank by a file system": (
        "import pyodide_js\npyodide_js.FS.filesystems.IDBFS.indexedDB().open('x')"
    ),
    "wget": (
        "import ctypes\nctypes.CDLL(None).emscripten_async_wget("
        "b'http://HOST/', b'/tmp/y', None, None)\nopen('/tmp/y')"
    ),
    "emscripten": "import ctypes\nctypes.CDLL(None).emscripten_run_script(b'fetch(\"BOOK\")')",
}

TRY = """async () => {
  delete self.fetch;
  const late = new Promise((_, fail) => setTimeout(() => fail('no answer'), 3000));
  late.catch(() => {});
  try {
    await Promise.race([(AIM), late]);
    return 'reached';
  } catch (error) {
    return String(error) || 'refused';
  }
}"""
