"""What the site is made of, with versions and licence texts, read from where each part came from.

The npm packages are those that esbuild put into the bundle, by its own account, so that none is
forgotten. Texts come from the packages, the NumPy wheel and the Python environment; the few that
nobody ships are in `licence_texts/`.
"""

from __future__ import annotations

import json
import re
import zipfile
from dataclasses import dataclass, field
from importlib import metadata, resources
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MODULES = ROOT / "node_modules"
METAFILE = ROOT / ".cache" / "bundle" / "meta.json"
RUNTIME = ROOT / ".cache" / "runtime"
OWN_TEXTS = Path(__file__).resolve().parent / "licence_texts"
TEXT_FILE = re.compile(r"(?i)(licen[cs]e|notice|copying)[^/]*$")


class MissingSourceError(RuntimeError):
    """Something that the site bundles is not there to be read: the assets are not made yet."""


@dataclass(frozen=True)
class Component:
    """One part of the site. `notices` are pairs of a heading and a text, in the order to show."""

    name: str
    version: str
    licence: str
    source: str
    notices: list[tuple[str, str]] = field(default_factory=list)


def python_runtime() -> list[Component]:
    """Pyodide, CPython, what is linked into them, and NumPy."""
    pyodide = package_json("pyodide")
    version = str(pyodide["version"])
    lock = json.loads((MODULES / "pyodide" / "pyodide-lock.json").read_text("utf-8"))
    mpl = (MODULES / "axe-core" / "LICENSE").read_text("utf-8")
    return [
        Component(
            "Pyodide",
            version,
            "MPL-2.0",
            f"https://github.com/pyodide/pyodide/tree/{version}",
            [
                ("Notice", own_text("pyodide.txt").format(version=version)),
                ("Mozilla Public License 2.0", mpl),
            ],
        ),
        Component(
            "CPython",
            str(lock["info"]["python"]),
            "PSF-2.0",
            "https://www.python.org/",
            [("Licence", own_text("cpython.txt"))],
        ),
        Component(
            "Emscripten, musl and the libraries linked with CPython",
            "",
            "MIT and others",
            "https://emscripten.org/",
            [("Notices", own_text("emscripten.txt"))],
        ),
        numpy(),
    ]


def numpy() -> Component:
    """NumPy as it is served, with the notices of what it bundles."""
    wheels = sorted(RUNTIME.glob("numpy-*.whl"))
    if not wheels:
        raise MissingSourceError(f"There is no NumPy wheel in {RUNTIME.relative_to(ROOT)}")
    with zipfile.ZipFile(wheels[-1]) as wheel:
        names = sorted(name for name in wheel.namelist() if ".dist-info/licenses/" in name)
        notices = [
            (
                name.split(".dist-info/licenses/")[1],
                wheel.read(name).decode("utf-8", "replace"),
            )
            for name in names
        ]
    version = wheels[-1].name.split("-")[1]
    return Component("NumPy", version, "BSD-3-Clause and others", "https://numpy.org/", notices)


def browser_packages() -> list[Component]:
    """List the npm packages in the bundle: scripts, style sheets and typefaces."""
    return [npm_component(name) for name in bundled_names()]


def bundled_names() -> list[str]:
    """Name the packages of which esbuild used a file, by its metafile."""
    try:
        inputs = json.loads(METAFILE.read_text("utf-8"))["inputs"]
    except FileNotFoundError:
        raise MissingSourceError(f"There is no {METAFILE.relative_to(ROOT)}") from None
    found = (re.search(r"node_modules/((?:@[^/]+/)?[^/]+)/", path) for path in inputs)
    return sorted({match[1] for match in found if match})


def npm_component(name: str) -> Component:
    package = package_json(name)
    folder = MODULES / name
    files = sorted(path for path in folder.iterdir() if TEXT_FILE.match(path.name))
    repository = package.get("repository", "")
    url = repository.get("url", "") if isinstance(repository, dict) else str(repository)
    return Component(
        name,
        str(package["version"]),
        str(package.get("license", "see its text")),
        web_address(str(package.get("homepage") or url)),
        [(path.name, path.read_text("utf-8")) for path in files],
    )


def page_frame() -> list[Component]:
    """Material for MkDocs, whose templates, styles and scripts the pages use, and its icons."""
    distribution = metadata.distribution("mkdocs-material")
    icons = resources.files("material") / "templates" / ".icons" / "material" / "LICENSE"
    notices = [
        (Path(str(path)).name, str(path.read_text()))
        for path in distribution.files or []
        if ".dist-info/" in str(path) and TEXT_FILE.search(str(path))
    ]
    return [
        Component(
            "Material for MkDocs",
            distribution.version,
            "MIT",
            "https://squidfunk.github.io/mkdocs-material/",
            [*notices, ("Packages in its scripts", own_text("material-scripts.txt"))],
        ),
        Component(
            "Material Design Icons",
            "",
            "Apache-2.0 and others",
            "https://pictogrammers.com/",
            [("Licence", icons.read_text("utf-8"))],
        ),
    ]


def web_address(url: str) -> str:
    """Make an address that a browser opens of a repository as npm packages write it."""
    url = re.sub(r"^git\+|\.git$", "", url)
    url = re.sub(r"^(?:git|ssh)://(?:git@)?", "https://", url)
    if re.fullmatch(r"(?:github:)?[\w.-]+/[\w.-]+", url):
        url = "https://github.com/" + url.removeprefix("github:")
    return url if url.startswith("http") else ""


def package_json(name: str) -> dict[str, object]:
    try:
        text = (MODULES / name / "package.json").read_text("utf-8")
    except FileNotFoundError:
        raise MissingSourceError(f"There is no node_modules/{name}") from None
    package: dict[str, object] = json.loads(text)
    return package


def own_text(name: str) -> str:
    return (OWN_TEXTS / name).read_text("utf-8")
