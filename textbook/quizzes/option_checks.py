"""What can be wrong with the options of a block."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from textbook.quizzes.mistake import Known, Mistake, listed, resolve
from textbook.quizzes.source import Source, SourceBlock


def check_options(source: Source, known: Known) -> Iterator[Mistake]:
    """Options that are unknown, unreadable, wrong or missing."""
    for block in source.blocks:
        kind = known.get(resolve(block.name, known))
        if kind is None:
            continue
        wrong = list(_wrong_options(block, kind))
        if block.options is not None:
            bad = {name for name, _, _ in wrong}
            good = {name: value for name, value in block.options.items() if name not in bad}
            missing = [name for name in getattr(kind, "REQUIRED", ()) if name not in block.options]
            wrong += [
                (
                    name,
                    f"the block `/// {block.name}` has no {name}",
                    f"Write `    {name}: …`, indented by four spaces, on the line below its start.",
                )
                for name in missing
            ]
        else:
            good = {}
        repair = _rewritten(block, good) if wrong and block.body > block.start + 1 else {}
        for name, message, remedy in wrong:
            yield Mistake(block.option_line(name), message, remedy, repair)


def check_repeated(source: Source, known: Known) -> Iterator[Mistake]:
    """Options that are given twice."""
    for block in source.blocks:
        if resolve(block.name, known):
            for index in block.repeated:
                name = source.lines[index].strip().partition(":")[0]
                yield Mistake(
                    index,
                    f"the option `{name}` of `/// {block.name}` is given twice",
                    "Leave one.",
                )


def _wrong_options(block: SourceBlock, kind: Any) -> Iterator[tuple[str, str, str]]:
    """Name, message and remedy for each option that `kind`'s table refuses."""
    if block.options is None:
        yield (
            "",
            f"the options of `/// {block.name}` cannot be read",
            "Write one `name: value` a line, each indented by the same four spaces.",
        )
        return
    table = {**kind.OPTIONS, "attrs": ({}, None)}
    for name, value in block.options.items():
        if name not in table:
            close = get_close_matches(name, table, 1)
            yield (
                name,
                f"`/// {block.name}` has no option `{name}`",
                f"Did you mean `{close[0]}`?" if close else f"There are: {listed(table)}.",
            )
        elif (validate := table[name][1]) is not None:
            try:
                validate(value)
            except Exception as error:  # PyMdown takes any for a refusal
                yield (
                    name,
                    f"the option `{name}` of `/// {block.name}` is wrong: {error}",
                    f"Change `{value}`.",
                )


def _rewritten(block: SourceBlock, options: Mapping[str, Any]) -> dict[int, str]:
    """The option lines with these options only, padded by empty lines."""
    lines = [f"    {name}: {json.dumps(value, default=str)}" for name, value in options.items()]
    count = block.body - block.start - 1
    lines = lines[:count] + [""] * (count - len(lines))
    return {block.start + 1 + place: line for place, line in enumerate(lines)}
