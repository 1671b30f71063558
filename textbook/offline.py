"""What makes a built site readable without a network: the list of its files, the service worker,
and the web app manifest.

The list is the edition: each file that a reader may need, with its size and its SHA-256. A page
that changes by one letter makes another edition, whose name stands in every page.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TypedDict

from textbook.tooling.bundle import BUNDLE, ICONS, MANIFEST

WORKER = "sw.js"
LIST = "edition.json"
APP_MANIFEST = "site.webmanifest"

# The theme brings these, and no page of the book asks for them.
_UNUSED = ("assets/javascripts/lunr/", "assets/images/", "assets/python/")
_UNUSED_ENDINGS = (".map", ".gz")
# The name of the edition, see theme_overrides/main.html.
_NAME = re.compile(rb'(<meta name="edition" content=")[^"]*')
# Large, and not wanted by every page: these come when they are used, or with the whole book.
_LATER = ("assets/grids/", "assets/icons/", "assets/book/fonts/")

# As a host names them; a module of another type is refused by browsers.
_TYPES = {
    ".css": "text/css",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
    ".xml": "application/xml",
}

# For a site that is only being written: a worker of an earlier build makes room.
_NO_WORKER = """\
addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil(registration.unregister()));
"""


class BookFile(TypedDict):
    """One file of an edition. `path` is relative to the book's address; a page's ends in /."""

    path: str
    size: int
    sha256: str
    type: str
    early: bool


def is_kept(path: str) -> bool:
    """Whether a file of the site belongs to what a reader keeps, Python apart."""
    unused = path.startswith(_UNUSED) or path.endswith(_UNUSED_ENDINGS)
    return not unused and path not in (WORKER, LIST)


def book_files(site: Path, early_fonts: Iterable[str] = ()) -> list[BookFile]:
    """The files of the edition in `site`."""
    fonts = tuple(early_fonts)
    found: list[BookFile] = []
    for file in sorted(path for path in site.rglob("*") if path.is_file()):
        path = file.relative_to(site).as_posix()
        if not is_kept(path):
            continue
        data = file.read_bytes()
        found.append(
            {
                "path": path.removesuffix("index.html"),
                "size": len(data),
                "sha256": hashlib.sha256(data).hexdigest(),
                "type": _type(path),
                "early": path.endswith(fonts) or not path.startswith(_LATER),
            }
        )
    return found


def _type(path: str) -> str:
    return _TYPES.get(PurePosixPath(path).suffix, "application/octet-stream")


def publish(site: Path, early_fonts: Iterable[str] = (), manifest: Path = MANIFEST) -> None:
    """Name the edition in `site`, list what it is made of, and add the service worker.

    `manifest` describes Python's files.
    """
    fonts = tuple(early_fonts)
    python = json.loads(manifest.read_text("utf-8"))
    _write_name(site, "")
    content = json.dumps([book_files(site, fonts), python])
    edition = hashlib.sha256(content.encode()).hexdigest()[:12]
    _write_name(site, edition)
    book = {
        "edition": edition,
        "files": book_files(site, fonts),
        "python": {key: python[key] for key in ("pyodide", "files", "rungs")},
    }
    (site / LIST).write_text(json.dumps(book, separators=(",", ":")), "utf-8")
    shutil.copyfile(BUNDLE / "offline" / "service-worker.js", site / WORKER)


def _write_name(site: Path, edition: str) -> None:
    """Write the name of the edition into every page."""
    for page in site.rglob("*.html"):
        page.write_bytes(_NAME.sub(rb"\g<1>" + edition.encode(), page.read_bytes(), count=1))


def withdraw(site: Path) -> None:
    """Let the site that is served while it is written have no service worker."""
    (site / WORKER).write_text(_NO_WORKER, "utf-8")


def app_manifest(name: str, description: str) -> str:
    """The web app manifest; its addresses are relative to its own."""
    icons = sorted(path.name for path in ICONS.glob("icon-*.png"))
    return json.dumps(
        {
            "name": name,
            "short_name": name,
            "description": description,
            "id": "./",
            "start_url": "./",
            "scope": "./",
            "display": "minimal-ui",
            "background_color": "#ffffff",
            "theme_color": "#0c5f68",
            "icons": [
                {
                    "src": f"assets/icons/{icon}",
                    "sizes": "{0}x{0}".format(icon.split("-")[1]),
                    "type": "image/png",
                    "purpose": "any",
                }
                for icon in icons
            ],
        },
        indent=1,
    )


def megabytes(sizes: Iterable[int]) -> int:
    """How much the whole book is, Python included, in megabytes that cross the network."""
    manifest = json.loads(MANIFEST.read_text("utf-8"))
    python: int = sum(manifest["files"][name]["size"] for name in manifest["rungs"]["snapshot"])
    return round((python + sum(sizes)) / 1e6)
