"""The NumPy of the browser: where it is taken from, and what is refused."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from textbook.tooling import runtime_files
from textbook.tooling.runtime_files import CARRIER_FOLDER, CORE, Wheel, numpy_bytes, obtain
from textbook.tooling.static_server import served
from textbook.tooling.steps import ToolError

RIGHT = b"the right bytes"
WHEEL = Wheel("numpy-1.0-wasm32.whl", hashlib.sha256(RIGHT).hexdigest(), "0.1.0")


class Sources:
    """The three places that are asked, all empty: a cache, a CDN and an index of packages."""

    def __init__(self, folder: Path) -> None:
        self.cache = folder / "downloads"
        self.cdn = folder / "cdn"
        self.index = folder / "index"
        for place in (self.cache, self.cdn, self.index):
            place.mkdir()

    def carry(self, data: bytes) -> None:
        """Put a package with `data` inside into the index."""
        with zipfile.ZipFile(self.index / "carrier-1.0-py3-none-any.whl", "w") as package:
            package.writestr(CARRIER_FOLDER + WHEEL.name, data)
            about = "Metadata-Version: 2.1\nName: carrier\nVersion: 1.0\n"
            package.writestr("carrier-1.0.dist-info/METADATA", about)
            tags = "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            package.writestr("carrier-1.0.dist-info/WHEEL", tags)
            package.writestr("carrier-1.0.dist-info/RECORD", "")


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sources]:
    places = Sources(tmp_path)
    with served(places.cdn) as address:
        monkeypatch.setattr(runtime_files, "DOWNLOADS", places.cache)
        monkeypatch.setattr(runtime_files, "CDN", address + "{name}")
        monkeypatch.setattr(runtime_files, "CARRIER", "carrier==1.0")
        monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
        monkeypatch.setenv("PIP_NO_INDEX", "1")
        monkeypatch.setenv("PIP_FIND_LINKS", str(places.index))
        yield places


def test_what_is_in_the_cache_is_taken_without_asking_further(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    (sources.cache / WHEEL.name).write_bytes(RIGHT)
    assert numpy_bytes(WHEEL) == RIGHT
    said = capsys.readouterr().out
    assert "from the local cache" in said
    assert "Fetching" not in said


def test_what_the_cdn_gave_is_kept_for_the_next_time(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    (sources.cdn / WHEEL.name).write_bytes(RIGHT)
    assert numpy_bytes(WHEEL) == RIGHT
    assert "from Pyodide's CDN" in capsys.readouterr().out
    assert (sources.cache / WHEEL.name).read_bytes() == RIGHT


def test_without_a_cdn_the_carrier_is_opened(
    sources: Sources, capsys: pytest.CaptureFixture[str]
) -> None:
    sources.carry(RIGHT)
    assert numpy_bytes(WHEEL) == RIGHT
    assert "from the package carrier==1.0" in capsys.readouterr().out


def test_other_bytes_are_passed_over_and_replaced(sources: Sources) -> None:
    (sources.cache / WHEEL.name).write_bytes(b"damaged")
    (sources.cdn / WHEEL.name).write_bytes(RIGHT)
    assert numpy_bytes(WHEEL) == RIGHT
    assert (sources.cache / WHEEL.name).read_bytes() == RIGHT


def test_when_all_have_other_bytes_each_is_refused_by_name(sources: Sources) -> None:
    (sources.cache / WHEEL.name).write_bytes(b"damaged")
    (sources.cdn / WHEEL.name).write_bytes(b"exchanged")
    sources.carry(b"of another version")
    with pytest.raises(ToolError) as refused:
        numpy_bytes(WHEEL)
    for source, data in [
        ("the local cache", b"damaged"),
        ("Pyodide's CDN", b"exchanged"),
        ("the package carrier==1.0", b"of another version"),
    ]:
        digest = hashlib.sha256(data).hexdigest()[:12]
        assert f"{source}: its SHA-256 is {digest}…, so it is refused" in str(refused.value)


def test_when_none_answers_one_sentence_names_all_with_the_remedy(sources: Sources) -> None:
    with pytest.raises(ToolError) as refused:
        numpy_bytes(WHEEL)
    sentence = str(refused.value)
    assert sentence.startswith(f"{WHEEL.name} (SHA-256 {WHEEL.sha256[:12]}…) could not be had.")
    assert "the local cache: not there yet" in sentence
    assert "Pyodide's CDN: not reached (File not found)" in sentence
    assert "the package carrier==1.0: Fetching carrier==1.0" in sentence
    assert sentence.endswith(f"run make again, or put the file into {sources.cache}.")
    assert "\n" not in sentence


@pytest.fixture
def package(tmp_path: Path, sources: Sources, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed Pyodide, whose NumPy is in the cache."""
    folder = tmp_path / "pyodide"
    folder.mkdir()
    for name in CORE:
        (folder / name).write_text(name, "utf-8")
    numpy = {"file_name": WHEEL.name, "sha256": WHEEL.sha256}
    lock = json.dumps({"packages": {"numpy": numpy}})
    (folder / "pyodide-lock.json").write_text(lock, "utf-8")
    (folder / "package.json").write_text('{"version": "0.1.0"}', "utf-8")
    (sources.cache / WHEEL.name).write_bytes(RIGHT)
    monkeypatch.setattr(runtime_files, "PACKAGE", folder)
    monkeypatch.setattr(runtime_files, "RUNTIME", tmp_path / "runtime")
    return folder


def test_the_runtime_is_the_core_and_the_wheel_and_a_second_call_does_nothing(
    package: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    obtain()
    assert {path.name for path in (tmp_path / "runtime").iterdir()} == {*CORE, WHEEL.name}
    capsys.readouterr()
    obtain()
    assert capsys.readouterr().out == ""


def test_a_damaged_file_is_put_right_and_the_wheel_of_another_pyodide_is_removed(
    package: Path, tmp_path: Path
) -> None:
    obtain()
    runtime = tmp_path / "runtime"
    (runtime / WHEEL.name).write_bytes(b"damaged")
    (runtime / "pyodide.asm.wasm").write_bytes(b"damaged")
    (runtime / "numpy-0.9-wasm32.whl").write_bytes(b"old")
    obtain()
    assert (runtime / WHEEL.name).read_bytes() == RIGHT
    assert (runtime / "pyodide.asm.wasm").read_text("utf-8") == "pyodide.asm.wasm"
    assert not (runtime / "numpy-0.9-wasm32.whl").exists()


def test_a_pyodide_that_is_not_whole_is_said_with_the_remedy(package: Path) -> None:
    (package / "pyodide-lock.json").write_text("{", "utf-8")
    with pytest.raises(ToolError, match=r"is not whole .* Remove node_modules and run make again"):
        obtain()
