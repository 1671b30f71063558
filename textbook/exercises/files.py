"""The three files of an exercise: what the reader starts with, the solution, and the checks."""

from __future__ import annotations

import ast
import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from textbook.errors import AuthorError
from textbook.runtime.exercise import CheckName, check_names

# Ending of a file -> what the file is, for messages.
KINDS = {
    ".start.py": "the code that the reader starts with",
    ".solution.py": "the solution",
    ".check.py": "the checks",
}

# The files that the exercises of this build have; see `unused`.
used: set[Path] = set()


@dataclass(frozen=True)
class ExerciseFiles:
    """The sources of an exercise; `name` is the path of its files without their endings."""

    name: str
    start: str
    solution: str
    check: str
    checks: list[CheckName]

    def path(self, kind: str) -> str:
        """The path to show of the file of this kind, as `check`."""
        return f"{self.name}.{kind}.py"


def read_files(name: str, folder: Path) -> ExerciseFiles:
    """The files of the exercise `name`, as `relu/relu_gradient`; raises `AuthorError`."""
    shown = f"{folder.name}/{name}"
    sources: dict[str, str] = {}
    for ending, what in KINDS.items():
        path = (folder / f"{name}{ending}").resolve()
        if not path.is_relative_to(folder.resolve()):
            raise AuthorError(f"{name} is outside {folder.name}/", remedy="Move its files there.")
        if not path.is_file():
            raise AuthorError(
                f"there is no file {shown}{ending}", remedy=_remedy(what, path, folder)
            )
        try:
            sources[ending] = path.read_text("utf-8-sig")
        except UnicodeDecodeError:
            message = f"{shown}{ending} is not UTF-8 text"
            raise AuthorError(message, remedy="Save it as UTF-8.") from None
        used.add(path)
    start, solution, check = sources.values()
    return ExerciseFiles(shown, start, solution, check, _read_checks(check, f"{shown}.check.py"))


def _remedy(what: str, path: Path, folder: Path) -> str:
    stem, dot, ending = path.name.partition(".")
    names = [
        file.relative_to(folder).as_posix().removesuffix(dot + ending)
        for file in folder.rglob(f"*{dot}{ending}")
    ]
    wanted = path.relative_to(folder.resolve()).with_name(stem).as_posix()
    near = difflib.get_close_matches(wanted, names, 1)
    return f"Did you mean {near[0]}?" if near else f"Write {what} into it."


def _read_checks(source: str, file: str) -> list[CheckName]:
    try:
        tree = ast.parse(source, file)
    except SyntaxError as error:
        message = f"the checks cannot be read: {error.msg}"
        raise AuthorError(message, error.lineno, file, "Mend the line.") from None
    checks = check_names(source, file)
    if not checks:
        raise AuthorError(
            "there are no checks in this file",
            1,
            file,
            "Write each as a function whose parameters name what the reader defines, as "
            "def positive(relu): …",
        )
    titles: set[str] = set()
    for check in checks:
        if check.title in titles:
            message = f'two checks are called "{check.title}"'
            raise AuthorError(message, None, file, "Give one another first line of its docstring.")
        titles.add(check.title)
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert) and node.msg is None:
            raise AuthorError(
                "an assertion says nothing to the reader",
                node.lineno,
                file,
                'Write what is wrong behind it: assert …, f"…"',
            )
    return checks


def unused(folder: Path) -> Iterator[AuthorError]:
    """The files below `folder` that look like those of an exercise and belong to none."""
    for ending, what in KINDS.items():
        for path in sorted(folder.rglob(f"*{ending}")):
            if path.resolve() not in used:
                file = f"{folder.name}/{path.relative_to(folder).as_posix()}"
                name = file.removeprefix(f"{folder.name}/").removesuffix(ending)
                yield AuthorError(
                    f"this file ({what}) belongs to no exercise",
                    None,
                    file,
                    f"Write `file: {name}` into an exercise, or remove it.",
                )
