"""The one hook of MkDocs: assets, the page of answers, and where a page's lines begin."""

from __future__ import annotations

import json
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest
from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, get_files
from mkdocs.structure.pages import Page as MkDocsPage

from textbook import hook, ids
from textbook.page import page_of
from textbook.quizzes.pages import split_front_matter
from textbook.tooling.bundle import INDEX as BUILT

ENTRIES = {"script": "main-ABC.js", "style": "book-DEF.css"}

QUIZ = """\
# {title}

/// quiz
    id: {id}

What?

- [x] Right
- [ ] Wrong

///
"""


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MkDocsConfig:
    """The configuration of a book without pages, with one asset."""
    (tmp_path / "docs").mkdir()
    assets = tmp_path / "assets"
    (assets / "book" / "fonts").mkdir(parents=True)
    (assets / "book" / "fonts" / "a.woff2").write_bytes(b"font")
    index = json.loads(BUILT.read_text("utf-8")) | ENTRIES
    (tmp_path / "index.json").write_text(json.dumps(index), "utf-8")
    monkeypatch.setattr(hook, "ASSETS", assets)
    monkeypatch.setattr(hook, "INDEX", tmp_path / "index.json")
    config = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    config.load_dict({"site_name": "Book", "docs_dir": str(tmp_path / "docs")})
    config.validate()
    # MkDocs sets it while it calls a hook; generated files note it.
    config.plugins._current_plugin = "hook"
    return config


def book(config: MkDocsConfig, **pages: str) -> Files:
    """Pages by name, in the order of their names."""
    return Files([File.generated(config, f"{name}.md", content=pages[name]) for name in pages])


def test_every_page_gets_the_bundled_script_as_a_module_and_the_style_sheet(
    config: MkDocsConfig,
) -> None:
    hook.on_config(config)
    (script,) = config.extra_javascript
    assert str(script) == "assets/book/main-ABC.js"
    assert getattr(script, "type", None) == "module"
    assert config.extra_css == ["assets/book/book-DEF.css"]


def test_assets_that_were_not_built_are_one_sentence(
    config: MkDocsConfig, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hook, "INDEX", tmp_path / "missing.json")
    with pytest.raises(PluginError, match="run `make build`"):
        hook.on_config(config)


def test_a_new_build_forgets_the_ids_of_the_last(config: MkDocsConfig) -> None:
    ids.claim("cell", "hook-test", "docs/gone.md", 1)
    hook.on_config(config)
    assert ids.claim("cell", "hook-test", "docs/new.md", 1) is None


def test_assets_are_files_of_the_site_and_not_of_the_docs(config: MkDocsConfig) -> None:
    files = hook.on_files(book(config), config)
    asset = files.src_uris["assets/book/fonts/a.woff2"]
    assert asset.content_bytes == b"font"
    assert not any(Path(config.docs_dir).iterdir())


def test_the_answers_follow_the_navigation_and_then_the_other_pages(config: MkDocsConfig) -> None:
    config.nav = [{"Second": "b.md"}, {"Part": [{"First": "c.md"}]}]
    pages = {
        name: QUIZ.format(title=title, id=f"quiz-{name}")
        for name, title in [("a", "Unlisted"), ("b", "Second"), ("c", "First")]
    }
    files = hook.on_files(book(config, **pages), config)
    answers = files.src_uris["answers.md"].content_string
    headings = [line for line in answers.split("\n") if line.startswith("## ")]
    assert headings == ["## [Second](b.md)", "## [First](c.md)", "## [Unlisted](a.md)"]


@pytest.mark.parametrize(
    ("source", "markdown", "offset"),
    [
        ("# A\n\ntext\n", "# A\n\ntext\n", 0),
        ("---\ntitle: A\n---\n# A\n", "# A\n", 3),
        ("---\ntitle: A\n---\n\n\n# A\n", "# A\n", 5),
    ],
)
def test_lines_are_counted_from_the_top_of_the_file(
    config: MkDocsConfig, source: str, markdown: str, offset: int
) -> None:
    file = File.generated(config, "part/a.md", content=source)
    mkdocs_page = cast(MkDocsPage, SimpleNamespace(file=file))
    assert hook.on_page_markdown(markdown, mkdocs_page, config, Files([])) == markdown
    page = page_of(Markdown())
    assert page.file == "docs/part/a.md"
    assert page.offset == offset
    line = page.line_of("# A")
    assert line is not None
    assert line == markdown.split("\n").index("# A") + 1 + offset


def test_a_page_that_is_no_utf_8_is_named_with_its_line_and_the_build_goes_on(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture
) -> None:
    (Path(config.docs_dir) / "a.md").write_bytes(b"# A\n\nna\xefve\n")
    files = hook.on_files(get_files(config), config)
    (record,) = caplog.records
    assert record.getMessage() == (
        "docs/a.md:3: the page is not UTF-8 text: there is a byte 0xef. Save it as UTF-8."
    )
    assert files.src_uris["a.md"].content_string == "# A\n\nna\ufffdve\n"


def test_what_is_wrong_in_the_copy_of_a_quiz_is_not_reported_again(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture
) -> None:
    quiz = QUIZ.format(title="A", id="q").replace("What?", r"What is $\foo$?")
    files = hook.on_files(book(config, a=quiz), config)
    mistakes = []
    for name in ("a.md", "answers.md"):
        caplog.clear()
        file = files.src_uris[name]
        markdown = split_front_matter(file.content_string)[1]
        hook.on_page_markdown(markdown, cast(MkDocsPage, SimpleNamespace(file=file)), config, files)
        Markdown(extensions=["textbook.quizzes", "textbook.formulas"]).convert(markdown)
        mistakes.append([record.getMessage() for record in caplog.records])
    assert [len(told) for told in mistakes] == [1, 0]
    assert mistakes[0][0].startswith("docs/a.md:6: KaTeX cannot draw")


def test_front_matter_that_cannot_be_read_is_reported(
    config: MkDocsConfig, caplog: pytest.LogCaptureFixture
) -> None:
    source = "---\ntitle: [x\n---\n\n# T\n"
    file = File.generated(config, "a.md", content=source)
    hook.on_page_markdown(source, cast(MkDocsPage, SimpleNamespace(file=file)), config, Files([]))
    (record,) = caplog.records
    assert record.getMessage().startswith("docs/a.md:2: the front matter cannot be read")


def test_the_leftovers_are_looked_for_in_every_page(config: MkDocsConfig) -> None:
    hook.on_config(config)
    assert config.markdown_extensions[-1] == "textbook.leftovers"


def test_cells_questions_and_formulas_can_be_linked_to(config: MkDocsConfig) -> None:
    page = cast(MkDocsPage, SimpleNamespace(present_anchor_ids={"a-heading"}))
    html = '<py-cell id="cell-a" data-state="static"><p\nid="eq-b">x id="no"</p></py-cell>'
    assert hook.on_page_content(html, page, config, Files([])) == html
    assert page.present_anchor_ids == {"a-heading", "cell-a", "eq-b"}
