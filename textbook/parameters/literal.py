"""Write a value into a program, as the Python literal that its parameter asks for."""

from __future__ import annotations

import re

from textbook.parameters.form import Value
from textbook.parameters.read import Parameter

# A step finer than this is not told apart on a slider.
MOST_DECIMALS = 12


def decimals(*numbers: float | None) -> int:
    """How many decimals it takes to write all of `numbers` exactly, up to `MOST_DECIMALS`."""
    return max((_decimals(number) for number in numbers if number is not None), default=0)


def _decimals(number: float) -> int:
    mantissa, _, exponent = repr(number).partition("e")
    _, _, fraction = mantissa.partition(".")
    count = len(fraction.rstrip("0")) - int(exponent or 0)
    return min(MOST_DECIMALS, max(0, count))


def literal(parameter: Parameter, value: Value) -> str:
    """`value` in Python, whole where the parameter's own numbers are whole."""
    if isinstance(value, str):
        escaped = re.sub(r'(["\\])', r"\\\1", value)
        return f'"{escaped}"'
    if isinstance(value, bool) or parameter.kind == "choice":
        return str(value)
    places = decimals(parameter.step, parameter.min)
    if parameter.step is None:
        return repr(value)
    whole = isinstance(parameter.value, int) and places == 0
    text = f"{value:.{places}f}"
    if whole:
        return text
    text = text.rstrip("0") if "." in text else f"{text}.0"
    return f"{text}0" if text.endswith(".") else text


def with_value(source: str, parameter: Parameter, value: Value) -> str:
    """`source` with the parameter's value replaced."""
    lines = source.split("\n")
    line = lines[parameter.line - 1]
    lines[parameter.line - 1] = (
        line[: parameter.start] + literal(parameter, value) + line[parameter.end :]
    )
    return "\n".join(lines)
