"""What stands behind `#@param`: a list of choices, options in braces, both, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

Value = str | float | bool

_NUMBER = r"[+-]?(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?"
# A backslash stands before a quotation mark or another backslash only.
_TEXT = r"""\"(?:[^\"\\]|\\["'\\])*\"|'(?:[^'\\]|\\["'\\])*'"""
_TOKEN = re.compile(rf"\s*(?:({_TEXT})|({_NUMBER})|([A-Za-z][\w-]*)|([\[\]{{}}:,]))")

NUMBER = re.compile(_NUMBER)
TEXT = re.compile(_TEXT)


class FormError(Exception):
    """The form cannot be read; the message is a sentence."""


@dataclass
class Form:
    """`choices` is None where no list was given."""

    choices: list[Value] | None = None
    options: dict[str, Value] = field(default_factory=dict)


def read_form(text: str) -> Form:
    """Read a form; raises `FormError`."""
    tokens = _tokens(text)
    form = Form()
    if tokens and tokens[0] == "[":
        form.choices = _list(tokens)
    if tokens and tokens[0] == "{":
        form.options = _options(tokens)
    if tokens:
        raise FormError(
            f'#@param is followed by {{type:"…"}} or by a list of choices, not by {text}'
        )
    return form


def value_of(token: str) -> Value | None:
    """The value that a token stands for, or None."""
    if TEXT.fullmatch(token):
        return re.sub(r"\\(.)", r"\1", token[1:-1])
    if NUMBER.fullmatch(token):
        number = token.replace("_", "")
        # With more digits it is beyond a float, and int() refuses some of those.
        whole = re.fullmatch(r"[+-]?\d{1,300}", number)
        return int(number) if whole else float(number)
    return {"true": True, "True": True, "false": False, "False": False}.get(token)


def _tokens(text: str) -> list[str]:
    tokens, at = [], 0
    while at < len(text):
        token = _TOKEN.match(text, at)
        if token is None:
            raise FormError(f"#@param is not understood from {text[at:].strip()} on")
        tokens.append(token[0].strip())
        at = token.end()
    return tokens


def _take(tokens: list[str], sign: str, after: str) -> None:
    if not tokens or tokens.pop(0) != sign:
        raise FormError(f"#@param has no {sign} after {after}")


def _list(tokens: list[str]) -> list[Value]:
    tokens.pop(0)
    choices: list[Value] = []
    while tokens and tokens[0] != "]":
        choice = value_of(tokens.pop(0))
        if choice is None:
            raise FormError("the choices of #@param are texts in quotation marks or numbers")
        choices.append(choice)
        if tokens and tokens[0] != "]":
            _take(tokens, ",", "a choice")
    _take(tokens, "]", "the choices")
    return choices


def _options(tokens: list[str]) -> dict[str, Value]:
    tokens.pop(0)
    options: dict[str, Value] = {}
    while tokens and tokens[0] != "}":
        key = tokens.pop(0).strip("\"'")
        _take(tokens, ":", key)
        value = value_of(tokens.pop(0)) if tokens else None
        if value is None:
            raise FormError(f"the option {key} of #@param has no value that is understood")
        if key in options:
            raise FormError(f"the option {key} of #@param is given twice")
        options[key] = value
        if tokens and tokens[0] != "}":
            _take(tokens, ",", key)
    _take(tokens, "}", "the options")
    return options
