"""Quizzes: the `/// quiz` block, the checking of its source, and the page of answers."""

from textbook.quizzes.answers import answers_markdown
from textbook.quizzes.extension import QuizzesExtension, makeExtension

__all__ = ["QuizzesExtension", "answers_markdown", "makeExtension"]
