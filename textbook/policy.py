"""The Content-Security-Policy of a page: its scripts come from the book's own host.

Those that stand in the page itself are named by their hashes.

Readers' Python runs in a frame whose page is written into an attribute of it, and which therefore
inherits this policy: so it has to allow the frame's script, workers and scripts made of blobs, and
WebAssembly. The frame's own policy holds as well, and is stricter (`textbook.tooling.bundle`).
"""

from __future__ import annotations

import base64
import hashlib
import re

# KaTeX gives its formulas style attributes, and the editor writes its style sheet into the page.
_DIRECTIVES = {
    # Firefox fetches ahead what `<link rel="next">` names, and no other directive is about that.
    "default-src": "'self'",
    "script-src": "'self' blob: 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "frame-src": "'self'",
    "worker-src": "'self' blob:",
    "manifest-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'none'",
}

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.DOTALL | re.IGNORECASE)
_RUNS = re.compile(r"""\btype\s*=\s*["']?(?:module|text/javascript)\b""")
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def with_policy(html: str, frame_script: str) -> str:
    """The finished page `html` with its policy, before anything that it governs."""
    place = _CHARSET.search(html)
    if not place:
        raise ValueError("a page has no <meta charset>, after which its policy stands")
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy(html, frame_script)}">'
    return f"{html[: place.end()]}{meta}{html[place.end() :]}"


def policy(html: str, frame_script: str) -> str:
    """The policy of the page `html`; the frame's script by its hash, see `hash_source`."""
    hashes = dict.fromkeys([*map(hash_source, _inline_scripts(html)), frame_script])
    directives = _DIRECTIVES | {"script-src": " ".join([_DIRECTIVES["script-src"], *hashes])}
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())


def _inline_scripts(html: str) -> list[str]:
    return [
        text
        for attributes, text in _SCRIPT.findall(html)
        if not re.search(r"\bsrc\s*=", attributes)
        and ("type" not in attributes or _RUNS.search(attributes))
    ]


def hash_source(script: str) -> str:
    """How a policy names an inline script."""
    # As a browser reads it.
    text = script.replace("\r\n", "\n").replace("\r", "\n")
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"
