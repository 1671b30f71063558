"""An author's mistakes in an exercise are told with file, line and remedy."""

from __future__ import annotations

import pytest

from tests.build.exercises.conftest import BLOCK, CHECK, SOLUTION, START, Exercises
from textbook import ids
from textbook.exercises.files import unused


@pytest.mark.parametrize(
    ("old", "new", "line", "told", "remedy"),
    [
        ("page/double", "page/dubble", 3, "there is no file", "Did you mean page/double?"),
        ("page/double", "page/q", 3, "no file snippets/page/q.start.py", "Write the code that"),
        ("    id: doubling\n", "", 3, "has no id", "Write `    id: …`"),
        ("    file: page/double\n", "", 3, "has no file", "Write `    file: …`"),
        ("file: page/double", "file: double.py", 5, "it names the files", "Change `double.py`"),
        ("    file", "    hint: 3\n    file", 5, "has no option `hint`", "There are"),
        (" | Doubling", "", 3, "has no title", "What it is about"),
        ("Write `double(x)`.", "", 3, "has no task", "Write what is to be done"),
        ("exercise |", "exercice |", 3, "no block called `exercice`", "`/// exercise`"),
        ("\n///\n", "\n", 3, "has no end", "Close it"),
        (
            "Write `double(x)`.",
            '```{.python .cell #a title="A"}\n1\n```',
            7,
            "a cell cannot stand in an exercise",
            "Move it above the exercise",
        ),
        (
            "\n///\n",
            "\n///\n\n/// exercise | Again\n    id: doubling\n    file: page/double\n\nT.\n\n///\n",
            16,
            'the exercise id "doubling" is used at docs/page.md:4 already',
            "choose another",
        ),
    ],
)
def test_in_the_page(
    exercises: Exercises, old: str, new: str, line: int, told: str, remedy: str
) -> None:
    assert old in BLOCK
    exercises.convert(BLOCK.replace(old, new, 1))
    report = exercises.report
    assert report.startswith(f"docs/page.md:{line}: ")
    assert told in report
    assert remedy in report


@pytest.mark.parametrize(
    ("kind", "source", "place", "told"),
    [
        ("check", "def a(:\n", "double.check.py:1: ", "the checks cannot be read"),
        ("check", "X = 1\n", "double.check.py:1: ", "no checks in this file"),
        ("check", "def _a(double):\n    pass\n", "double.check.py:1: ", "no checks in this file"),
        (
            "check",
            "def a(double):\n    assert double(3) == 6\n",
            "double.check.py:2: ",
            "an assertion says nothing to the reader",
        ),
        (
            "check",
            CHECK.replace("Twice 0 is 0", "Twice 3 is 6"),
            "double.check.py: ",
            'two checks are called "Twice 3 is 6"',
        ),
        (
            "solution",
            START,
            "double.solution.py: ",
            'the solution of the exercise "doubling" fails the check "Twice 3 is 6": double(3.0) '
            "gives 3.0, and 6.0 is expected",
        ),
        ("solution", "1 / 0\n", "double.solution.py:1: ", "raises ZeroDivisionError"),
        ("solution", "while True: pass\n", "double.solution.py: ", "it ran for more than"),
        ("start", SOLUTION, "double.start.py: ", "passes every check already"),
        ("start", "\ndef double(x:\n", "double.start.py:2: ", "raises SyntaxError"),
        (
            "check",
            "import pandas\n" + CHECK,
            "double.solution.py: ",
            "raises ModuleNotFoundError: No module named 'pandas' when its checks are run",
        ),
    ],
)
def test_in_a_file(
    exercises: Exercises,
    kind: str,
    source: str,
    place: str,
    told: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if "while True" in source:
        monkeypatch.setattr("textbook.exercises.program.CHECK_SECONDS", 2)
    exercises.write(**{kind: source})
    html = exercises.convert()
    assert exercises.report.startswith(f"snippets/page/{place}")
    assert told in exercises.report
    assert "docs/page.md" in exercises.report
    assert "author-mistake" in html


def test_a_missing_file_is_told(exercises: Exercises) -> None:
    (exercises.folder / "page/double.solution.py").unlink()
    exercises.convert()
    assert "there is no file snippets/page/double.solution.py" in exercises.report
    assert "Write the solution into it" in exercises.report


def test_a_cell_may_not_have_the_id_of_an_exercise(exercises: Exercises) -> None:
    ids.claim("cell", "doubling", "docs/other.md", 7)
    exercises.convert()
    assert 'the cell id "doubling" is used at docs/other.md:7 already' in exercises.report


def test_files_of_no_exercise_are_told(exercises: Exercises) -> None:
    exercises.convert()
    assert not list(unused(exercises.folder))
    (exercises.folder / "page/other.check.py").write_text(CHECK)
    (mistake,) = unused(exercises.folder)
    assert str(mistake) == (
        "snippets/page/other.check.py: this file (the checks) belongs to no exercise. "
        "Write `file: page/other` into an exercise, or remove it."
    )
