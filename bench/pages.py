"""The two pages that the book is compared with, made anew in `.cache/bench`.

Stock is what Pyodide's documentation leads to: a bare page, a worker that loads Pyodide and NumPy
from the network, and Chart.js. Baked is the floor: a page of the same theme whose chart's data
stand in the page, and nothing else.
"""

from __future__ import annotations

import html
import json
import os
import shutil
import subprocess
from pathlib import Path

import yaml
from mkdocs.utils.yaml import yaml_load

from textbook.prerender import prerender
from textbook.tooling.install import BIN
from textbook.tooling.runtime_files import RUNTIME
from textbook.tooling.steps import ROOT

FOLDER = ROOT / ".cache" / "bench"
CHART_JS = ROOT / "node_modules" / "chart.js" / "dist" / "chart.umd.min.js"
SNIPPET = ROOT / "snippets" / "relu" / "relu.py"

_DRAW = """
addEventListener('DOMContentLoaded', () => {
  const plot = %s[0];
  const canvas = document.getElementById('chart');
  const datasets = plot.lines.map(({ label, data, color }) => ({
    label, borderColor: color, pointRadius: 0,
    data: data.map((y, index) => ({ x: plot.x_data[index], y })),
  }));
  const options = { animation: false, parsing: false, scales: { x: { type: 'linear' } } };
  new Chart(canvas, { type: 'line', data: { datasets }, options });
  canvas.dispatchEvent(new CustomEvent('plot-drawn', { bubbles: true }));
});
"""


def stock() -> Path:
    """The folder of the stock page."""
    folder = FOLDER / "stock"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "bench" / "stock", folder)
    shutil.copytree(RUNTIME, folder / "python")
    shutil.copy(CHART_JS, folder)
    shutil.copy(SNIPPET, folder)
    return folder


def baked() -> Path:
    """The folder of the baked page, built by MkDocs with the theme's settings of the book."""
    source = FOLDER / "baked-source"
    shutil.rmtree(source, ignore_errors=True)
    (source / "docs").mkdir(parents=True)
    shutil.copy(CHART_JS, source / "docs")
    text = SNIPPET.read_text("utf-8")
    plots = json.dumps(json.loads(prerender("baked", text).plots or "[]")).replace("<", "\\u003c")
    page = (
        '# ReLU\n\n<div style="height: 400px"><canvas id="chart"></canvas></div>\n\n'
        f"<pre><code>{html.escape(text)}</code></pre>\n\n"
        f"<script>{' '.join((_DRAW % plots).split())}</script>\n"
    )
    (source / "docs" / "index.md").write_text(page, "utf-8")
    theme = yaml_load((ROOT / "mkdocs.yml").read_text("utf-8"))["theme"]
    theme.pop("custom_dir")
    theme.pop("favicon")
    config = {
        "site_name": "Baked",
        "theme": theme,
        "plugins": ["search"],
        "extra_javascript": [CHART_JS.name],
    }
    (source / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
    folder = FOLDER / "baked"
    command: list[str | Path] = [BIN / "mkdocs", "build", "-q", "--clean", "--site-dir", folder]
    env = os.environ | {"NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([*command, "--config-file", source / "mkdocs.yml"], check=True, env=env)
    return folder
