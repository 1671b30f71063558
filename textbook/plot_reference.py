"""The reference of plot data, made from its schema, for the authors' guide.

A Python-Markdown extension: a line `::: plot-data-reference` becomes two tables, one for the keys
of a plot and one for those of a line, and a sentence on the limits. It needs the `tables`
extension, which MkDocs switches on.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from textbook.plot_data import SCHEMA

MARK = "::: plot-data-reference"

_TYPES = {
    "text": "string",
    "numbers": "list of numbers",
    "scale": "`linear` or `log`",
    "range": "`[low, high]`",
    "array": "list of lines",
    "boolean": "true or false",
}


class PlotReferenceExtension(Extension):
    """Registers the preprocessor after fenced code, so that a fence can show the mark."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802
        md.preprocessors.register(PlotReference(md), "plot_reference", 15)


class PlotReference(Preprocessor):
    """Replaces each line that is the mark."""

    def run(self, lines: list[str]) -> list[str]:
        return [out for line in lines for out in (reference() if line == MARK else [line])]


def reference() -> list[str]:
    """Markdown lines on every key of the contract."""
    return [
        "",
        "**Keys of a plot**",
        "",
        *_table("plot"),
        "",
        "**Keys of a line**",
        "",
        *_table("line"),
        "",
        _limits(),
        "",
    ]


def _limits() -> str:
    definitions = SCHEMA["$defs"]
    plots = definitions["author_plots"]["maxItems"]
    lines = definitions["plot"]["properties"]["lines"]["maxItems"]
    characters = definitions["text"]["maxLength"]
    return f"At most {plots} plots, {lines} lines in each, and {characters} characters in a string."


def _table(name: str) -> Iterator[str]:
    definitions = SCHEMA["$defs"]
    author = definitions[f"author_{name}"]["required"]
    reader = definitions[f"reader_{name}"]["required"]
    yield "| Key | Value | Needed by | Meaning | Example |"
    yield "| --- | --- | --- | --- | --- |"
    for key, schema in definitions[name]["properties"].items():
        needed = "page and build" if key in reader else "build" if key in author else ""
        if name == "plot" and key == "x_data":
            needed = "page and build"
        examples = ", ".join(_code(example) for example in schema["examples"])
        meaning = schema["description"]
        if schema.get("default"):
            meaning += f" Default: {_code(schema['default'])}."
        yield f"| `{key}` | {_type(schema)} | {needed} | {meaning} | {examples} |"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return _TYPES[schema["$ref"].rpartition("/")[2]]
    if "enum" in schema:
        return ", ".join(_code(value) for value in schema["enum"])
    return _TYPES.get(schema["type"], "string")


def _code(value: object) -> str:
    return f"`{json.dumps(value, ensure_ascii=False)}`"


def makeExtension(**kwargs: Any) -> PlotReferenceExtension:  # noqa: N802
    """Python-Markdown's entry point."""
    return PlotReferenceExtension(**kwargs)
