"""The Python-Markdown extension that turns `/// quiz` blocks into `<quiz-question>` elements."""

from __future__ import annotations

from typing import Any

from markdown import Markdown
from pymdownx.blocks import BlocksExtension, BlocksProcessor

from textbook.quizzes.answers import AnswerBlock
from textbook.quizzes.block import QuizBlock
from textbook.quizzes.checks import SourceChecks
from textbook.quizzes.leftovers import Leftovers
from textbook.quizzes.sealing import Sealing

# Before cells (40) and PyMdown's snippets (32) change how many lines there are.
BEFORE_LINES_CHANGE = 45
# After inline patterns (20): what is prose is known by then.
AFTER_INLINE = 15
# After raw HTML is put back (30), so that what is sealed is finished HTML.
LAST = -10


class QuizzesExtension(BlocksExtension):  # type: ignore[misc]  # PyMdown publishes no types
    """Quiz blocks; `answers` is the path of the page of answers, as `Page.file` gives paths."""

    def __init__(self, **options: Any) -> None:
        self.config = {"answers": ["docs/answers.md", "The page of answers"]}
        super().__init__(**options)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:  # noqa: N802
        md.block_level_elements.extend(["quiz-question", "quiz-result", "template"])
        checks = SourceChecks(md, block_mgr)
        config = {"answers": self.getConfig("answers"), "checks": checks}
        block_mgr.register(QuizBlock, config)
        block_mgr.register(AnswerBlock, config)
        md.preprocessors.register(checks, "quiz-source", BEFORE_LINES_CHANGE)
        md.treeprocessors.register(Leftovers(md, checks), "quiz-leftovers", AFTER_INLINE)
        md.postprocessors.register(Sealing(md), "quiz-sealing", LAST)


def makeExtension(**options: Any) -> QuizzesExtension:  # noqa: N802
    """Python-Markdown's entry point."""
    return QuizzesExtension(**options)
