"""KaTeX under Node: TeX in, HTML out, and a cache by content in `.cache/katex/`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from textbook.node import NodeUnavailableError, ask_node_once

ROOT = Path(__file__).resolve().parent.parent
SCRIPT = ROOT / "js" / "katex-render.js"
CACHE = ROOT / ".cache" / "katex"


@dataclass(frozen=True)
class KatexError:
    """What KaTeX says about TeX that it cannot draw."""

    message: str


def render(formulas: Sequence[tuple[str, bool]]) -> list[str | KatexError]:
    """Give the HTML of each (TeX, whether it is displayed), in order, or what is wrong with it.

    Raises NodeUnavailableError when Node cannot run KaTeX.
    """
    questions = [{"tex": tex, "display": display} for tex, display in formulas]
    answers = ask_node_once(SCRIPT, questions, CACHE, version(), lambda answer: "html" in answer)
    return [a["html"] if "html" in a else KatexError(a["error"]) for a in answers]


@cache
def version() -> str:
    """KaTeX's version and the drawing script's text: a change of either empties the cache."""
    try:
        package = (ROOT / "node_modules" / "katex" / "package.json").read_text("utf-8")
    except FileNotFoundError as error:
        raise NodeUnavailableError("KaTeX is not installed; run `make setup`.") from error
    return str(json.loads(package)["version"]) + SCRIPT.read_text("utf-8")
