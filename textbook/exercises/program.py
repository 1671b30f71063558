"""The programs that check an answer, and what comes of them when the build runs them."""

from __future__ import annotations

import json
from dataclasses import dataclass

from textbook.errors import AuthorError
from textbook.exercises.files import ExerciseFiles
from textbook.prerender import Prerendered, SnippetError, prerender
from textbook.runtime.cell import NeededCell
from textbook.runtime.exercise import AFTER, BEFORE
from textbook.runtime.limits import CHECK_SECONDS


@dataclass(frozen=True)
class CheckProgram:
    """The program that runs before the reader's code, and the one after it. The page has both from
    the build, so that the same is run in both places.
    """

    before: NeededCell
    after: str
    cell: str

    @classmethod
    def of(cls, name: str, files: ExerciseFiles) -> CheckProgram:
        """The program of the exercise with the id `name`."""
        cell = f"cell-{name}"
        after = AFTER.format(checks=files.check, file=files.path("check"), cell=cell)
        return cls({"id": f"before-{name}", "source": BEFORE}, after, cell)


@dataclass(frozen=True)
class Verdict:
    """What the checks found, by their names: None for one that passed, or why it failed."""

    checks: dict[str, str | None]

    @property
    def passed(self) -> bool:
        return all(message is None for message in self.checks.values())


def check(program: CheckProgram, answer: str, file: str) -> Verdict:
    """Run the checks on the code `answer` in a process of its own, or take what an equal run gave.

    Raises `AuthorError`, at a line of `file`, when the code does not run to its end.
    """
    needs: list[NeededCell] = [program.before, {"id": program.cell, "source": answer}]
    try:
        output = prerender(f"checks-of-{program.cell}", program.after, needs, CHECK_SECONDS)
    except SnippetError as error:
        raise AuthorError(f"this code failed: {error}", None, file) from None
    if raised := output.error:
        own = output.failed_in == program.cell
        where = "" if own else " when its checks are run"
        raise AuthorError(
            f"this code raises {raised['type']}: {raised['message']}{where}",
            raised["line"] if own else None,
            file,
        )
    verdict = _verdict(output)
    if output.elsewhere:
        other = _verdict(output.elsewhere)
        for name, message in verdict.checks.items():
            if (message is None) != (other.checks.get(name, "") is None):
                passes, fails = ("the reader's Python", "CPython")[:: 1 if message is None else -1]
                raise AuthorError(
                    f'the check "{name}" passes in {passes} and fails in {fails}: '
                    f"{message or other.checks.get(name)}",
                    None,
                    file,
                    "Have it not depend on the size of the default integer or on rounding.",
                )
    return verdict


def _verdict(output: Prerendered) -> Verdict:
    found: dict[str, str | None] = {}
    for line in output.stdout.splitlines():
        told = json.loads(line)
        if told["state"] != "running":
            found[told["check"]] = None if told["state"] == "passed" else _sentence(told)
    return Verdict(found)


def _sentence(told: dict[str, object]) -> str:
    """The whole of a message, as one text."""
    facts = told["facts"]
    assert isinstance(facts, list)
    return " ".join([str(told["message"]), *(f"[{name}: {value}]" for name, value in facts)])


def prove(name: str, files: ExerciseFiles, program: CheckProgram) -> None:
    """Raise `AuthorError` unless the solution passes every check and the starting code does not."""
    solution = files.path("solution")
    verdict = check(program, files.solution, solution)
    titles = {known.name: known.title for known in files.checks}
    for failed, message in verdict.checks.items():
        if message is not None:
            raise AuthorError(
                f'the solution of the exercise "{name}" fails the check "{titles[failed]}": '
                f"{message}",
                None,
                solution,
                f"Mend the solution, or the check in {files.path('check')}.",
            )
    start = files.path("start")
    if check(program, files.start, start).passed:
        raise AuthorError(
            f'the starting code of the exercise "{name}" passes every check already',
            None,
            start,
            "Leave something to be written, or check it.",
        )
