"""Make the site's assets in `.cache/assets`: browser code, style sheet, fonts, Python runtime.

Every file's name contains a hash of its content, so that a browser may keep it for good. The
manifest lists each file of the Python runtime with its size and SHA-256; the page checks them.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import TypedDict

from textbook.policy import hash_source
from textbook.readers_python import PARTS
from textbook.runtime import limits
from textbook.tooling.install import BIN
from textbook.tooling.runtime_files import CORE, RUNTIME, numpy_wheel
from textbook.tooling.start_files import start_files
from textbook.tooling.steps import ROOT, main, run_logged

CACHE = ROOT / ".cache"
ASSETS = CACHE / "assets"
BUNDLE = CACHE / "bundle"
MANIFEST = CACHE / "generated" / "runtime-manifest.json"
# The script of the worker that fetches Python, as a text in the page's own bundle.
LOADER_MODULE = CACHE / "generated" / "loader-source.js"
# The limits of a run, for the browser.
LIMITS_MODULE = CACHE / "generated" / "limits.js"
ICONS = ASSETS / "icons"
# Names the entry files, for the hook; written last, so that it changes when anything did.
INDEX = CACHE / "generated" / "assets.json"
# What the assets were made from.
STAMP = CACHE / "generated" / "assets.state"

# The fonts that are asked for with the page, so that they are there when it is painted: a typeface
# that comes later moves a formula. Each with what a page needs it for, in its HTML.
PRELOADED = {
    "source-serif-4-latin-wght-normal": [""],
    "source-serif-4-latin-400-italic": [""],
    "source-sans-3-latin-wght-normal": [""],
    "KaTeX_Main-Regular": ["katex"],
    "KaTeX_Math-Italic": ["katex"],
    "KaTeX_Size1-Regular": ["delimsizing size1", "op-symbol small-op"],
    "KaTeX_Size2-Regular": ["delimsizing size2", "op-symbol large-op"],
    "KaTeX_Size3-Regular": ["delimsizing size3"],
    "KaTeX_Size4-Regular": ["delimsizing size4"],
}

# What only an import asks for that comes after the start.
LATER = ["stdlib.zip", "numpy.pack"]

FRAME_POLICY = (
    "default-src 'none'; script-src {script} blob: 'wasm-unsafe-eval'; "
    "worker-src blob:; connect-src 'none'"
)


class Content(TypedDict):
    """Of certain bytes, their number and their hash."""

    size: int
    sha256: str


class RuntimeFile(Content):
    """`path` is relative to the folder of the manifest. `size` and `sha256` are those of the file
    as it is sent, which is compressed where `gzip` is true; `plain` has those of the file itself,
    which the browser keeps.
    """

    path: str
    gzip: bool
    plain: Content


def bundle() -> None:
    """Build everything, unless it was built from what is there now."""
    state = _state()
    if STAMP.exists() and STAMP.read_text("utf-8") == state and (ASSETS / "book").exists():
        return
    STAMP.unlink(missing_ok=True)
    ASSETS.mkdir(parents=True, exist_ok=True)
    LIMITS_MODULE.parent.mkdir(parents=True, exist_ok=True)
    LIMITS_MODULE.write_text(f"export default {json.dumps(limits.LIMITS)};\n", "utf-8")
    esbuild("worker")
    loader = (BUNDLE / "worker" / "loader.js").read_text("utf-8")
    LOADER_MODULE.write_text(f"export default {json.dumps(loader)};\n", "utf-8")
    manifest = runtime_manifest()
    MANIFEST.write_text(json.dumps(manifest, indent=1), "utf-8")
    esbuild("page")
    _replace_folder(BUNDLE / "page", ASSETS / "book")
    icons()
    script = _only(ASSETS / "book", "main-*.js")
    index = {
        "script": script,
        # What the script needs at once, which a browser would learn only by reading it.
        "modules": static_imports(script),
        "style": _only(ASSETS / "book", "book-*.css"),
        "icon": _only(ICONS, "icon-180-*.png"),
        # Which the policy of a page that has the frame must allow.
        "frame_script": hash_source(_frame_script()),
        "code_font": _only(ASSETS / "book", "code-font-*.css"),
        "fonts": {
            _only(ASSETS / "book", f"fonts/{name}-*.woff2"): uses
            for name, uses in PRELOADED.items()
        },
    }
    INDEX.write_text(json.dumps(index), "utf-8")
    STAMP.write_text(state, "utf-8")


def _state() -> str:
    """A text that changes with anything that the assets are made from."""
    textbook = ROOT / "textbook"
    folders = ("js", "theme_overrides/css", "theme_overrides/assets")
    inputs = [path for name in folders for path in (ROOT / name).rglob("*")]
    inputs += [*(textbook / "runtime").glob("*.py"), *(textbook / "tooling").glob("*.py")]
    inputs += [textbook / "__init__.py", textbook / "policy.py", textbook / "plot_data.schema.json"]
    inputs += [textbook / "stand_in" / "book.py"]
    inputs += [ROOT / "package.json", ROOT / "requirements.lock", *RUNTIME.iterdir()]
    # Gone where packages were installed anew.
    inputs += (ROOT / "node_modules").glob(".installed")
    files = sorted(path for path in inputs if path.is_file())
    hashes = [f"{path} {hashlib.sha256(path.read_bytes()).hexdigest()}" for path in files]
    return hashlib.sha256("\n".join(hashes).encode()).hexdigest()


def esbuild(step: str) -> None:
    """Run one step of js/bundle.js."""
    run_logged(
        f"Bundling the {step} scripts",
        [BIN / "node", "js/bundle.js", step],
        "Mend what esbuild names.",
    )


def icons() -> None:
    """Draw the book's icon in the sizes that devices ask for."""
    shutil.rmtree(ICONS, ignore_errors=True)
    picture = ROOT / "theme_overrides" / "assets" / "favicon.svg"
    run_logged(
        "Drawing the icons",
        [BIN / "node", "js/icons.js", picture, ICONS],
        "Mend theme_overrides/assets/favicon.svg.",
    )


def static_imports(script: str) -> list[str]:
    """The bundled modules that `script` imports at once, directly or not, without itself."""
    outputs = json.loads((BUNDLE / "meta.json").read_text("utf-8"))["outputs"]
    imports = {
        Path(path).name: [
            Path(needed["path"]).name
            for needed in output["imports"]
            if needed["kind"] == "import-statement"
        ]
        for path, output in outputs.items()
    }
    found: list[str] = []
    waiting = list(imports[script])
    while waiting:
        module = waiting.pop(0)
        if module not in found:
            found.append(module)
            waiting += imports[module]
    return found


def runtime_manifest() -> Mapping[str, object]:
    """Put the runtime's files into `.cache/assets/python` and describe them."""
    target = ASSETS / "python"
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    wheel = numpy_wheel()
    files = {name: (RUNTIME / name).read_bytes() for name in (*CORE, wheel.name)}
    start_of_python = start_files(runtime_sources())
    files |= {name: path.read_bytes() for name, path in start_of_python.items()}
    bytecode, pack = start_of_python["numpy.pack"].parent, start_of_python["textbook.pack"]
    PARTS.write_text(json.dumps([str(part) for part in (RUNTIME, bytecode, pack)]), "utf-8")
    start = json.loads(files.pop("start.json"))
    files["worker.js"] = (BUNDLE / "worker" / "worker.js").read_bytes()
    # A zip is compressed already.
    zips = {name: files.pop(name) for name in [*files] if name.endswith((".zip", ".whl"))}
    described = {name: _place_zipped(target, name, data) for name, data in files.items()}
    described |= {name: _place(target, name, data) for name, data in zips.items()}
    # In the order in which they are wanted.
    small = [name for name in CORE if name not in ("pyodide.asm.wasm", "python_stdlib.zip")]
    engine = ["worker.js", *small, "textbook.pack", "pyodide.asm.wasm"]
    manifest = {
        "pyodide": wheel.pyodide,
        "numpy": wheel.name.split("-")[1],
        # In the bundle itself, so that the frame is open when the files come.
        "frame": frame_page(),
        "files": described,
        "rungs": {
            "snapshot": [*engine, "numpy.libs", "snapshot.pages", *LATER],
            "bytecode": [*engine, "numpy.libs", *LATER],
            "stock": [*engine, "python_stdlib.zip", wheel.name],
        },
        # A snapshot has in memory what most programs import.
        "later": {"snapshot": LATER, "bytecode": [], "stock": []},
        "start": start,
    }
    (target / "manifest.json").write_text(json.dumps(manifest, indent=1), "utf-8")
    return manifest


def runtime_sources() -> dict[str, str]:
    """The book's own Python for the browser: path below a folder on `sys.path` -> source."""
    root = ROOT / "textbook"
    paths = [root / "__init__.py", *sorted((root / "runtime").glob("*.py"))]
    sources = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8") for path in paths}
    return sources | {"book.py": (root / "stand_in" / "book.py").read_text("utf-8")}


def frame_page() -> str:
    """The page of the sandboxed frame: one script, named in its policy by its hash."""
    script = _frame_script()
    policy = FRAME_POLICY.format(script=hash_source(script))
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Python</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        f"<script>{script}</script></html>"
    )


def _frame_script() -> str:
    return (BUNDLE / "worker" / "frame.js").read_text("utf-8")


def _place_zipped(folder: Path, name: str, data: bytes) -> RuntimeFile:
    """Place `data` compressed, since not every host compresses what it sends."""
    plain = _content(data)
    kept = CACHE / "zipped" / plain["sha256"]
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(gzip.compress(data, 9, mtime=0))
    return _place(folder, name, kept.read_bytes(), plain)


def _place(folder: Path, name: str, data: bytes, unpacked: Content | None = None) -> RuntimeFile:
    """Place `data`, which is compressed if it is something else when `unpacked`."""
    content = _content(data)
    stem = name.rsplit(".", 1)[0]
    # There are hosts and proxies that unpack or refuse what is called .gz, .zip or .wasm.
    path = f"{stem}-{content['sha256'][:12]}.bin"
    (folder / path).write_bytes(data)
    return {**content, "path": path, "gzip": bool(unpacked), "plain": unpacked or content}


def _content(data: bytes) -> Content:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def _replace_folder(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)


def _only(folder: Path, pattern: str) -> str:
    (path,) = folder.glob(pattern)
    return path.relative_to(folder).as_posix()


if __name__ == "__main__":
    main(bundle)
