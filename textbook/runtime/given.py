"""A function of the reader's as a check has it: what goes wrong in it is told as theirs."""

from __future__ import annotations

import builtins
import copy
from collections.abc import Callable
from typing import Any

import numpy as np

from textbook.runtime.check_error import CheckError
from textbook.runtime.shown import shown
from textbook.runtime.tracebacks import describe

# Characters of an argument, where a call is named in a sentence.
LONGEST_ARGUMENT = 70

_builtins = builtins.__dict__
_FRESH_BUILTINS = dict(_builtins)

_ndarray, _array_equal = np.ndarray, np.array_equal


class Given:
    """A function that the reader has written in `cell`; call it like the function itself.

    An exception in it, a forgotten `return` and an argument that it has changed fail the check.
    """

    def __init__(self, function: Callable[..., Any], name: str, cell: str) -> None:
        self.function = function
        self.__name__ = name
        self._cell = cell

    @property
    def namespace(self) -> dict[str, Any]:
        """The names that the reader's code sees."""
        return getattr(self.function, "__globals__", {})

    def __call__(self, *arguments: Any) -> Any:
        call = self.call(*arguments)
        before = copy.deepcopy(arguments)
        try:
            result = self.function(*arguments)
        except CheckError:
            raise
        except BaseException as error:
            raise self._raised(error, call) from None
        finally:
            _builtins.update(_FRESH_BUILTINS)
        for old, new in zip(before, arguments, strict=True):
            if not _same(old, new):
                raise CheckError(
                    f"{call} changes its argument, which its caller may still need. "
                    "Make a new array instead, or begin with a copy.",
                    ("before", shown(old)),
                    ("after", shown(new)),
                )
        if result is None:
            raise CheckError(f"{call} returns None. Did you forget `return`?")
        return result

    def call(self, *arguments: Any) -> str:
        """The call as a reader would write it."""
        told = ", ".join(shown(argument, LONGEST_ARGUMENT) for argument in arguments)
        return f"{self.__name__}({told})"

    def _raised(self, error: BaseException, call: str) -> CheckError:
        told = describe(error, self._cell, [self._cell])
        sentence = f"{call} raises {told['type']}"
        if told["message"]:
            sentence += f": {told['message']}"
        hint = told["hint"]
        if isinstance(error, SystemExit):
            hint = "A function gives its result by `return`."
        elif isinstance(error, RecursionError):
            hint = "It calls itself without end."
        sentence = f"{sentence.rstrip('.')}." + (f" {hint}" if hint else "")
        return CheckError(sentence, line=told["line"])


def _same(old: object, new: object) -> bool:
    """Whether an argument is what it was."""
    if isinstance(old, _ndarray) and isinstance(new, _ndarray):
        same_kind = old.dtype == new.dtype and old.shape == new.shape
        return same_kind and _array_equal(old, new, equal_nan=old.dtype.kind in "fc")
    if type(old) in (list, tuple) and type(new) is type(old):
        pairs: list[tuple[object, object]] = list(zip(old, new))  # type: ignore[call-overload]  # noqa: B905
        return len(old) == len(new) and all(_same(*pair) for pair in pairs)  # type: ignore[arg-type]
    # Other objects are compared by the check, if it matters.
    return True
