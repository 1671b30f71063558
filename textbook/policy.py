"""The Content-Security-Policy of a page: its scripts come from the book's own host.

Those that stand in the page itself are named by their hashes.

It contains the page's own scripts. Readers' Python runs in a frame, which is a page of its own with
a stricter policy (`textbook.tooling.bundle`).
"""

from __future__ import annotations

import base64
import hashlib
import re

# KaTeX gives its formulas style attributes, and the editor writes its style sheet into the page.
_DIRECTIVES = {
    # Firefox fetches ahead what `<link rel="next">` names, and no other directive is about that.
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_RUNS = re.compile(r"""\btype\s*=\s*["']?(?:module|text/javascript)\b""")
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def with_policy(html: str) -> str:
    """The finished page `html` with its policy, before anything that it governs."""
    place = _CHARSET.search(html)
    if not place:
        raise ValueError("a page has no <meta charset>, after which its policy stands")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return f"{html[: place.end()]}{meta}{html[place.end() :]}"


def policy(html: str) -> str:
    """The policy of the page `html`."""
    hashes = dict.fromkeys(_hash(script) for script in _inline_scripts(html))
    directives = _DIRECTIVES | {"script-src": " ".join([_DIRECTIVES["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _inline_scripts(html: str) -> list[str]:
    return [
        text
        for attributes, text in _SCRIPT.findall(html)
        if not re.search(r"\bsrc\s*=", attributes)
        and ("type" not in attributes or _RUNS.search(attributes))
    ]


def _hash(script: str) -> str:
    # As a browser reads it.
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
