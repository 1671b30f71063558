"""MkDocs' messages on links have a line, and are told where an author wrote the link."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from textbook.link_lines import link_lines

LOG = logging.getLogger("mkdocs.structure.pages")

PAGE = """\
---
title: T
---

```
[a](gone.md)
```

See [a](gone.md), [b](#no) and [c][ref].

/// quiz
    id: q
    page: quiz-gone.md

Again [a](gone.md).

///

[ref]: ref-gone.md
"""


@pytest.fixture(autouse=True)
def build() -> Iterator[None]:
    link_lines.begin({"part/a.md": PAGE}, copied="answers.md")
    yield
    link_lines.begin({}, copied="")


def told(message: str, caplog: pytest.LogCaptureFixture) -> str | None:
    caplog.clear()
    LOG.warning(message)
    return caplog.records[0].getMessage() if caplog.records else None


@pytest.mark.parametrize(
    ("link", "line"), [("gone.md", 9), ("#no", 9), ("quiz-gone.md", 13), ("ref-gone.md", 19)]
)
def test_a_link_has_its_line(link: str, line: int, caplog: pytest.LogCaptureFixture) -> None:
    message = f"Doc file 'part/a.md' contains a link '{link}', but there is nothing."
    expected = f"docs/part/a.md:{line}: the page contains a link '{link}', but there is nothing."
    assert told(message, caplog) == expected


def test_the_same_link_again_has_the_next_line(caplog: pytest.LogCaptureFixture) -> None:
    message = "Doc file 'part/a.md' contains an unrecognized relative link 'gone.md', it stays."
    lines = [(told(message, caplog) or "").split(":")[1] for _ in range(2)]
    assert lines == ["9", "15"]


def test_a_link_that_is_not_found_has_no_line(caplog: pytest.LogCaptureFixture) -> None:
    told_as = told("Doc file 'b.md' contains a link 'x.md', but no.", caplog)
    assert told_as == "docs/b.md: the page contains a link 'x.md', but no."


def test_the_copy_of_a_quiz_is_not_told_again(caplog: pytest.LogCaptureFixture) -> None:
    assert told("Doc file 'answers.md' contains a link 'part/x.md', but no.", caplog) is None


def test_other_messages_are_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    assert told("File not found: x.md", caplog) == "File not found: x.md"
