"""The set-up does what is missing and nothing twice."""

from __future__ import annotations

from pathlib import Path

import pytest

from textbook.tooling.install import locked
from textbook.tooling.steps import ToolError


class Installer:
    """Counts how often it was asked to fill `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.calls = 0

    def __call__(self) -> None:
        self.calls += 1
        self.folder.mkdir(exist_ok=True)


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    path = tmp_path / "some.lock"
    path.write_text("a==1", "utf-8")
    return path


@pytest.fixture
def installer(tmp_path: Path) -> Installer:
    return Installer(tmp_path / "installed")


def test_what_is_installed_is_left_alone(lock: Path, installer: Installer) -> None:
    for _ in range(2):
        locked(installer.folder, [lock], installer)
    assert installer.calls == 1


def test_another_lock_file_installs_again(lock: Path, installer: Installer) -> None:
    locked(installer.folder, [lock], installer)
    lock.write_text("a==2", "utf-8")
    locked(installer.folder, [lock], installer)
    assert installer.calls == 2


def test_any_of_several_lock_files_counts(tmp_path: Path, lock: Path, installer: Installer) -> None:
    other = tmp_path / "other.lock"
    other.write_text("", "utf-8")
    locked(installer.folder, [lock, other], installer)
    other.write_text("b", "utf-8")
    locked(installer.folder, [lock, other], installer)
    assert installer.calls == 2


def test_an_installation_that_failed_is_tried_again(lock: Path, installer: Installer) -> None:
    def fail() -> None:
        installer()
        raise ToolError("the registry is down")

    with pytest.raises(ToolError):
        locked(installer.folder, [lock], fail)
    locked(installer.folder, [lock], installer)
    assert installer.calls == 2
