"""The HTML of an exercise: it can be read without JavaScript, and `<exercise-task>` adopts it."""

from __future__ import annotations

import hashlib
import xml.etree.ElementTree as etree

from markdown import Markdown

from textbook.cells.header import CellHeader
from textbook.cells.markup import cell_html
from textbook.exercises.files import ExerciseFiles
from textbook.prerender import Prerendered
from textbook.quizzes.elements import add
from textbook.quizzes.question import Question

NOTHING = Prerendered(stdout="", stderr="", value=None, plots=None, error=None, failed_in=None)
BUTTONS = {
    "check": "Check my answer",
    "stop": "Stop",
    "solution": "Show the solution",
}


def render(
    block: etree.Element,
    md: Markdown,
    task: Question,
    files: ExerciseFiles,
    name: str,
    title: str,
    asset: str,
    answers: str,
) -> None:
    """Fill `block` with the exercise `name`; `answers` leads to it on the page of answers."""
    block.attrib.update(
        {
            "id": f"exercise-{name}",
            "data-state": "open",
            "data-hash": hashlib.sha256(files.check.encode()).hexdigest()[:12],
            "data-asset": asset,
            "data-search-exclude": "true",
            "role": "group",
            "aria-labelledby": f"exercise-{name}_title",
        }
    )
    add(block, "p", {"id": f"exercise-{name}_title", "data-part": "title"}, f"Exercise: {title}")
    add(block, "div", {"data-part": "task"}).extend(task.text)
    header = CellHeader(name, f"Your code: {title}", None, None)
    cell = cell_html(header, files.start, NOTHING, [])
    add(block, "p").text = md.htmlStash.store(cell)
    for number, hint in enumerate(task.hints, 1):
        details = add(block, "details", {"data-part": "hint"})
        of = f" {number} of {len(task.hints)}" if len(task.hints) > 1 else ""
        add(details, "summary", None, f"Hint{of}")
        details.extend(hint)
    controls = add(block, "div", {"data-part": "controls"})
    for part, label in BUTTONS.items():
        button = {"type": "button", "data-part": part, "hidden": "hidden"}
        add(controls, "button", button, label)
    add(controls, "a", {"href": answers, "data-part": "answers"}, "Solution")
    add(block, "p", {"data-part": "verdict"})
    # What is spoken is apart from what is shown, so that what is restored can be shown in silence.
    add(block, "div", {"role": "status", "data-part": "status"})
    add(block, "p", {"data-part": "checks-title"}, "Checks")
    checks = add(block, "ul", {"data-part": "checks"})
    for check in files.checks:
        item = add(checks, "li", {"data-check": check.name})
        add(item, "span", {"data-part": "check-title"}, check.title)
