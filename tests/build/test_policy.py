"""The policy of a page names the scripts that stand in it, and allows no others."""

from __future__ import annotations

import base64
import hashlib
import json

from tests.browser.pages import PAGES
from tests.site import SITE
from textbook.policy import policy, with_policy
from textbook.tooling.bundle import INDEX

FRAME = "'sha256-frame'"
ALWAYS = "'self' blob: 'wasm-unsafe-eval'"


def digest(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"


def test_inline_scripts_are_named_by_their_hashes_once() -> None:
    page = "<script>a()</script><p>x</p><script type=module>b()</script><script>a()</script>"
    assert f"script-src {ALWAYS} {digest('a()')} {digest('b()')} {FRAME};" in policy(page, FRAME)


def test_what_does_not_run_or_stands_elsewhere_is_not_named() -> None:
    page = '<script type="application/json">{}</script><script src="a.js"></script>'
    assert f"script-src {ALWAYS} {FRAME};" in policy(page, FRAME)


def test_the_policy_stands_before_what_it_governs() -> None:
    page = with_policy('<head><meta charset="utf-8"><link rel="stylesheet"></head>', FRAME)
    assert page.index("charset") < page.index("Content-Security-Policy") < page.index("stylesheet")


def test_every_page_of_the_book_has_one_without_unsafe_scripts() -> None:
    frame: str = json.loads(INDEX.read_text("utf-8"))["frame_script"]
    for address in [f"{page}index.html" for page in PAGES] + ["404.html"]:
        text = (SITE / address).read_text("utf-8")
        assert text.count('http-equiv="Content-Security-Policy"') == 1, address
        (scripts,) = [
            part for part in policy(text, frame).split("; ") if part.startswith("script-src")
        ]
        assert "'unsafe-" not in scripts
        assert scripts in text
