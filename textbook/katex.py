"""KaTeX under Node: TeX in, HTML out, and a cache by content in `.cache/katex/`."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "js" / "katex-render.js"
CACHE = ROOT / ".cache" / "katex"


@dataclass(frozen=True)
class KatexError:
    """What KaTeX says about TeX that it cannot draw."""

    message: str


class KatexUnavailableError(RuntimeError):
    """Node or KaTeX is missing or broken: the set-up's fault, not the author's."""


def render(formulas: Sequence[tuple[str, bool]]) -> list[str | KatexError]:
    """Give the HTML of each (TeX, whether it is displayed), in order, or what is wrong with it.

    Raises KatexUnavailableError when Node cannot run KaTeX.
    """
    keys = [key_of(tex, display) for tex, display in formulas]
    known = {key: html for key in keys if (html := read_cache(key)) is not None}
    missing = {
        key: formula for key, formula in zip(keys, formulas, strict=True) if key not in known
    }
    results: dict[str, str | KatexError] = dict(known)
    for key, result in zip(missing, ask_node(list(missing.values())), strict=True):
        results[key] = result
        if isinstance(result, str):
            write_cache(key, result)
    return [results[key] for key in keys]


def ask_node(formulas: Sequence[tuple[str, bool]]) -> list[str | KatexError]:
    """Let one Node process draw the formulas."""
    if not formulas:
        return []
    lines = "".join(
        json.dumps({"tex": tex, "display": display}) + "\n" for tex, display in formulas
    )
    node = Path(sys.executable).with_name("node")
    try:
        process = subprocess.run(
            [str(node), str(SCRIPT)],
            input=lines,
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
    except FileNotFoundError as error:
        raise KatexUnavailableError(f"There is no Node at {node}; run `make setup`.") from error
    except subprocess.CalledProcessError as error:
        raise KatexUnavailableError(f"KaTeX did not run under Node:\n{error.stderr}") from error
    answers = [json.loads(line) for line in process.stdout.split("\n") if line]
    return [a["html"] if "html" in a else KatexError(a["error"]) for a in answers]


@cache
def version() -> str:
    """KaTeX's version and the drawing script's text: a change of either empties the cache."""
    try:
        package = (ROOT / "node_modules" / "katex" / "package.json").read_text("utf-8")
    except FileNotFoundError as error:
        raise KatexUnavailableError("KaTeX is not installed; run `make setup`.") from error
    return str(json.loads(package)["version"]) + SCRIPT.read_text("utf-8")


def key_of(tex: str, display: bool) -> str:
    return hashlib.sha256(json.dumps([version(), tex, display]).encode()).hexdigest()


def read_cache(key: str) -> str | None:
    try:
        return (CACHE / f"{key}.html").read_text("utf-8")
    except FileNotFoundError:
        return None


def write_cache(key: str, html: str) -> None:
    """Written aside and moved, so that a build that is cut short leaves no half formula."""
    CACHE.mkdir(parents=True, exist_ok=True)
    part = CACHE / f"{key}.part"
    part.write_text(html, "utf-8")
    part.replace(CACHE / f"{key}.html")
