"""The build of a book with 1, 100 and 1,000 cells: clean, and after one cell was changed."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
import uuid
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from bench.visit import Bench
from textbook.prerender import CACHE
from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT, say

CELLS_A_PAGE = 10

_SNIPPET = """import json

import numpy as np

import js

# {mark}
x = np.linspace(-5, 5, 200)
y = np.maximum({slope} * x, x)
js.window.py_plot_data = json.dumps([{{
    "title": "Leaky ReLU", "x_label": "x", "y_label": "f(x)", "x_data": x.tolist(),
    "lines": [{{"label": "f(x)", "data": y.tolist()}}],
}}])
"""


def measure(bench: Bench) -> None:
    """One round; 1,000 cells take minutes and are built once, and not in a run of one round."""
    rounds_done = len(bench.samples["build.1.clean"])
    for count in (1, 100, 1000):
        if count == 1000 and (bench.rounds == 1 or rounds_done):
            continue
        say(f"  a book of {count:,} cells")
        kept = set(CACHE.glob("*"))
        try:
            with tempfile.TemporaryDirectory(prefix="book-") as folder:
                book = _Book(Path(folder), count)
                bench.add(f"build.{count}.clean", book.build())
                book.write_snippet(0, 0.2)
                bench.add(f"build.{count}.change", book.build())
        finally:
            for result in set(CACHE.glob("*")) - kept:
                result.unlink(missing_ok=True)
    if bench.rounds == 1:
        bench.texts["build"] = "A run of one round leaves out the book of 1,000 cells."


class _Book:
    """A book outside the tree, with the settings of this one."""

    def __init__(self, folder: Path, cells: int) -> None:
        self.folder = folder
        # What no build has seen before, so that nothing is kept of it.
        self.mark = uuid.uuid4().hex
        (folder / "docs").mkdir()
        (folder / "snippets").mkdir()
        for cell in range(cells):
            self.write_snippet(cell, 0.1)
        for first in range(0, cells, CELLS_A_PAGE):
            self._write_page(first, min(first + CELLS_A_PAGE, cells))
        self._write_config()

    def write_snippet(self, cell: int, slope: float) -> None:
        """Write the program of a cell; another slope is a change."""
        text = _SNIPPET.format(mark=f"{self.mark} {cell}", slope=slope)
        (self.folder / "snippets" / f"s{cell}.py").write_text(text, "utf-8")

    def build(self) -> float:
        """Seconds that a strict build takes."""
        start = time.perf_counter()
        subprocess.run(
            [BIN / "mkdocs", "build", "--strict", "--clean"],
            cwd=self.folder,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)},
            capture_output=True,
            check=True,
        )
        return time.perf_counter() - start

    def _write_page(self, first: int, end: int) -> None:
        name = "index" if first == 0 else f"page-{first}"
        parts = [f"# Page {first}"]
        parts += [
            f'```{{.python .cell #c{cell} title="Cell {cell}"}}\n--8<-- "s{cell}.py"\n```'
            for cell in range(first, end)
        ]
        (self.folder / "docs" / f"{name}.md").write_text("\n\n".join(parts) + "\n", "utf-8")

    def _write_config(self) -> None:
        config = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))
        for key in ("nav", "not_in_nav", "watch", "validation"):
            config.pop(key, None)
        config["hooks"] = [str(ROOT / "textbook" / "hook.py")]
        config["theme"]["custom_dir"] = str(ROOT / "theme_overrides")
        snippets = str(self.folder / "snippets")
        extensions = [name for name in config["markdown_extensions"] if name != "textbook.licences"]
        for number, extension in enumerate(extensions):
            if extension == "textbook.cells":
                extensions[number] = {"textbook.cells": {"snippets": snippets}}
            elif isinstance(extension, dict) and "pymdownx.snippets" in extension:
                extension["pymdownx.snippets"]["base_path"] = [snippets]
        config["markdown_extensions"] = extensions
        (self.folder / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
