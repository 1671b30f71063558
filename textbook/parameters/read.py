"""Read the parameters of a program, and say what is wrong with those that are not right."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

from textbook.parameters.form import NUMBER, TEXT, Form, FormError, Value, read_form, value_of
from textbook.parameters.scan import MarkedLine, marked_lines

# More controls than these nobody oversees.
MOST_PARAMETERS = 12
MOST_CHOICES = 50

# A slider with more steps shows none of them, and its ends must not be infinitely far apart.
MOST_STEPS = 1e9
# Beyond this a browser does not know every whole number.
LARGEST = 2**53 - 1

_ASSIGNMENT = re.compile(r"(?P<before>\s*(?P<name>[^\s:=]+)\s*(?::[^=]*)?=\s*)(?P<value>.*?)\s*\Z")
# What may stand before a colon and is no name.
_NO_NAMES = frozenset(["else", "finally", "lambda", "try"])


@dataclass(frozen=True)
class Parameter:
    """A name that a reader can set. `start` and `end` are the columns of its value in `line`."""

    name: str
    kind: str
    label: str
    value: Value
    line: int
    start: int
    end: int
    min: float | None = None
    max: float | None = None
    step: float | None = None
    choices: tuple[Value, ...] = ()


@dataclass(frozen=True)
class Fault:
    """What is wrong in `line` (from 1), as a sentence without a full stop."""

    line: int
    message: str


@dataclass(frozen=True)
class _Kind:
    """`fits` says whether a value is of this kind, and `wants` in words what is."""

    fits: Callable[[Value], bool]
    wants: str
    options: tuple[str, ...]


def _is_number(value: Value) -> bool:
    return not isinstance(value, bool | str) and math.isfinite(value)


def _is_integer(value: Value) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


_RANGE = ("min", "max", "step")
KINDS = {
    "slider": _Kind(_is_number, "a number", _RANGE),
    "number": _Kind(_is_number, "a number", _RANGE),
    "integer": _Kind(_is_integer, "a whole number", _RANGE),
    "boolean": _Kind(lambda value: isinstance(value, bool), "True or False", ()),
    "string": _Kind(lambda value: isinstance(value, str), "a text in quotation marks", ()),
}


def read_parameters(source: str) -> tuple[list[Parameter], list[Fault]]:
    """The parameters of `source` in its order, and what is wrong with them and with the others.

    A value beyond its limits is a fault; the parameter is there all the same.
    """
    parameters: list[Parameter] = []
    faults: list[Fault] = []
    for marked in marked_lines(source):
        try:
            parameter = _read(marked)
            if any(other.name == parameter.name for other in parameters):
                raise FormError(f"there is a parameter {parameter.name} above already")
            if len(parameters) == MOST_PARAMETERS:
                raise FormError(f"a program has at most {MOST_PARAMETERS} parameters")
            parameters.append(parameter)
            _check_range(parameter)
        except FormError as error:
            faults.append(Fault(marked.number, str(error)))
    return parameters, faults


def _read(marked: MarkedLine) -> Parameter:
    if marked.late:
        raise FormError("a comment stands before #@param; give it a line of its own")
    if not re.fullmatch(r"#\s*@param", marked.mark):
        raise FormError(f"{marked.mark} is not known; a parameter is marked by #@param")
    assignment = _ASSIGNMENT.match(marked.code)
    if assignment is None or not _is_name(assignment["name"]):
        raise FormError("#@param stands behind an assignment, as in alpha = 0.01  #@param …")
    name, text = assignment["name"], assignment["value"]
    value = _literal(name, text)
    form = read_form(marked.form)
    options = dict(form.options)
    label = options.pop("label", name)
    if not isinstance(label, str) or not label.strip():
        raise FormError(f"the label of {name} is not a text in quotation marks")
    kind = _kind(name, value, form, options)
    limits = {} if kind == "choice" else _limits(name, kind, options)
    start = len(assignment["before"])
    return Parameter(
        name, kind, label, value, marked.number, start, start + len(text),
        choices=tuple(form.choices or ()), **limits,
    )  # fmt: skip


def _is_name(text: str) -> bool:
    return text.isidentifier() and text not in _NO_NAMES


def _literal(name: str, text: str) -> Value:
    if NUMBER.fullmatch(text) or TEXT.fullmatch(text) or text in ("True", "False"):
        value = value_of(text)
        if isinstance(value, int) and abs(value) > LARGEST:
            raise FormError(f"the value of {name} has more digits than a control can hold")
        if value is not None:
            return value
    raise FormError(f"the value of {name} is not a plain number, text, True or False")


def _kind(name: str, value: Value, form: Form, options: dict[str, Value]) -> str:
    """The kind of the parameter; takes `type` out of `options`."""
    given = options.pop("type", None)
    if form.choices is not None:
        _check_choices(name, value, form.choices, options)
        return "choice"
    if given is None and not options:
        fitting = ["boolean", "string", "integer", "number"]
        return next(kind for kind in fitting if KINDS[kind].fits(value))
    if given is None:
        raise FormError(f'#@param of {name} has no type, as in {{type:"slider", min:0, max:1}}')
    if not isinstance(given, str) or given not in KINDS:
        known = ", ".join(KINDS)
        raise FormError(f"there is no parameter type {_shown(given)}; there are {known}")
    kind = KINDS[given]
    for key in options:
        if key not in kind.options:
            known = ", ".join(("type", *kind.options, "label"))
            raise FormError(f"a {given} has no option {key}; there are {known}")
    if not kind.fits(value):
        raise FormError(f"the value of {name} is not {kind.wants}, as its type {given} asks")
    return given


def _check_choices(
    name: str, value: Value, choices: list[Value], options: dict[str, Value]
) -> None:
    for key in options:
        raise FormError(f"a list of choices has no option {key}; there are type, label")
    if not choices:
        raise FormError(f"the list of choices of {name} is empty")
    if len(choices) > MOST_CHOICES:
        raise FormError(f"{name} has more than {MOST_CHOICES} choices")
    keys = [_key(choice) for choice in choices]
    for index, choice in enumerate(choices):
        if keys[index] in keys[:index]:
            raise FormError(f"{name} has the choice {_shown(choice)} twice")
    if _shown(value) not in map(_shown, choices):
        raise FormError(f"the value of {name} is not one of its choices")


def _limits(name: str, kind: str, options: dict[str, Value]) -> dict[str, float | None]:
    """`min`, `max` and `step`, checked against each other and the value."""
    if kind in ("boolean", "string"):
        return {}
    for key, limit in options.items():
        if not KINDS[kind].fits(limit):
            raise FormError(f"{key} of {name} is not {KINDS[kind].wants}")
    low, high, step = (_number(options.get(key)) for key in _RANGE)
    if kind == "slider":
        for key, end in (("min", low), ("max", high)):
            if end is None:
                raise FormError(
                    f'the slider of {name} has no {key}, as in {{type:"slider", min:0, max:1}}'
                )
        step = 1 if step is None else step
    if low is not None and high is not None and low >= high:
        raise FormError(f"min of {name} is not below its max")
    if step is not None and step <= 0:
        raise FormError(f"step of {name} is not above 0")
    if low is not None and high is not None and step is not None and step > high - low:
        raise FormError(f"step of {name} is larger than the way from min to max")
    # Either end may be infinitely many steps away, and the difference no number.
    if (
        kind == "slider"
        and low is not None
        and high is not None
        and step is not None
        and not (high / step - low / step <= MOST_STEPS)
    ):
        raise FormError(f"the slider of {name} has too many steps; give it a larger step")
    return {"min": low, "max": high, "step": step}


def _check_range(parameter: Parameter) -> None:
    value = _number(parameter.value)
    if value is not None and parameter.min is not None and value < parameter.min:
        raise FormError(f"the value of {parameter.name} is below its min")
    if value is not None and parameter.max is not None and value > parameter.max:
        raise FormError(f"the value of {parameter.name} is above its max")


def _number(value: Value | None) -> float | None:
    return None if value is None or isinstance(value, str) else value


def _key(value: Value) -> tuple[bool, bool, Value]:
    """Equal for choices that are equal to Python; True is no number here."""
    return isinstance(value, str), isinstance(value, bool), value


def _shown(value: Value) -> str:
    """A choice as a reader sees it, told apart from a text that looks the same."""
    return f'"{value}"' if isinstance(value, str) else str(value)
