"""Settings of a run do not reach the next one."""

from __future__ import annotations

import asyncio
import warnings
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from textbook.runtime.cell import CellResult, run_cell


def run(*sources: str) -> CellResult:
    """Run the programs one after another, as a browser's Python does; the last result."""

    async def all_of_them() -> Any:
        for source in sources:
            result = await run_cell("cell", source, [], lambda stream, text: None)
        return result

    # A thread of its own has no event loop, whatever other tests have started.
    with ThreadPoolExecutor(1) as thread:
        result: CellResult = thread.submit(asyncio.run, all_of_them()).result()
    return result


@pytest.mark.parametrize(
    ("setting", "question"),
    [
        ("import sys; sys.setrecursionlimit(5000)", "import sys; sys.getrecursionlimit()"),
        (
            "import numpy as np; np.set_printoptions(precision=1)",
            "import numpy; numpy.pi * numpy.ones(1)",
        ),
        ("import numpy as np; np.seterr(all='raise')", "import numpy as np; np.geterr()"),
        ("import os; os.chdir('/')", "import os; os.getcwd()"),
        ("import os; os.environ['KEPT'] = '1'", "import os; os.environ.get('KEPT')"),
        ("import sys; sys.path.insert(0, '/kept')", "import sys; sys.path[0]"),
        ("import decimal; decimal.getcontext().prec = 3", "import decimal; decimal.Decimal(1) / 3"),
        ("import warnings; warnings.simplefilter('error')", "import warnings; warnings.filters[0]"),
        ("import sys; sys.settrace(lambda *a: None)", "import sys; sys.gettrace()"),
        ("import sys; sys.set_int_max_str_digits(0)", "import sys; sys.get_int_max_str_digits()"),
        ("kept = 1", "'kept' in globals()"),
        ("import sys; sys.argv.append('kept')", "import sys; sys.argv"),
        ("raise_late = 1; import builtins; builtins.print = None", "callable(print)"),
    ],
)
def test_a_setting_ends_with_its_run(setting: str, question: str) -> None:
    assert run(setting, question)["value"] == run(question)["value"]


@pytest.mark.parametrize("module", ["random", "numpy.random"])
def test_a_seed_ends_with_its_run(module: str) -> None:
    seed = f"import {module} as r; r.seed(1); r.random()"
    later = f"import {module} as r; r.random()"
    np.random.seed(2)
    assert run(seed)["value"] == run(seed)["value"]
    assert run(seed, later)["value"] != run(seed, later)["value"]


def test_a_warning_is_told_in_every_run() -> None:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("default")
        run(*["import numpy as np; np.mean([])"] * 2)
    assert sum("Mean of empty slice" in str(warning.message) for warning in told) == 2


def test_tasks_of_a_run_end_with_it() -> None:
    stubborn = """\
import asyncio
async def on():
    try: await asyncio.sleep(60)
    finally: ended.append(1)
ended = []
task = asyncio.create_task(on())
await asyncio.sleep(0)
"""
    assert run(stubborn, "import asyncio; len(asyncio.all_tasks())")["value"] == "1"


@pytest.mark.parametrize("how", ["raise ValueError('no')", "return 1"])
def test_a_value_that_cannot_be_shown_is_an_error_at_its_line(how: str) -> None:
    source = f"class A:\n    def __repr__(self):\n        {how}\n\nA()"
    error = run(source)["error"]
    assert error
    assert error["line"] == (3 if "raise" in how else 5)
    assert error["hint"]
    assert "could not be shown" in error["hint"]
