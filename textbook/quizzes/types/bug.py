"""A program with a mistake in one of its lines: find it, then see it run."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import Any

from markdown.util import HTML_PLACEHOLDER_RE

from textbook.cells.header import CellHeader
from textbook.cells.markup import cell_html, code_lines
from textbook.comparison import difference
from textbook.fences import Fence
from textbook.plot_data import PlotDataError, PlotSpec, read_plots
from textbook.prerender import Prerendered, SnippetError, prerender
from textbook.quizzes.elements import add
from textbook.quizzes.faults import Fault
from textbook.quizzes.question import Choice
from textbook.quizzes.types.base import Asked, QuestionType, answer_label, unquoted
from textbook.quizzes.types.choices import choice_row

LINE = re.compile(r"(?P<number>\d+)(?:\s*:\s*(?P<code>.*))?\Z", re.DOTALL)


@dataclass
class Program:
    """The code, its output, and what is said about its lines, by their indices from 0."""

    source: str
    output: Prerendered
    plots: list[PlotSpec]
    said: dict[int, Choice]
    wrong: int

    @property
    def lines(self) -> list[str]:
        """The lines of the code."""
        return self.source.rstrip("\n").split("\n")


class Bug(QuestionType[Program]):
    """Choose the line; the list names lines by their numbers."""

    name = "bug"
    instruction = "Choose the line with the mistake."

    def solve(self, asked: Asked) -> Program | None:
        fence = self._fence(asked)
        source = "\n".join(fence.body) + "\n" if fence else ""
        said = self._lines(asked, source) if fence else None
        if fence is None or said is None:
            return None
        wrong = [line for line, choice in said.items() if choice.right]
        if len(wrong) != 1:
            told = "no line" if not wrong else "more than one line"
            remedy = "Mark the line with the mistake, as `- [x] 4`, and no other."
            asked.tell(Fault(f"{told} is marked as the wrong one", remedy))
            return None
        run = self._run(asked, source, fence.start)
        return Program(source, *run, said, wrong[0]) if run else None

    def _fence(self, asked: Asked) -> Fence | None:
        """The program: the first block of code in the question."""
        for fence in asked.source.fences() if asked.source else []:
            if fence.info.split() == ["python"]:
                return fence
        remedy = "Write it into the question, in a plain block of code that begins with ```python."
        asked.tell(Fault("there is no program to find the mistake in", remedy))
        return None

    def _lines(self, asked: Asked, source: str) -> dict[int, Choice] | None:
        lines = source.split("\n")
        said: dict[int, Choice] = {}
        for index, choice in enumerate(asked.question.choices):
            name = f"answer {index + 1}"
            found = LINE.match(choice.source)
            line = int(found["number"]) - 1 if found else -1
            code = unquoted(found["code"]) if found and found["code"] else None
            told, remedy = "", "Write the number of a line, as `- [x] 4`."
            if found is None:
                told = f"{name} names no line"
            elif not 0 <= line < len(lines) or not lines[line].strip():
                told = f"the program has no line {line + 1}"
                remedy = f"Its lines are 1 to {len(lines) - 1}; an empty one cannot be chosen."
            elif code is not None and code.strip() != lines[line].strip():
                told = f"line {line + 1} of the program is another: `{lines[line].strip()}`"
                remedy = "Mend the number, or what stands behind it."
            elif line in said:
                told, remedy = f"{name} names line {line + 1} again", "Remove one of the two."
            elif not choice.feedback_source:
                told = f"{name} has no feedback"
                remedy = "Say in a quotation under it what is wrong, or right, about the line."
            if told:
                asked.tell(Fault(told, remedy, index))
                return None
            said[line] = choice
        return said

    def _run(
        self, asked: Asked, source: str, start: int
    ) -> tuple[Prerendered, list[PlotSpec]] | None:
        """The output of the program, whose block of code begins at the line `start`."""
        told, line = None, start
        plots: list[PlotSpec] = []
        try:
            output = prerender(f"cell-{asked.html_id}", source, look=True)
            plots = read_plots(output.plots) if output.plots is not None else []
        except SnippetError as error:
            told = f"failed: {error}"
        except PlotDataError as error:
            told = f"has wrong plot data: {error}"
        else:
            if output.error:
                told = f"raises {output.error['type']}: {output.error['message']}"
                line += output.error["line"] or 0
            elif not (plots or output.stdout or output.value):
                told = "shows nothing"
            elif output.elsewhere:
                found = difference(vars(output), vars(output.elsewhere))
                told = f"gives a reader something else than who runs it elsewhere: {found}"
        if told:
            remedy = "Let it run to its end and show what the mistake does."
            asked.tell(Fault(f"the program {told}", remedy, line=line))
            return None
        return output, plots

    def key(self, asked: Asked, solution: Program) -> dict[str, Any]:
        return {"right": [solution.wrong], "count": len(solution.lines)}

    def fields(self, asked: Asked, solution: Program, fieldset: etree.Element) -> None:
        self._drop_code(asked, fieldset)
        lines = solution.lines
        code = add(fieldset, "div", {"class": "code-lines highlight"})
        for index, html in enumerate(code_lines(solution.source)):
            if not lines[index].strip():
                continue
            label = choice_row(asked, code, index, "radio")
            add(label, "span", {"class": "line-number"}, str(index + 1))
            add(label, "code").text = asked.stash(html)

    def _drop_code(self, asked: Asked, fieldset: etree.Element) -> None:
        """The block of code is shown as the choices: take it out of the question."""
        for parent in fieldset.iter():
            for element in list(parent):
                found = HTML_PLACEHOLDER_RE.fullmatch((element.text or "").strip())
                if found and "<code" in str(asked.md.htmlStash.rawHtmlBlocks[int(found[1])]):
                    parent.remove(element)
                    return

    def feedback(
        self, asked: Asked, solution: Program
    ) -> Iterator[tuple[int, list[etree.Element]]]:
        for line, choice in solution.said.items():
            yield line, choice.feedback

    def explanation(self, asked: Asked, solution: Program) -> list[etree.Element]:
        title = "The program: run it, and mend it"
        header = CellHeader(id=asked.html_id, title=title, caption=None, needs=None)
        cell = etree.Element("div", {"class": "quiz-program"})
        cell.text = asked.stash(cell_html(header, solution.source, solution.output, solution.plots))
        return [*asked.question.explanation, cell]

    def answer(self, asked: Asked, solution: Program, parent: etree.Element) -> None:
        answer_label(parent)
        line = add(parent, "p", None, f"Line {solution.wrong + 1}: ")
        add(line, "code").text = asked.stash(code_lines(solution.source)[solution.wrong])
        parent.extend(solution.said[solution.wrong].feedback)
        if printed := solution.output.stdout + (solution.output.value or ""):
            add(parent, "p", None, "The program prints:")
            add(add(parent, "pre"), "code").text = asked.stash(escape(printed.rstrip("\n")))
