"""Which Chromium the tests drive."""

from __future__ import annotations

from pathlib import Path

import pytest

from textbook.tooling.browser import find_chromium


def program(path: Path, code: int = 0) -> Path:
    """A program that ends with `code`, whatever it is asked."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\nexit {code}\n", "utf-8")
    path.chmod(0o755)
    return path


@pytest.fixture
def on_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Chromium that is alone on the PATH."""
    found = program(tmp_path / "bin" / "chromium")
    monkeypatch.setenv("PATH", str(found.parent))
    monkeypatch.delenv("CHROMIUM", raising=False)
    return found


def test_the_one_that_is_named_comes_first(
    tmp_path: Path, on_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named = program(tmp_path / "my-chromium")
    monkeypatch.setenv("CHROMIUM", str(named))
    assert find_chromium() == str(named)


def test_the_one_on_the_path_is_found(on_path: Path) -> None:
    assert find_chromium() == str(on_path)


@pytest.mark.parametrize("named", ["broken", "missing"])
def test_one_that_does_not_start_is_passed_over(
    named: str, tmp_path: Path, on_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "broken", code=1)
    monkeypatch.setenv("CHROMIUM", str(tmp_path / named))
    assert find_chromium() == str(on_path)
