"""Which changes `make serve` acts on, and what it survives."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from watchdog.events import (
    DirModifiedEvent,
    FileClosedNoWriteEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileOpenedEvent,
    FileSystemEvent,
)

from textbook.tooling import serve
from textbook.tooling.serve import Changes
from textbook.tooling.steps import ROOT, ToolError

SUPERVISOR = """
import subprocess, sys, time
from textbook.tooling import serve

def start():
    mkdocs = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    print(mkdocs.pid, flush=True)
    time.sleep(float(sys.argv[1]))
    return mkdocs

serve.bundle = lambda: None
serve.start_mkdocs = start
serve.serve()
"""


@pytest.fixture
def changes(monkeypatch: pytest.MonkeyPatch) -> Changes:
    monkeypatch.setattr(serve, "QUIET", 0.0)
    return Changes()


def at(path: str) -> str:
    return str(ROOT / path)


@pytest.mark.parametrize(
    "event",
    [
        FileModifiedEvent(at("js/main.js")),
        FileCreatedEvent(at("js/main.js")),
        FileDeletedEvent(at("js/main.js")),
        # Many editors write a file of another name and rename it.
        FileMovedEvent(at("js/main.js~"), at("js/main.js")),
    ],
)
def test_a_source_that_is_written_renamed_or_removed_counts(
    changes: Changes, event: FileSystemEvent
) -> None:
    changes.on_any_event(event)
    assert changes.happened.is_set()
    assert changes.take() == {Path("js/main.js")}


@pytest.mark.parametrize(
    "event",
    [
        FileOpenedEvent(at("js/main.js")),
        FileClosedNoWriteEvent(at("js/main.js")),
        DirModifiedEvent(at("js")),
        FileModifiedEvent(at("js/.main.js.swp")),
        FileModifiedEvent(at("textbook/__pycache__/hook.cpython-313.py")),
    ],
)
def test_reading_folders_and_files_of_other_kinds_do_not_count(
    changes: Changes, event: FileSystemEvent
) -> None:
    changes.on_any_event(event)
    assert not changes.happened.is_set()
    assert changes.take() == set()


def test_what_came_together_is_taken_once(changes: Changes) -> None:
    for path in ("js/main.js", "textbook/ids.py", "js/main.js"):
        changes.on_any_event(FileModifiedEvent(at(path)))
    assert changes.take() == {Path("js/main.js"), Path("textbook/ids.py")}
    assert not changes.happened.is_set()
    assert changes.take() == set()


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A module with a syntax error in a `textbook/` that is being served, bundled already."""
    module = tmp_path / "textbook" / "part" / "module.py"
    module.parent.mkdir(parents=True)
    module.write_text("x = 1\ndef f(:\n", "utf-8")
    monkeypatch.setattr(serve, "ROOT", tmp_path)
    monkeypatch.setattr(serve, "bundle", lambda: None)
    return module


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[subprocess.Popen[bytes]]]:
    """The processes that were started, each of which waits to be ended."""
    processes: list[subprocess.Popen[bytes]] = []

    def start() -> subprocess.Popen[bytes]:
        code = "import sys; sys.stdin.read()"
        processes.append(subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE))
        return processes[-1]

    monkeypatch.setattr(serve, "start_mkdocs", start)
    yield processes
    for process in processes:
        process.communicate()


def test_a_syntax_error_is_named_and_mkdocs_is_started_anew_once_it_is_mended(
    broken: Path, started: list[subprocess.Popen[bytes]], capsys: pytest.CaptureFixture[str]
) -> None:
    first = serve.start_mkdocs()
    changed = {Path("textbook/part/module.py")}
    assert serve.act_on(changed, first) is first
    assert first.poll() is None
    assert "make: textbook/part/module.py:2: invalid syntax" in capsys.readouterr().out
    broken.write_text("x = 1\n", "utf-8")
    assert serve.act_on(changed, first) is started[1]
    assert first.poll() is not None


def test_a_change_of_python_counts_while_browser_code_has_a_mistake(
    broken: Path,
    started: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail() -> None:
        raise ToolError("js/main.js:1: no such thing")

    monkeypatch.setattr(serve, "bundle", fail)
    broken.write_text("x = 1\n", "utf-8")
    first = serve.start_mkdocs()
    assert serve.act_on({Path("js/main.js")}, first) is first
    assert serve.act_on({Path("textbook/part/module.py")}, first) is started[1]
    assert "make: js/main.js:1: no such thing" in capsys.readouterr().out


def test_an_end_with_a_mistake_in_python_is_no_end_of_serving(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    serve.tell_end(1, anew=False)
    assert "textbook/part/module.py:2:" in capsys.readouterr().out
    broken.unlink()
    serve.tell_end(1, anew=True)
    assert "It starts again when a Python file in textbook/ is saved" in capsys.readouterr().out


def test_an_end_without_a_change_says_what_may_be_the_matter(broken: Path) -> None:
    broken.unlink()
    with pytest.raises(ToolError, match="Is something else serving at"):
        serve.tell_end(1, anew=False)


@pytest.mark.parametrize("takes", [0, 1])
def test_who_is_told_to_end_leaves_no_mkdocs_behind_nor_one_that_is_starting(takes: int) -> None:
    command = [sys.executable, "-c", SUPERVISOR, str(takes)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as supervisor:
        assert supervisor.stdout
        mkdocs = int(supervisor.stdout.readline())
        supervisor.terminate()
        assert supervisor.wait(20) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(mkdocs, 0)
