"""The assets of the site, bundled in a checkout of their own, so that nobody's else change."""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT


def bundle(checkout: Path) -> str:
    """What `make assets` does, in `checkout`, and what it says."""
    # Run as a script, so that the modules are those of the folder and not those of this process.
    code = (
        "import sys; sys.path.insert(0, '.'); from textbook.tooling.bundle import bundle; bundle()"
    )
    done = subprocess.run(
        [BIN / "python", "-c", code], cwd=checkout, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def files(folder: Path) -> dict[str, str]:
    """Path below `folder` -> SHA-256."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The sources of the book, with what is installed and fetched linked, bundled once."""
    folder = tmp_path_factory.mktemp("checkout")
    for name in ("js", "textbook", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("package.json", "requirements.lock"):
        shutil.copy(ROOT / name, folder)
    (folder / ".cache").mkdir()
    for name in (".venv", "node_modules", ".cache/runtime", ".cache/start", ".cache/zipped"):
        (folder / name).symlink_to(ROOT / name)
    bundle(folder)
    yield folder
    shutil.rmtree(folder)


def sent(checkout: Path, manifest: dict[str, Any], name: str) -> bytes:
    """The content of a file of the runtime, as the page unpacks it."""
    file = manifest["files"][name]
    data = (checkout / ".cache/assets/python" / file["path"]).read_bytes()
    return gzip.decompress(data) if file["gzip"] else data


@pytest.fixture(scope="module")
def manifest(checkout: Path) -> dict[str, Any]:
    text = (checkout / ".cache/assets/python/manifest.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def test_the_manifest_lists_every_file_of_the_runtime_with_its_hash_and_size(
    checkout: Path, manifest: dict[str, Any]
) -> None:
    folder = checkout / ".cache/assets/python"
    listed = {file["path"]: file for file in manifest["files"].values()}
    there = files(folder)
    assert {path: file["sha256"] for path, file in listed.items()} == {
        path: digest for path, digest in there.items() if path != "manifest.json"
    }
    for path, file in listed.items():
        assert file["size"] == (folder / path).stat().st_size
        assert file["sha256"][:12] in path


def test_the_wheel_is_the_one_that_pyodides_lock_file_names(
    checkout: Path, manifest: dict[str, Any]
) -> None:
    lock = json.loads((ROOT / "node_modules/pyodide/pyodide-lock.json").read_text("utf-8"))
    numpy = lock["packages"]["numpy"]
    wheel = sent(checkout, manifest, numpy["file_name"])
    assert hashlib.sha256(wheel).hexdigest() == numpy["sha256"]
    assert manifest["numpy"] == numpy["version"]


def test_the_books_own_python_is_sent_as_the_browsers_bytecode(
    checkout: Path, manifest: dict[str, Any]
) -> None:
    pack = sent(checkout, manifest, "textbook.pack")
    length = int.from_bytes(pack[:4], "little")
    index: list[list[Any]] = json.loads(pack[4 : 4 + length])
    runtime = {
        f"textbook/runtime/{file.name}c" for file in (ROOT / "textbook/runtime").glob("*.py")
    }
    assert {name for name, _ in index} == {"book.pyc", "textbook/__init__.pyc"} | runtime
    assert len(pack) == 4 + length + sum(size for _, size in index)
    with zipfile.ZipFile(io.BytesIO(sent(checkout, manifest, "stdlib.zip"))) as stdlib:
        magic = stdlib.read("json/__init__.pyc")[:4]
    offset = 4 + length
    for _, size in index:
        assert pack[offset : offset + 4] == magic
        offset += size


def test_every_rung_names_files_of_the_manifest(manifest: dict[str, Any]) -> None:
    assert list(manifest["rungs"]) == ["snapshot", "bytecode", "stock"]
    for names in manifest["rungs"].values():
        assert set(names) <= set(manifest["files"])


def test_the_frames_policy_allows_its_own_script_and_no_network(manifest: dict[str, Any]) -> None:
    page = manifest["frame"]
    (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.S)
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert rules["script-src"] == f"'sha256-{digest}' blob: 'wasm-unsafe-eval'"
    assert rules["worker-src"] == "blob:"


def test_the_index_names_the_script_and_the_style_sheet_that_are_there(checkout: Path) -> None:
    index = json.loads((checkout / ".cache/generated/assets.json").read_text("utf-8"))
    book = checkout / ".cache/assets/book"
    assert index["script"].startswith("main-")
    assert index["style"].startswith("book-")
    assert (book / index["script"]).is_file()
    assert (book / index["style"]).is_file()


def test_the_index_names_every_module_that_the_script_imports_at_once(checkout: Path) -> None:
    index = json.loads((checkout / ".cache/generated/assets.json").read_text("utf-8"))
    book = checkout / ".cache/assets/book"
    named = set(index["modules"])
    for file in (index["script"], *named):
        text = (book / file).read_text("utf-8")
        imported = set(re.findall(r'(?:from|import)"\./([^"]+)"', text))
        assert imported <= named, file
    # What is loaded when it is wanted is not among them.
    assert not [name for name in index["modules"] if "editor" in name or "chart" in name]


def test_a_second_bundle_of_the_same_sources_is_the_same(checkout: Path) -> None:
    before = files(checkout / ".cache/assets")
    bundle(checkout)
    assert files(checkout / ".cache/assets") == before


def test_what_is_built_already_is_not_built_again(checkout: Path) -> None:
    said = bundle(checkout)
    assert said == ""
    source = checkout / "js" / "cell" / "drafts.js"
    source.write_text(source.read_text("utf-8") + "\n// changed\n", "utf-8")
    assert "Bundling the page scripts" in bundle(checkout)


def test_a_script_that_esbuild_refuses_ends_in_a_sentence(checkout: Path) -> None:
    broken = checkout / "js" / "main.js"
    source = broken.read_text("utf-8")
    broken.write_text(source + "\nconst = 1;\n", "utf-8")
    code = "import sys; sys.path.insert(0, '.'); from textbook.tooling import bundle, steps; "
    done = subprocess.run(
        [BIN / "python", "-c", code + "steps.main(bundle.bundle)"],
        cwd=checkout,
        capture_output=True,
        text=True,
    )
    broken.write_text(source, "utf-8")
    assert done.returncode == 1
    assert done.stderr.startswith("make: Bundling the page scripts failed: ")
    assert "Mend what esbuild names." in done.stderr
    assert "Traceback" not in done.stderr
