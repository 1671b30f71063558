"""The licences page names everything that the site bundles, with its text."""

from __future__ import annotations

import html
import json
import logging
import re
from pathlib import Path

import pytest
from markdown import Markdown

from textbook import licence_sources
from textbook.page import Page, open_page


def convert() -> str:
    open_page(Page("docs/licences.md", ["# Licences", "", "::: licences"]))
    return Markdown(extensions=["toc", "textbook.licences"]).convert("# Licences\n\n::: licences\n")


def components(page: str) -> dict[str, str]:
    """Component -> what its `<details>` holds."""
    found = re.findall(
        r'<details class="licence" data-component="(.*?)">(.*?)</details>', page, re.S
    )
    return {html.unescape(name): body for name, body in found}


def test_every_bundled_package_is_on_the_page_with_version_and_text() -> None:
    inputs = json.loads(licence_sources.METAFILE.read_text("utf-8"))["inputs"]
    bundled = {
        "/".join(parts[1:3] if parts[1].startswith("@") else parts[1:2])
        for path in inputs
        if (parts := path[path.rfind("node_modules/") :].split("/"))[0] == "node_modules"
    }
    assert {"chart.js", "katex", "@codemirror/view"} <= bundled
    shown = components(convert())
    for name in bundled:
        version = licence_sources.package_json(name)["version"]
        assert f"{name} {version}" in shown[name]
        assert "<pre>" in shown[name], f"{name} ships no licence text"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Pyodide", ["Mozilla Public License", "github.com/pyodide/pyodide/tree/314.0.3"]),
        ("CPython", ["PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2"]),
        ("NumPy", ["NumPy Developers", "Apache License", "pocketfft"]),
        ("Emscripten, musl and the libraries linked with CPython", ["Rich Felker"]),
        ("Material for MkDocs", ["Martin Donath", "RxJS"]),
        ("Material Design Icons", ["Pictogrammers"]),
        ("@fontsource-variable/source-serif-4", ["SIL Open Font License"]),
    ],
)
def test_the_notices_are_there_in_full(name: str, words: list[str]) -> None:
    body = html.unescape(components(convert())[name])
    for word in words:
        assert word.lower() in body.lower()


def test_the_texts_are_shown_as_text() -> None:
    body = components(convert())["CPython"]
    assert "<pre>" in body
    assert "&quot;PSF&quot;" in body


def test_missing_assets_are_an_authors_error_with_a_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(licence_sources, "METAFILE", licence_sources.ROOT / ".cache" / "none.json")
    caplog.set_level(logging.WARNING, logger="mkdocs.textbook")
    convert()
    assert [record.getMessage() for record in caplog.records] == [
        "docs/licences.md:3: There is no .cache/none.json. Run `make assets`."
    ]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("git+https://github.com/a/b.git", "https://github.com/a/b"),
        ("git://github.com/a/b.git", "https://github.com/a/b"),
        ("github:a/b", "https://github.com/a/b"),
        ("https://katex.org", "https://katex.org"),
        ("", ""),
    ],
)
def test_a_repository_becomes_a_web_address(written: str, address: str) -> None:
    assert licence_sources.web_address(written) == address
