"""Front matter that is no YAML is told with its line."""

from __future__ import annotations

import pytest

from textbook.front_matter import front_matter_mistake


@pytest.mark.parametrize(
    ("source", "line", "message"),
    [
        ("---\ntitle: [x\n---\n\n# T\n", 2, "the front matter cannot be read"),
        ("---\ntitle: x\nnote: a: b\n---\n", 3, "mapping values are not allowed here"),
        ("---\r\ntitle: 'x\r\n---\r\n", 2, "the front matter cannot be read"),
        ("---\ntitle: x\n\n# T\n", 1, "the front matter has no end"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(source: str, line: int, message: str) -> None:
    mistake = front_matter_mistake(source, "docs/page.md")
    assert mistake is not None
    assert (mistake.file, mistake.line) == ("docs/page.md", line)
    assert message in mistake.message
    assert mistake.remedy


@pytest.mark.parametrize(
    "source",
    ["# T\n", "---\ntitle: x\n---\n# T\n", "---\n---\n", "---\n\nA rule above.\n", "---\n"],
)
def test_what_can_be_read_is_no_mistake(source: str) -> None:
    assert front_matter_mistake(source, "docs/page.md") is None
