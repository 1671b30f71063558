"""The reader's Python at build time: the real Pyodide, in one process that is kept."""

from __future__ import annotations

from typing import Any

import pytest

from textbook.readers_python import NoAnswerError, run_programs


def ask(*sources: str, seconds: float = 60, **more: Any) -> list[dict[str, Any]]:
    request = {"cell": "cell-it", "needs": [], "sources": list(sources), **more}
    return run_programs(request, seconds)


def test_programs_run_in_pyodide_one_after_another() -> None:
    first, second = ask("import sys\nsys.platform", "import sys\nprint(sys.version_info[:2])")
    assert first["value"] == "'emscripten'"
    assert second["stdout"] == "(3, 14)\n"


def test_plots_output_and_errors_come_back() -> None:
    (result,) = ask("import js\njs.window.py_plot_data = '[]'\nprint('out')\n1 / 0")
    assert (result["plots"], result["stdout"]) == ("[]", "out\n")
    assert (result["error"]["type"], result["error"]["line"]) == ("ZeroDivisionError", 4)
    assert result["failed_in"] == "cell-it"


def test_a_program_that_changes_numpy_does_not_change_it_for_the_next() -> None:
    ask("import numpy as np\nnp.exp = None")
    (result,) = ask("import numpy as np\nnp.exp(0.0)")
    assert result["value"] == "np.float64(1.0)"


def test_a_program_without_end_is_ended_and_the_next_runs() -> None:
    with pytest.raises(NoAnswerError) as ended:
        ask("1", "while True: pass", seconds=8)
    assert (ended.value.index, ended.value.late) == (1, True)
    assert ask("6 * 7")[0]["value"] == "42"


def test_a_look_tells_where_the_arithmetic_goes_wrong() -> None:
    (result,) = ask("import numpy as np\nnp.exp(1000.0)\nprint('once')", look=True)
    assert [(note["cell"], note["line"]) for note in result["notes"]] == [("cell-it", 2)]
    assert result["stdout"] == "once\n"
