"""`run_cell` under CPython: what a program shows, and what it leaves behind."""

from __future__ import annotations

import ast
import asyncio
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

import pytest

from textbook.runtime.cell import CellResult, run_cell


@dataclass
class Run:
    result: CellResult
    printed: list[tuple[str, str]] = field(default_factory=list)

    @property
    def stdout(self) -> str:
        return "".join(text for stream, text in self.printed if stream == "stdout")

    @property
    def stderr(self) -> str:
        return "".join(text for stream, text in self.printed if stream == "stderr")


def run(source: str, **needs: str) -> Run:
    printed: list[tuple[str, str]] = []
    cells = [{"id": name, "source": text} for name, text in needs.items()]
    coroutine = run_cell("it", source, cells, lambda *part: printed.append(part))  # type: ignore[arg-type]
    # In a thread of its own: Playwright keeps an event loop in the tests' thread.
    with ThreadPoolExecutor(1) as thread:
        result = thread.submit(asyncio.run, coroutine).result()
    return Run(result, printed)


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("3 * 4", "12"),
        ("x = 3\nx", "3"),
        ("'text'", "'text'"),
        ("\ufeff6 * 7", "42"),  # a byte-order mark, which Python drops from a file
        ("None", None),
        ("x = 3", None),
        ("", None),
        ("# only a comment", None),
        ("3 * 4;", None),
        ("3 * 4;  # hidden", None),
        ("'a;'", "'a;'"),
        ("'#;'  # ;", "'#;'"),
        ("(3 * 4)  ;", None),
        ("'é' * 2 ;", None),
        ("max(\n1,\n2\n);", None),
        ("3\\\n;", None),
        ("3\n# ;", "3"),
        ("x = 3\ny = max(x, 4)\n\n", None),
        ("x = 3\nx == max(x, 4)", "False"),
        ("dict(\na = max(1, 2))", "{'a': 2}"),
        ("dict(\na = 2\n)", "{'a': 2}"),
        ("'''\na = max'''", "'\\na = max'"),
        ("x = 4\\\n\nx", "4"),
        ("3; x = max(1, 2)", None),
        ("x=1\r\ny=2\r\nx+y", "3"),
        ("import asyncio\nawait asyncio.sleep(0)\n5", "5"),
        ("async def f():\n    return 7\nawait f()", "7"),
    ],
)
def test_the_value_of_the_last_expression_is_shown_as_in_a_notebook(
    source: str, value: str | None
) -> None:
    result = run(source).result
    assert (result["state"], result["value"]) == ("ok", value)


@pytest.mark.parametrize(
    "source",
    [
        "x = max(\na = max(1, 2)",
        "print('''\na = max",
        "1 = max(2)",
        "if True:\na = 1",
        "f(1,\\\na = b",
    ],
)
def test_a_program_that_seems_to_end_in_an_assignment_is_refused_where_python_refuses_it(
    source: str,
) -> None:
    with pytest.raises(SyntaxError) as refused:
        ast.parse(source)
    error = run(source).result["error"]
    assert error
    assert (error["type"], error["line"]) == (type(refused.value).__name__, refused.value.lineno)


def test_stdout_and_stderr_are_kept_apart() -> None:
    ran = run("import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c', end='')")
    assert (ran.stdout, ran.stderr) == ("a\nc", "b\n")


def test_lines_are_sent_as_they_come() -> None:
    sent = run("print('a')\nprint('b')").printed
    assert sent == [("stdout", "a\n"), ("stdout", "b\n")]


def test_a_flushed_part_of_a_line_is_sent_at_once() -> None:
    sent = run("print('.', end='', flush=True)\nprint('.')").printed
    assert sent == [("stdout", "."), ("stdout", ".\n")]


def test_printing_without_end_is_cut_and_raises() -> None:
    ran = run("while True: print('x' * 100)")
    assert len(ran.stdout) == 1_000_000
    error = ran.result["error"]
    assert error
    assert error["type"] == "OSError"
    assert "1,000,000 characters" in error["message"]


def test_a_burst_of_lines_is_sent_in_parcels() -> None:
    ran = run("for i in range(20_000): print(i)")
    assert ran.stdout.splitlines()[-1] == "19999"
    assert len(ran.printed) < 10_000


def test_input_says_that_it_is_not_available() -> None:
    error = run("input('name? ')").result["error"]
    assert error
    assert error["type"] == "OSError"
    assert "input() is not available here" in error["message"]


def test_a_run_starts_from_a_clean_namespace() -> None:
    assert run("x = 1").result["state"] == "ok"
    error = run("x").result["error"]
    assert error
    assert error["type"] == "NameError"
    assert "Every run starts with no names" in (error["hint"] or "")


def test_needed_cells_run_first_in_the_same_namespace_and_their_output_is_discarded() -> None:
    ran = run("print(x + y)", first="x = 1\nprint('unseen')", second="y = x + 1")
    assert ran.stdout == "3\n"


def test_an_error_of_a_needed_cell_is_told_as_its_own() -> None:
    result = run("print(x)", first="\n\n1 / 0").result
    assert result["failed_in"] == "first"
    assert result["error"]
    assert result["error"]["line"] == 3


def test_dataclasses_find_their_module() -> None:
    source = (
        "from __future__ import annotations\nfrom dataclasses import dataclass\n"
        "@dataclass\nclass P:\n    x: int\nP(3).x"
    )
    assert run(source).result["value"] == "3"


def test_main_is_put_back() -> None:
    before = sys.modules["__main__"]
    run("1 / 0")
    assert sys.modules["__main__"] is before


def test_exit_is_told_and_does_not_end_the_process() -> None:
    for source in ("import sys; sys.exit(3)", "raise SystemExit('no')", "raise SystemExit(False)"):
        error = run(source).result["error"]
        assert error
        assert error["type"] == "SystemExit"


def test_an_exit_that_reports_no_failure_is_none() -> None:
    for source in ("import sys\nprint(1)\nsys.exit()", "print(1)\nraise SystemExit(0)"):
        found = run(source)
        assert found.result["state"] == "ok"
        assert found.stdout == "1\n"


def test_background_tasks_end_with_the_run() -> None:
    source = (
        "import asyncio\nasync def later():\n    await asyncio.sleep(30)\n    print('late')\n"
        "task = asyncio.ensure_future(later())\n'done'"
    )
    assert run(source).result["value"] == "'done'"


def test_a_value_that_fails_to_print_itself_is_an_error_of_the_program() -> None:
    error = run("class A:\n    def __repr__(self): raise ValueError('no')\nA()").result["error"]
    assert error
    assert (error["type"], error["line"]) == ("ValueError", 2)


def test_a_lone_surrogate_cannot_be_printed() -> None:
    error = run("print('\\ud800')").result["error"]
    assert error
    assert error["type"] == "UnicodeEncodeError"
