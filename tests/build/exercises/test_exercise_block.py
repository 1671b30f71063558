"""What the build makes of an exercise."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tests.build.exercises.conftest import BLOCK, SOLUTION, Exercises
from textbook.exercises.asset import ASSETS, publish
from textbook.quizzes.answers import answers_markdown
from textbook.quizzes.sealing import swapped


def test_everything_but_the_solution_can_be_read_without_a_script(exercises: Exercises) -> None:
    html = exercises.convert()
    assert not exercises.reports
    assert '<exercise-task aria-labelledby="exercise-doubling_title"' in html
    assert "Exercise: Doubling" in html
    assert '<py-cell id="cell-doubling"' in html
    assert '<span class="nf">double</span>' in html
    assert ">Twice 3 is 6<" in html
    assert ">Twice 0 is 0<" in html
    assert '<a data-part="answers" href="answers.md#exercise-doubling">Solution</a>' in html
    assert re.search(r'<div data-part="status" role="status"></div>', html)
    assert "Multiply." in html
    assert [*re.findall("<summary>(.*?)</summary>", html)] == ["Hint 1 of 2", "Hint 2 of 2"]
    assert "2 * x" not in html
    assert "to_give" not in html


def test_buttons_wait_for_the_script(exercises: Exercises) -> None:
    buttons = re.findall("<button[^>]*>", exercises.convert())
    assert len(buttons) == 3
    assert all("hidden" in button for button in buttons)


def test_programs_and_solution_are_in_a_file_that_does_not_show_them(
    exercises: Exercises, tmp_path: Path
) -> None:
    html = exercises.convert()
    (name,) = re.findall('data-asset="(.*?)"', html)
    publish(tmp_path)
    text = (tmp_path / "assets/exercises" / name).read_text("utf-8")
    assert text == (ASSETS / name).read_text("utf-8")
    assert "double" not in text
    content = json.loads(swapped(text))
    assert content["solution"] == SOLUTION
    assert "to_give" in content["after"]


def test_other_checks_have_another_hash(exercises: Exercises) -> None:
    pattern = 'data-hash="(.*?)"'
    first = re.findall(pattern, exercises.convert())
    exercises.write(start="def double(x):\n    return 1 + x\n")
    assert re.findall(pattern, exercises.convert()) == first
    exercises.write(check="def three(double):\n    assert double(3) == 6, 'no'\n")
    assert re.findall(pattern, exercises.convert()) != first


def test_the_page_of_answers_has_task_and_solution(exercises: Exercises) -> None:
    markdown = answers_markdown({"docs/page.md": BLOCK.replace("`double(x)`", "[it](page.md#a)")})
    html = exercises.convert(markdown, "docs/answers.md")
    assert not exercises.reports
    assert '<h3 id="exercise-doubling">Exercise: Doubling</h3>' in html
    assert '<a href="page.md#a">it</a>' in html
    assert '<span class="mi">2</span>' in html
    assert "Multiply" not in html


def test_a_title_and_checks_may_hold_code(exercises: Exercises) -> None:
    exercises.write(
        check="def one(double):\n    '''`double(3)` is 6'''\n    assert double(3) == 6, 'no'\n"
    )
    assert "<code>double(3)</code> is 6" in exercises.convert()
