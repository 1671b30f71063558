"""NumPy's own tests end alike from a snapshot and from the files as Pyodide ships them.

They come with the NumPy that the build uses, which is of the same version, and are run by pytest in
a cell, within a reader's Python.
"""

from __future__ import annotations

import base64
import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from playwright.sync_api import Page

RUNNERS = ("pytest", "pluggy", "iniconfig", "packaging", "pygments")

# Of what a start from a snapshot must be able to do. Left out are files that need Hypothesis or
# NumPy's modules for testing, which the wheel for Pyodide has not.
SUITE = [
    "linalg/tests/test_linalg.py",
    "linalg/tests/test_regression.py",
    "fft/tests/test_helper.py",
    "fft/tests/test_pocketfft.py",
    "random/tests/test_direct.py",
    "random/tests/test_generator_mt19937.py",
    "random/tests/test_random.py",
    "random/tests/test_seed_sequence.py",
    "polynomial/tests/test_classes.py",
    "polynomial/tests/test_polynomial.py",
    "polynomial/tests/test_printing.py",
    "ma/tests/test_core.py",
    "ma/tests/test_extras.py",
    "lib/tests/test_histograms.py",
    "lib/tests/test_nanfunctions.py",
    "_core/tests/test_einsum.py",
    "_core/tests/test_function_base.py",
]

PROGRAM = """\
import base64, contextlib, io, json, os, sys, zipfile

archive = zipfile.ZipFile(io.BytesIO(base64.b64decode(FILES)))
archive.extractall("/tmp/numpy")
sys.path.append("/tmp/numpy")

class Outcomes:
    def __init__(self):
        self.seen = {}

    def pytest_runtest_logreport(self, report):
        if report.when == "call" or report.outcome != "passed":
            told = str(report.longrepr)[-300:] if report.failed else ""
            self.seen[report.nodeid] = [report.outcome, told]

    def pytest_collectreport(self, report):
        if report.failed:
            self.seen[report.nodeid] = ["uncollected", str(report.longrepr)[-300:]]

import pytest

outcomes = Outcomes()
os.chdir("/tmp/numpy")
arguments = ["-q", "-s", "-p", "no:cacheprovider", "-p", "no:faulthandler"]
arguments += ["-c", "/dev/null", "--rootdir", "/tmp/numpy"]
arguments += ["--continue-on-collection-errors", "--import-mode", "importlib"]
arguments += [f"suite/{name}" for name in SUITE]
told = io.StringIO()
with contextlib.redirect_stdout(told), contextlib.redirect_stderr(told):
    code = pytest.main(arguments, plugins=[outcomes])
print(json.dumps({"code": code, "told": told.getvalue()[-2000:], "seen": outcomes.seen}))
"""

RUN_ONCE = """async (source) => {
  await customElements.whenDefined('py-cell');
  const cell = document.querySelector('py-cell');
  return cell.runOnce(source, { mark() {}, goTo() {} });
}"""


def files() -> Iterator[tuple[Path, str]]:
    """Each file of the suite and of its runner, and where it belongs."""
    root = Path(np.__file__).parent
    for name in SUITE:
        yield root / name, f"suite/{name}"
    for path in sorted((root / "random/tests/data").glob("*.*")):
        yield path, f"suite/random/tests/data/{path.name}"
    for runner in RUNNERS:
        for file in metadata.files(runner) or ():
            if file.parts[0] != ".." and "__pycache__" not in file.parts:
                yield Path(str(file.locate())), file.as_posix()


def program() -> str:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, name in files():
            archive.write(path, name)
    text = base64.b64encode(packed.getvalue()).decode("ascii")
    return f'FILES = "{text}"\nSUITE = {SUITE!r}\n{PROGRAM}'


@pytest.mark.long
def test_numpys_own_tests_end_alike_from_a_snapshot_and_from_a_plain_start(
    on_rung: Callable[[str], Page],
    book_url: str,
    record_property: Callable[[str, object], None],
) -> None:
    ended: dict[str, dict[str, list[str]]] = {}
    source = program()
    for rung in ("snapshot", "stock"):
        page = on_rung(rung)
        page.goto(f"{book_url}relu/")
        result: dict[str, Any] = page.evaluate(RUN_ONCE, source)
        assert result["state"] == "ok", result
        suite = json.loads(result["stdout"])
        counts = Counter(outcome for outcome, _ in suite["seen"].values())
        record_property("told", f"{rung:<10}{dict(counts)}")
        assert counts["passed"] > 5000, suite["told"]
        # Those that need threads or processes are skipped by themselves.
        assert set(counts) <= {"passed", "skipped"}, suite["told"]
        ended[rung] = suite["seen"]
    assert ended["snapshot"] == ended["stock"]
