"""Reads the content of an exercise block: a question without a list of answers."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown import Markdown

from textbook.quizzes.question import Question, read_question


def read_task(block: etree.Element, md: Markdown) -> Question:
    """Take the children out of `block`: the task is the question's text, beside its hints."""
    return read_question(block, md, lambda element: False)
