"""What the checks of an exercise are written with: comparing, and watching calls of NumPy.

A check is a function of a file `snippets/<page>/<name>.check.py`. Its parameters name the functions
that the reader has to write. It fails by an assertion with a message, or by one of these.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from textbook.runtime.check_error import CheckError
from textbook.runtime.compare import agree
from textbook.runtime.given import Given
from textbook.runtime.shown import shown

__all__ = ["Call", "CheckError", "Given", "agree", "calls_of", "expect", "shown"]


def expect(
    function: Given,
    *arguments: Any,
    to_give: Any,
    rtol: float = 1e-9,
    atol: float = 1e-12,
    dtype: Any = None,
) -> Any:
    """Call `function` and compare what it returns with `to_give`; returns it.

    A pair or list of arrays is compared one by one. `dtype` asks for exactly this type.
    """
    given = [np.array(a) if isinstance(a, np.ndarray) else a for a in arguments]
    result = function(*arguments)
    agree(result, to_give, function.call(*given), given, rtol=rtol, atol=atol, dtype=dtype)
    return result


@dataclass(frozen=True)
class Call:
    """One call of a function of NumPy, and what it gave."""

    name: str
    arguments: tuple[Any, ...]
    result: Any

    @property
    def overflow(self) -> float | None:
        """A finite argument for which the result was infinite, or None.

        Values are looked at, since NumPy in a browser gives no warning.
        """
        argument, result = np.broadcast_arrays(np.asarray(self.arguments[0]), self.result)
        found = argument[np.isfinite(argument) & np.isinf(result)]
        return float(found[0]) if found.size else None


@contextlib.contextmanager
def calls_of(names: str, *functions: Given) -> Iterator[list[Call]]:
    """Watch the calls of NumPy's functions `names` by the reader's code: a list that fills up.

    Several names are separated by spaces. Each function is replaced for that time wherever the code
    of `functions` has it by a name, so `from numpy import tanh` is seen too.
    """
    calls: list[Call] = []
    spaces = [vars(np), *(function.namespace for function in functions)]
    places: list[tuple[dict[str, Any], str, Any]] = []
    try:
        for name in names.split():
            original = getattr(np, name)
            watched = _watched(name, original, calls)
            for space in spaces:
                for key in [key for key, value in space.items() if value is original]:
                    places.append((space, key, original))
                    space[key] = watched
        yield calls
    finally:
        for space, key, original in places:
            space[key] = original


def _watched(name: str, original: Callable[..., Any], calls: list[Call]) -> Callable[..., Any]:
    def watched(*arguments: Any, **options: Any) -> Any:
        result = original(*arguments, **options)
        calls.append(Call(name, arguments, result))
        return result

    watched.__name__ = name
    return watched
