"""A small book with three questions, built for the tests of this folder."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from tests.site import free_port, served
from textbook.tooling.install import BIN
from textbook.tooling.steps import ROOT

QUIZ = """\
/// quiz | {title}
    id: {id}

Which?

- [ ] The wrong one

    > It is not, see [the other page]({other}.md).

- [x] The right one

    > It is.

It was explained.

///
"""

# Nobody reads it while a test runs, unless the test has the clock: 500 words take 50 seconds.
TEXT = "word " * 500

PAGES = {
    "index": "# Home\n\nWelcome.\n",
    "one": f"# One\n\n{TEXT}\n\n"
    + QUIZ.format(title="First $x$ of one", id="first", other="two")
    + QUIZ.format(title="Second of one", id="second", other="two"),
    "two": f"# Two\n\n{TEXT}\n\n" + QUIZ.format(title="Third", id="third", other="one"),
    "three": f"# Three\n\n{TEXT}\n",
}


@pytest.fixture(scope="session")
def small_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the small book, which was built for it: pages change without a reload."""
    folder = tmp_path_factory.mktemp("small")
    (folder / "docs").mkdir()
    # Where a book keeps its programs; this one has none.
    (folder / "snippets").mkdir()
    for name, text in PAGES.items():
        head = "---\nprogress: false\n---\n\n" if name == "index" else ""
        (folder / "docs" / f"{name}.md").write_text(head + text, "utf-8")
    progress = (ROOT / "docs/my-progress.md").read_text("utf-8")
    (folder / "docs/my-progress.md").write_text(progress, "utf-8")
    port = free_port()
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config(folder, port)), "utf-8")
    done = subprocess.run(
        [BIN / "mkdocs", "build", "--strict", "--site-dir", folder / "site"],
        cwd=folder,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with served(folder / "site", "/book/", port) as url:
        yield url


def config(folder: Path, port: int) -> dict[str, object]:
    return {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": "Small",
        "site_url": f"http://127.0.0.1:{port}/book/",
        "docs_dir": str(folder / "docs"),
        "theme": {"custom_dir": str(ROOT / "theme_overrides")},
        "hooks": [str(ROOT / "textbook/hook.py")],
        "watch": [],
        "not_in_nav": "answers.md",
        "nav": [
            {"Home": "index.md"},
            {"One": "one.md"},
            {"Two": "two.md"},
            {"Three": "three.md"},
            {"My progress": "my-progress.md"},
        ],
    }


@pytest.fixture
def book(page: Page, small_url: str) -> Page:
    page.goto(f"{small_url}one/")
    return page
