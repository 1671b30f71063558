"""Drive browsers other than Chromium: Firefox and WebKitGTK, where a machine has them.

Both are driven by Selenium. Firefox is spoken to directly (WebDriver BiDi), since the program that
Selenium would put between is not in every distribution.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import tempfile
import time
import warnings
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.websocket_connection import WebSocketConnection

WIDTH, HEIGHT = 1280, 900
# Seconds: starting Python may take long on a busy machine.
PATIENCE = 120

# Nothing but what is asked for; and no page about the browser itself.
FIREFOX_SETTINGS = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.prefs.recommended": True,
}

_POLL = """async (condition, limit) => {
  const end = performance.now() + limit;
  const holds = %s;
  while (!(await holds())) {
    if (performance.now() > end) throw new Error(`not within ${limit} ms: ${condition}`);
    await new Promise((done) => setTimeout(done, 20));
  }
}"""

_CENTRE = """(selector) => {
  const element = document.querySelector(selector);
  element.scrollIntoView({ block: 'center', behavior: 'instant' });
}"""


class NotInstalledError(Exception):
    """The browser is not on this machine; says what is missing."""


class Driver(ABC):
    """One open page of a browser."""

    title: str

    @abstractmethod
    def open(self, url: str) -> None:
        """Open a page and wait for its load event."""

    @abstractmethod
    def evaluate(self, function: str, *arguments: object) -> Any:
        """What the JavaScript function returns or resolves to, as JSON has it."""

    @abstractmethod
    def click(self, selector: str) -> None:
        """Click the first element that fits, as a mouse does."""

    @abstractmethod
    def press(self, keys: str, holding: str = "") -> None:
        """Press keys one after another, where the focus is."""

    def wait(self, condition: str) -> None:
        """Wait until a JavaScript expression is true."""
        self.evaluate(_POLL % f"() => ({condition})", condition, PATIENCE * 1000)

    def _arrives(self, url: str) -> None:
        # Now and then a browser says of the page before that it has loaded.
        end = time.monotonic() + PATIENCE
        while self.evaluate("() => location.href") != url:
            assert time.monotonic() < end, f"{url} did not open"
        self.wait("document.readyState === 'complete'")


class Firefox(Driver):
    def __init__(self, connection: Any) -> None:
        self._connection = connection
        session = self._send("session.new", capabilities={})
        self.title = f"Firefox {session['capabilities']['browserVersion']}"
        tree = self._send("browsingContext.getTree", maxDepth=0)
        self._page = {"context": tree["contexts"][0]["context"]}
        viewport = {"width": WIDTH, "height": HEIGHT}
        self._send("browsingContext.setViewport", **self._page, viewport=viewport)

    def _send(self, method: str, **parameters: object) -> dict[str, Any]:
        reply: dict[str, Any] = self._connection.send_cmd(method, parameters)
        assert "error" not in reply, f"{method}: {reply.get('message')}"
        result: dict[str, Any] = reply["result"]
        return result

    def open(self, url: str) -> None:
        self._send("browsingContext.navigate", **self._page, url=url, wait="complete")
        self._arrives(url)

    def evaluate(self, function: str, *arguments: object) -> Any:
        wrapped = f"async (given) => JSON.stringify((await ({function})(...JSON.parse(given))))"
        given = [{"type": "string", "value": json.dumps(arguments)}]
        reply = self._send(
            "script.callFunction",
            functionDeclaration=wrapped,
            arguments=given,
            awaitPromise=True,
            target=self._page,
        )
        assert reply["type"] == "success", reply["exceptionDetails"]["text"]
        return json.loads(reply["result"].get("value", "null"))

    def click(self, selector: str) -> None:
        self.evaluate(_CENTRE, selector)
        locator = {"type": "css", "value": selector}
        found = self._send("browsingContext.locateNodes", **self._page, locator=locator)["nodes"]
        element = {"type": "element", "element": {"sharedId": found[0]["sharedId"]}}
        move = {"type": "pointerMove", "x": 0, "y": 0, "origin": element}
        press = [{"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self._act({"type": "pointer", "id": "mouse", "actions": [move, *press]})

    def press(self, keys: str, holding: str = "") -> None:
        held = [{"type": "keyDown", "value": key} for key in holding]
        pressed = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        freed = [{"type": "keyUp", "value": key} for key in holding]
        self._act({"type": "key", "id": "keyboard", "actions": [*held, *pressed, *freed]})

    def _act(self, source: dict[str, object]) -> None:
        self._send("input.performActions", **self._page, actions=[source])


class WebKit(Driver):
    def __init__(self, driver: webdriver.WebKitGTK) -> None:
        self._driver = driver
        driver.set_script_timeout(PATIENCE + 10)
        driver.set_window_size(WIDTH, HEIGHT)
        self.title = f"WebKitGTK {driver.capabilities['browserVersion']}"

    def open(self, url: str) -> None:
        self._driver.get(url)
        self._arrives(url)

    def evaluate(self, function: str, *arguments: object) -> Any:
        reply = self._driver.execute_async_script(
            f"""const done = arguments[1];
            (async () => ({function})(...JSON.parse(arguments[0])))().then(
              (value) => done({{ value: JSON.stringify(value) ?? 'null' }}),
              (error) => done({{ error: String(error) }}));""",
            json.dumps(arguments),
        )
        assert "error" not in reply, reply["error"]
        return json.loads(reply["value"])

    def click(self, selector: str) -> None:
        # WebDriver itself would leave it under the header.
        self.evaluate(_CENTRE, selector)
        self._driver.find_element(By.CSS_SELECTOR, selector).click()

    def press(self, keys: str, holding: str = "") -> None:
        actions = webdriver.ActionChains(self._driver)
        for key in holding:
            actions.key_down(key)
        for key in keys:
            actions.send_keys(key)
        for key in holding:
            actions.key_up(key)
        actions.perform()


def _found(program: str) -> str:
    path = shutil.which(program)
    if not path:
        raise NotInstalledError(f"{program} is not installed")
    return path


@contextmanager
def _running(command: Sequence[str | Path], **options: Any) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def firefox() -> Iterator[Driver]:
    """Debian's package is `firefox-esr`."""
    path = shutil.which("firefox") or _found("firefox-esr")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile, ExitStack() as stack:
        settings = [
            f"user_pref({json.dumps(name)}, {json.dumps(value)});\n"
            for name, value in FIREFOX_SETTINGS.items()
        ]
        (Path(profile) / "user.js").write_text("".join(settings), "utf-8")
        command = [path, "--headless", "--no-remote", "--profile", profile]
        port = ["--remote-debugging-port", "0"]
        # Into a file, since a pipe that nobody reads would fill.
        log = Path(profile) / "log"
        with log.open("w") as output:
            process = stack.enter_context(_running([*command, *port], stderr=output))
        address = _listening(process, log)
        connect: Any = WebSocketConnection
        connection = connect(f"{address}/session", PATIENCE + 20, 0.02)
        stack.callback(connection.close)
        yield Firefox(connection)


def _listening(process: subprocess.Popen[str], log: Path) -> str:
    """The address that Firefox tells when it is up."""
    while process.poll() is None:
        told = re.search(r"WebDriver BiDi listening on (ws://\S+)\n", log.read_text("utf-8"))
        if told:
            return told[1]
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.1)
    raise AssertionError(f"Firefox did not start: {log.read_text('utf-8')}")


@contextmanager
def webkit() -> Iterator[Driver]:
    """Debian's packages are `webkit2gtk-driver` and `xvfb`."""
    program = _found("WebKitWebDriver")
    browsers = sorted(Path("/usr/lib").glob("*/webkit*gtk-*/MiniBrowser"))
    if not browsers:
        raise NotInstalledError("MiniBrowser of WebKitGTK is not installed")
    with screen() as display:
        options = webdriver.WebKitGTKOptions()
        options.binary_location = str(browsers[-1])
        options.add_argument("--automation")
        # Its sandbox does not start for root, as which tests in containers run.
        environment = os.environ | {
            "DISPLAY": display,
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        service = webdriver.WebKitGTKService(program, env=environment)
        with warnings.catch_warnings():
            # Selenium warns of a call of its own.
            warnings.simplefilter("ignore", DeprecationWarning)
            driver = webdriver.WebKitGTK(options=options, service=service)
        try:
            yield WebKit(driver)
        finally:
            driver.quit()


@contextmanager
def screen() -> Iterator[str]:
    """A screen that nobody sees; gives its name."""
    path = _found("Xvfb")
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    command = [path, "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    with _running(command, pass_fds=[writing], stderr=subprocess.DEVNULL):
        os.close(writing)
        with os.fdopen(reading) as told:
            yield f":{told.readline().strip()}"


Start = Callable[[], Any]
BROWSERS: dict[str, Start] = {"firefox": firefox, "webkit": webkit}
CONTROL, ENTER, RIGHT = Keys.CONTROL, Keys.ENTER, Keys.ARROW_RIGHT
