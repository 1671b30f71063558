"""Snippets run by the build: what comes back, what is refused, and what is kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from textbook import prerender as prerender_module
from textbook.prerender import SnippetError, prerender


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty cache."""
    folder = tmp_path / "cache"
    monkeypatch.setattr(prerender_module, "CACHE", folder)
    return folder


def kept(cache: Path) -> list[Path]:
    return sorted(cache.glob("*")) if cache.exists() else []


def test_output_value_and_plot_data_come_back() -> None:
    source = (
        "import sys, js\n"
        "print('out')\n"
        "print('err', file=sys.stderr)\n"
        "js.window.py_plot_data = 'first'\n"
        "js.window.py_plot_data = '[]'\n"
        "6 * 7\n"
    )
    output = prerender("cell-it", source)
    assert (output.stdout, output.stderr, output.value) == ("out\n", "err\n", "42")
    assert output.plots == "[]"
    assert output.error is None


def test_the_contract_works_verbatim_with_numpy() -> None:
    source = (
        "import json\nimport numpy as np\nimport js\n"
        "x = np.linspace(0, 1, 3)\n"
        'js.window.py_plot_data = json.dumps([{"x_data": x.tolist()}])\n'
    )
    assert json.loads(prerender("cell-it", source).plots or "") == [{"x_data": [0.0, 0.5, 1.0]}]


def test_an_error_has_its_line_and_names_its_cell() -> None:
    output = prerender("cell-it", "x = 1\n1 / 0\n")
    assert output.failed_in == "cell-it"
    assert output.error is not None
    assert (output.error["type"], output.error["line"]) == ("ZeroDivisionError", 2)


def test_needed_cells_run_first() -> None:
    output = prerender("cell-it", "x + 1", [{"id": "cell-first", "source": "x = 1"}])
    assert output.value == "2"


def test_an_equal_run_is_taken_from_the_cache(cache: Path) -> None:
    source = "import random\nrandom.random()"
    first = prerender("cell-it", source)
    assert len(kept(cache)) == 1
    assert prerender("cell-it", source) == first


@pytest.mark.parametrize(
    ("cell", "source", "needs"),
    [("cell-other", "1", "x = 1"), ("cell-it", "2", "x = 1"), ("cell-it", "1", "x = 2")],
)
def test_another_cell_source_or_needed_source_is_another_run(
    cache: Path, cell: str, source: str, needs: str
) -> None:
    prerender("cell-it", "1", [{"id": "cell-first", "source": "x = 1"}])
    prerender(cell, source, [{"id": "cell-first", "source": needs}])
    assert len(kept(cache)) == 2


def test_a_program_without_end_is_ended(cache: Path) -> None:
    with pytest.raises(SnippetError, match=r"it ran for more than 0\.5 seconds"):
        prerender("cell-it", "while True: pass", time_limit=0.5)
    assert kept(cache) == []


def test_a_program_that_kills_its_process_is_told(cache: Path) -> None:
    with pytest.raises(SnippetError, match="its process ended with code 3"):
        prerender("cell-it", "import os\nos._exit(3)")
    assert kept(cache) == []


@pytest.mark.parametrize(("value", "name"), [("[{}]", "list"), ("3", "int"), ("b''", "bytes")])
def test_plot_data_that_are_no_text_are_refused_with_the_remedy(value: str, name: str) -> None:
    with pytest.raises(SnippetError, match=rf"was given a {name}; .* write json.dumps\(plots\)"):
        prerender("cell-it", f"import js\njs.window.py_plot_data = {value}")


def test_none_takes_the_plots_back() -> None:
    source = "import js\njs.window.py_plot_data = '[]'\njs.window.py_plot_data = None"
    assert prerender("cell-it", source).plots is None


@pytest.mark.parametrize(
    ("source", "error"),
    [
        ("import js\njs.document", "AttributeError"),
        ("import js\njs.window.other = 1", "AttributeError"),
        ("import js\njs.other = 1", "AttributeError"),
        ("input()", "OSError"),
    ],
)
def test_what_fails_in_the_browser_fails_here(source: str, error: str) -> None:
    output = prerender("cell-it", source)
    assert output.error is not None
    assert output.error["type"] == error


def test_what_is_written_past_python_does_not_spoil_the_reply() -> None:
    output = prerender("cell-it", "import os\nos.write(1, b'noise')\nprint('out')")
    assert output.stdout == "out\n"


def test_a_program_runs_in_an_empty_folder_and_what_it_writes_is_gone() -> None:
    source = "import os\nopen('left.txt', 'w').close()\nos.listdir()"
    for _ in range(2):
        assert prerender("cell-it", source).value == "['left.txt']"


@pytest.mark.parametrize("name", ["yaml", "jsonschema", "markdown.util", "textbook.hook", "tests"])
def test_a_module_that_no_reader_has_is_refused_as_in_the_browser(name: str) -> None:
    error = prerender("cell-it", f"import numpy\nimport {name}").error
    assert error is not None
    assert (error["type"], error["line"]) == ("ModuleNotFoundError", 2)
    assert "Python's standard library and NumPy" in (error["hint"] or "")


@pytest.mark.parametrize("name", ["numpy.f2py", "numpy.linalg.tests"])
def test_a_part_of_numpy_that_is_not_sent_is_refused(name: str) -> None:
    error = prerender("cell-it", f"import {name}").error
    assert error is not None
    assert "not sent to the browser" in (error["hint"] or "")


def test_the_standard_library_and_numpy_can_be_imported() -> None:
    source = (
        "import decimal, sysconfig, urllib.request, numpy.linalg, numpy.random, numpy.testing, js\n"
    )
    output = prerender("cell-it", source + "sysconfig.get_config_vars()\n'fine'")
    assert (output.error, output.value) == (None, "'fine'")
