"""The one MkDocs hook: adds the built assets to the site and tells extensions their page.

Everything that makes the book is in Python-Markdown extensions; this is only what Markdown cannot
know: which file a page is, and which files the site has beside its pages.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path
from typing import Literal

from jinja2 import Environment
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from textbook import ids, offline, outline
from textbook.cells import grid
from textbook.errors import AuthorError, log_mistake
from textbook.exercises import asset
from textbook.exercises import files as exercise_files
from textbook.front_matter import front_matter_mistake
from textbook.link_lines import link_lines
from textbook.page import Page, open_page
from textbook.policy import with_policy
from textbook.quizzes.answers import answers_markdown
from textbook.tooling.bundle import ASSETS, INDEX

ANSWERS = "answers.md"


# MkDocs' live reload writes a script of its own into the pages that it serves.
_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Note whether the pages are served by MkDocs, or written for a host."""
    global _serving
    _serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Name the bundled script and style sheet in every page."""
    ids.forget_all()
    grid.made.clear()
    asset.made.clear()
    exercise_files.used.clear()
    outline.forget_all()
    try:
        index = json.loads(INDEX.read_text("utf-8"))
    except OSError:
        raise PluginError("The book's assets are not built: run `make build`.") from None
    script = ExtraScriptValue(f"assets/book/{index['script']}")
    script.type = "module"
    config.extra_javascript = [script]
    config.extra_css = [f"assets/book/{index['style']}"]
    # It looks at what all others have left.
    config.markdown_extensions.append("textbook.leftovers")
    config.extra["modules"] = [f"assets/book/{file}" for file in index["modules"]]
    config.extra["fonts"] = {f"assets/book/{file}": uses for file, uses in index["fonts"].items()}
    config.extra["code_font"] = f"assets/book/{index['code_font']}"
    config.extra["icon"] = f"assets/icons/{index['icon']}"
    config.extra["kept"] = not _serving
    config.extra["frame_script"] = index["frame_script"]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the assets, from where they were built: inside docs/ they would rebuild it for ever."""
    # The style sheets of the theme are in the bundle.
    for name in [uri for uri in files.src_uris if uri.startswith("css/")]:
        files.remove(files.src_uris[name])
    for path in sorted(ASSETS.rglob("*")):
        if path.is_file():
            name = path.relative_to(ASSETS).as_posix()
            # Read now: a change of browser code makes them anew while the site is written.
            content = path.read_bytes()
            files.append(File.generated(config, f"assets/{name}", content=content))
    manifest = offline.app_manifest(config.site_name, config.site_description or "")
    files.append(File.generated(config, offline.APP_MANIFEST, content=manifest))
    for file in files.documentation_pages():
        _check_encoding(file)
    order = _reading_order(files, config)
    sources = {uri: files.src_uris[uri].content_string for uri in order}
    link_lines.begin(sources, copied=ANSWERS)
    pages = {f"docs/{uri}": source for uri, source in sources.items()}
    files.append(File.generated(config, ANSWERS, content=answers_markdown(pages)))
    return files


def _check_encoding(file: File) -> None:
    """Report a page that is no UTF-8, and go on with what can be read of it."""
    content = file.content_bytes
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"the page is not UTF-8 text: there is a byte {content[error.start]:#04x}"
        log_mistake(AuthorError(message, line, f"docs/{file.src_uri}", "Save it as UTF-8."))
        file.content_string = content.decode("utf-8-sig", "replace").replace("\r\n", "\n")


def _reading_order(files: Files, config: MkDocsConfig) -> list[str]:
    """The pages as the navigation has them, then those outside it."""
    listed = [uri for uri in _leaves(config.nav or []) if uri in files.src_uris]
    others = [file.src_uri for file in files.documentation_pages() if file.src_uri not in listed]
    return listed + others


def _leaves(part: object) -> list[str]:
    if isinstance(part, str):
        return [part]
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else []
    return [leaf for inner in parts for leaf in _leaves(inner)]


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Tell the extensions which page they are about to convert."""
    source = page.file.content_string
    lines = source.splitlines()
    front_matter = len(lines) - len(markdown.splitlines()) if source.startswith("---") else 0
    file = f"docs/{page.file.src_uri}"
    if mistake := front_matter_mistake(source, file):
        log_mistake(mistake)
    copied = page.file.src_uri == ANSWERS
    open_page(Page(file, lines, front_matter, copied))
    return markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Tell MkDocs all that can be linked to: cells and formulas are put in past its own look."""
    if page.present_anchor_ids is not None:
        page.present_anchor_ids |= set(re.findall(r'<[^<>]*?\sid="([^"]+)"', html))
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Add the outline of the book, now that its pages are converted."""
    pages = [
        (f"docs/{uri}", page.url, str(page.title))
        for uri in _reading_order(files, config)
        if (page := files.src_uris[uri].page) and page.meta.get("progress", True)
    ]
    content = outline.outline(pages)
    digest = hashlib.sha256(content.encode()).hexdigest()[:12]
    config.extra["outline"] = f"assets/outline-{digest}.json"
    files.append(File.generated(config, config.extra["outline"], content=content))
    # How much the whole book is, for the footer.
    sizes = [_size(file) for file in files if offline.is_kept(file.dest_uri)]
    config.extra["megabytes"] = offline.megabytes(sizes)


def _size(file: File) -> int:
    return len((file.page.content or "") if file.page else file.content_bytes)


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Give a finished page its policy."""
    return _guarded(output, config)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Give the page for addresses that do not exist its policy."""
    return _guarded(output_content, config) if template_name == "404.html" else output_content


def _guarded(html: str, config: MkDocsConfig) -> str:
    return html if _serving else with_policy(html, config.extra["frame_script"])


def on_post_build(config: MkDocsConfig) -> None:
    """Add what sliders and exercises fetch, and last what keeps the whole on a device."""
    site = Path(config.site_dir)
    grid.publish(site)
    asset.publish(site)
    for mistake in exercise_files.unused(Path("snippets")):
        log_mistake(mistake)
    if _serving:
        offline.withdraw(site)
    else:
        offline.publish(site, [Path(font).name for font in config.extra["fonts"]])
