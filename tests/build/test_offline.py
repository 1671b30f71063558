"""The list of an edition's files, and the web app manifest."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from mkdocs.config import load_config

from tests.site import SITE
from textbook import offline
from textbook.tooling.steps import ROOT


def book(site: Path) -> dict[str, Any]:
    """The list that `publish` has written."""
    found: dict[str, Any] = json.loads((site / "edition.json").read_text("utf-8"))
    return found


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of a page, two typefaces, a page of the frame and a file of Python."""
    for name in (
        "index.html",
        "relu/index.html",
        "assets/book/fonts/text-A.woff2",
        "assets/book/fonts/rare-B.woff2",
        "assets/python/snapshot-0123.bin",
        "assets/javascripts/bundle.js.map",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, "utf-8")
    return tmp_path


def test_the_list_has_pages_by_their_addresses_and_nothing_of_python(site: Path) -> None:
    offline.publish(site, ["text-A.woff2"])
    assert [(file["path"], file["early"]) for file in book(site)["files"]] == [
        ("assets/book/fonts/rare-B.woff2", False),
        ("assets/book/fonts/text-A.woff2", True),
        ("", True),
        ("relu/", True),
    ]


def test_the_list_has_the_size_hash_and_type_of_each_file(site: Path) -> None:
    offline.publish(site)
    (page,) = [file for file in book(site)["files"] if file["path"] == "relu/"]
    assert page == {
        "path": "relu/",
        "size": 15,
        "sha256": hashlib.sha256(b"relu/index.html").hexdigest(),
        "type": "text/html; charset=utf-8",
        "early": True,
    }


def test_one_letter_makes_another_edition(site: Path) -> None:
    offline.publish(site)
    first = (site / "edition.json").read_bytes()
    offline.publish(site)
    assert (site / "edition.json").read_bytes() == first
    (site / "index.html").write_text("another", "utf-8")
    edition = book(site)["edition"]
    offline.publish(site)
    assert book(site)["edition"] != edition


def test_every_page_has_the_name_of_its_edition(site: Path) -> None:
    page = site / "relu" / "index.html"
    page.write_text('<meta name="edition" content=""><p>text', "utf-8")
    for text in ("text", "another text"):
        page.write_text(page.read_text("utf-8").replace("text", text), "utf-8")
        offline.publish(site)
        assert f'<meta name="edition" content="{book(site)["edition"]}">' in page.read_text("utf-8")


def test_the_day_of_the_build_makes_no_other_edition() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    page = SimpleNamespace(is_link=False, canonical_url="http://book/", update_date="2030-01-01")
    template = config.theme.get_env().get_template("sitemap.xml")
    sitemap = template.render(pages=[SimpleNamespace(page=page, **vars(page))])
    assert "<loc>http://book/</loc>" in sitemap
    assert "2030" not in sitemap


def test_a_site_that_is_being_written_lets_go_of_an_earlier_worker(site: Path) -> None:
    offline.publish(site)
    offline.withdraw(site)
    script = (site / "sw.js").read_text("utf-8")
    assert "unregister" in script
    assert "fetch" not in script


def test_the_app_manifest_names_the_icons_that_the_site_has() -> None:
    manifest = json.loads((SITE / "site.webmanifest").read_text("utf-8"))
    assert {icon["sizes"] for icon in manifest["icons"]} == {"180x180", "192x192", "512x512"}
    for icon in manifest["icons"]:
        assert (SITE / icon["src"]).read_bytes().startswith(b"\x89PNG")
    assert manifest["start_url"] == manifest["scope"] == "./"
