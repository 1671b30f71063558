"""An exercise on the page of answers: its task and its solution."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import ClassVar

from pymdownx.blocks.block import type_string

from textbook.cells.markup import code_html
from textbook.errors import AuthorError
from textbook.exercises.block import type_file
from textbook.exercises.files import read_files
from textbook.exercises.task import read_task
from textbook.quizzes.answers import CopiedBlock
from textbook.quizzes.block import type_id
from textbook.quizzes.elements import add


class ExerciseAnswerBlock(CopiedBlock):
    """`/// exercise-answer | title`: an exercise of the page `source`, with its solution."""

    NAME = "exercise-answer"
    OPTIONS: ClassVar = {
        "id": ("", type_id),
        "source": ("", type_string),
        "file": ("", type_file),
    }
    REQUIRED = ("id", "source", "file")

    def on_end(self, block: etree.Element) -> None:
        task = read_task(block, self.md)
        heading = {"id": f"exercise-{self.options['id']}"}
        add(block, "h3", heading, f"Exercise: {self.argument or ''}")
        block.extend(task.text)
        add(block, "p", {"class": "quiz-answer-label"}, "Solution")
        try:
            solution = read_files(self.options["file"], self.config["snippets"]).solution
        except AuthorError:
            return  # reported where the exercise stands
        code = f'<div class="highlight">{code_html(solution)}</div>'
        add(block, "p").text = self.md.htmlStash.store(code)
