"""Fenced code blocks, found in raw lines."""

from __future__ import annotations

import pytest

from textbook.fences import Fence, fences, without_end


def found(text: str) -> list[Fence]:
    return list(fences(text.split("\n")))


def test_a_fence_has_its_lines_its_info_and_its_body() -> None:
    (fence,) = found("before\n```python title\na\n  b\n```\nafter")
    assert (fence.start, fence.end, fence.closed) == (1, 4, True)
    assert fence.info == "python title"
    assert fence.body == ("a", "  b")


def test_several_are_found_in_order() -> None:
    assert [fence.info for fence in found("```a\n```\n\n~~~ b\n~~~\n```c\n```")] == ["a", "b", "c"]


def test_what_is_inside_a_longer_fence_is_its_body() -> None:
    (fence,) = found("````markdown\n```python\nx\n```\n````")
    assert fence.info == "markdown"
    assert fence.body == ("```python", "x", "```")


@pytest.mark.parametrize("inner", ["~~~", "``", "``` python"])
def test_other_marks_shorter_marks_and_marks_with_info_close_nothing(inner: str) -> None:
    (fence,) = found(f"```\n{inner}\n```")
    assert fence.body == (inner,)


def test_a_longer_mark_closes() -> None:
    (fence,) = found("```\na\n`````\nb")
    assert (fence.end, fence.closed) == (2, True)


def test_one_that_is_never_closed_reaches_to_the_end() -> None:
    (fence,) = found("a\n```\nb\nc")
    assert (fence.start, fence.end, fence.closed) == (1, 4, False)
    assert fence.body == ("b", "c")


def test_the_indentation_of_the_fence_is_taken_off_its_body() -> None:
    (fence,) = found("    ```python\n    if x:\n        y\n  z\n    ```")
    assert fence.indent == "    "
    assert fence.body == ("if x:", "    y", "z")


@pytest.mark.parametrize("line", ["``code``", "a ```b", "```one``` and more", "``"])
def test_code_in_a_line_opens_nothing(line: str) -> None:
    assert found(f"{line}\nb\n") == []


def test_a_block_in_a_quotation_has_its_body_without_the_marks_and_ends_with_it() -> None:
    closed, cut = found("> ```a\n> x\n>   y\n> ```\n\n> > ```b\n> > z\nText\n```")[:2]
    assert (closed.indent, closed.body, closed.closed) == ("> ", ("x", "  y"), True)
    assert (cut.body, cut.closed, cut.end) == (("z",), False, 7)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("```\na", "is never closed"),
        ("```\na\n\n```python\nb\n```", "before the next one begins: ```python"),
        ("~~~\na\n\n~~~~ text\nb\n~~~~", "before the next one begins: ~~~~ text"),
    ],
)
def test_a_missing_end_is_told(text: str, message: str) -> None:
    error = without_end(found(text)[0])
    assert error is not None
    assert message in error.message


@pytest.mark.parametrize("text", ["```\na\n```", "````\n```python\n```\n````", "```\n~~~ x\n```"])
def test_an_end_that_is_there_is_not_missed(text: str) -> None:
    assert [without_end(fence) for fence in found(text)] == [None]
