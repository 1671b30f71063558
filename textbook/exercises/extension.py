"""The Python-Markdown extension that turns `/// exercise` blocks into `<exercise-task>`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from textbook.exercises.answer import ExerciseAnswerBlock
from textbook.exercises.block import ExerciseBlock


class ExercisesExtension(BlocksExtension):  # type: ignore[misc]  # PyMdown publishes no types
    """Exercise blocks; `snippets` is the folder of their files, `answers` the page of answers.

    The checks of a page's `///` lines are those of `textbook.quizzes`, which is needed before it.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "snippets": ["snippets", "The folder of the exercises' files"],
            "answers": ["docs/answers.md", "The page of answers"],
        }
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        md.block_level_elements.append("exercise-task")
        config = {
            "snippets": Path(self.getConfig("snippets")),
            "answers": self.getConfig("answers"),
            "checks": md.preprocessors["quiz-source"],
        }
        block_mgr.register(ExerciseBlock, config)
        block_mgr.register(ExerciseAnswerBlock, config)


def makeExtension(**options: Any) -> ExercisesExtension:  # noqa: N802
    """Python-Markdown's entry point."""
    return ExercisesExtension(**options)
