"""A book of cells for each test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.build.cells.book import Book
from textbook import ids


@pytest.fixture
def book(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Book:
    ids.forget_all()
    return Book(tmp_path, caplog)
