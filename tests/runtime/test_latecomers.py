"""A run that asks for a module whose file has not come is told from all others."""

from __future__ import annotations

import importlib
from collections.abc import Iterator

import pytest

from textbook.runtime import latecomers


@pytest.fixture
def incomplete() -> Iterator[None]:
    """Let files be on their way."""
    latecomers.missing = True
    latecomers.begin()
    yield
    latecomers.arrived()


@pytest.mark.usefixtures("incomplete")
@pytest.mark.parametrize(
    "source",
    ["import no_such", "import sys, no_such.part", "def f():\n    from no_such import x"],
)
def test_an_import_of_what_is_not_in_memory_is_seen_before_the_run(source: str) -> None:
    assert latecomers.will_be_missed(source)
    latecomers.arrived()
    assert not latecomers.will_be_missed(source)


@pytest.mark.usefixtures("incomplete")
@pytest.mark.parametrize(
    "source", ["import sys", "import json.decoder", "from . import x", "import (", "a = '\0'", ""]
)
def test_what_is_in_memory_or_cannot_be_read_is_run(source: str) -> None:
    assert not latecomers.will_be_missed(source)


@pytest.mark.usefixtures("incomplete")
def test_an_import_that_nothing_told_of_is_seen_after_the_run() -> None:
    importlib.import_module("json")
    assert not latecomers.were_missed()
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("no_" + "such")
    assert latecomers.were_missed()
    latecomers.begin()
    assert not latecomers.were_missed()


def test_once_all_files_are_there_nothing_is_missed() -> None:
    latecomers.begin()
    with pytest.raises(ModuleNotFoundError):
        importlib.import_module("no_such")
    assert not latecomers.were_missed()
