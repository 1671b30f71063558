"""Find the Chromium that the tests drive, or install one.

Looked for in this order: `chromium` (or another name of it) on the PATH, Playwright's own, Debian's
package when this is root on a machine with apt.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from textbook.tooling.steps import ToolError, main, run_logged, say

_FEATURES_OFF = [
    # For each new window Chromium gets pages for its address bar ready: a second of a processor's
    # time beside whatever is tested or measured.
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxFullPopup",
    # Those that Playwright switches off itself: of several such lists the last one counts.
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
]

ARGUMENTS = [
    "--no-sandbox",
    # Without these Chromium looks for its maker's hosts at every start.
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(_FEATURES_OFF)}",
]

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_chromium() -> str | None:
    """The path of a Chromium that starts, or None."""
    for path in _candidates():
        if path and _starts(path):
            return path
    return None


def _candidates() -> Iterator[str | None]:
    yield os.environ.get("CHROMIUM")
    for name in NAMES:
        yield shutil.which(name)
    yield _playwright_chromium()


def ensure_chromium() -> None:
    """Install a Chromium where there is none."""
    if find_chromium():
        return
    own = [sys.executable, "-m", "playwright", "install", "chromium"]
    attempts = [("Playwright's Chromium", [own])]
    if shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        apt = ["apt-get", "-y", "-q"]
        attempts.append(("Debian's Chromium", [[*apt, "update"], [*apt, "install", "chromium"]]))
    failures = []
    for title, commands in attempts:
        try:
            for command in commands:
                run_logged(f"Installing {title}", command, "")
        except ToolError as error:
            failures.append(str(error))
        if found := find_chromium():
            say(f"The tests will use {found}.")
            return
    raise ToolError(
        "The tests need Chromium, and none was found or could be installed. Install it (Debian: "
        "apt-get install chromium) or name it: CHROMIUM=/path/to/chromium make test. "
        + " ".join(failures)
    )


def _playwright_chromium() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _starts(path: str) -> bool:
    try:
        return subprocess.run([path, "--version"], capture_output=True, timeout=60).returncode == 0
    except (OSError, subprocess.TimeoutExpired):
        return False


if __name__ == "__main__":
    main(ensure_chromium)
