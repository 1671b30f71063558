"""Which changes `make serve` acts on."""

from __future__ import annotations

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
from textbook.tooling.steps import ROOT


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
