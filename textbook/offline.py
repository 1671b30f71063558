"""What makes a built site readable without a network: the service worker with the list of the
site's files, and the web app manifest.

The list is the edition: each file that a reader may need, with its size and its SHA-256. A page
that changes by one letter makes another edition.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from typing import TypedDict

from textbook.tooling.bundle import BUNDLE, ICONS, MANIFEST

WORKER = "sw.js"
APP_MANIFEST = "site.webmanifest"

# The theme brings these, and no page of the book asks for them.
_UNUSED = ("assets/javascripts/lunr/", "assets/images/", "assets/python/")
_UNUSED_ENDINGS = (".map", ".gz")
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
    return not path.startswith(_UNUSED) and not path.endswith(_UNUSED_ENDINGS) and path != WORKER


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


def publish(site: Path, early_fonts: Iterable[str] = ()) -> None:
    """Write the service worker of the edition in `site`."""
    files = book_files(site, early_fonts)
    listed = json.dumps(files, separators=(",", ":"))
    edition = hashlib.sha256((listed + MANIFEST.read_text("utf-8")).encode()).hexdigest()[:12]
    script = (BUNDLE / "offline" / "service-worker.js").read_text("utf-8")
    book = f'self.book={{"edition":"{edition}","files":{listed}}};\n'
    (site / WORKER).write_text(book + script, "utf-8")


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
