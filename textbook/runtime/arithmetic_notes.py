"""What a reader is told where their numbers stop being numbers."""

from __future__ import annotations

from typing import Any

import numpy as np


def sentence_on(kind: str, shown: str, dtype: np.dtype[Any]) -> str:
    """One sentence on what went wrong in `shown`, an operator or a function, and what helps.

    `dtype` is that of the result; the kinds are those of `textbook.runtime.arithmetic`.
    """
    if kind == "wrapped":
        return _on_wrapped(shown, dtype)
    if kind == "cast":
        return (
            f"`{shown}` turned a number that {dtype} cannot hold into another one, "
            "without a warning: look at nan, inf and the largest values first."
        )
    if kind == "over":
        return (
            f"`{shown}` overflowed: the result is larger than {dtype} can hold "
            f"({np.finfo(dtype).max:.2g}), and became inf."
        )
    if kind == "divide":
        if shown.startswith("np.log"):
            return f"`{shown}` was given a number at which it has no finite value, and made an inf."
        made = "0" if dtype.kind in "iu" else "inf"
        return f"`{shown}` divided by zero, and made {made}."
    if shown.startswith(("np.log", "np.sqrt")):
        return f"`{shown}` was given a negative number, of which it has no real value: it made nan."
    return f"`{shown}` has no defined value here, as 0/0 or inf - inf, and made nan."


def _on_wrapped(shown: str, dtype: np.dtype[Any]) -> str:
    most = np.iinfo(dtype).max
    if dtype.itemsize >= 8:
        return f"`{shown}` went beyond {most:,} and wrapped round: use floats, as 1.0 * x."
    word = "the default integer here has 32 bits" if dtype == np.int32 else f"{dtype} has no more"
    return f"`{shown}` went beyond {most:,} and wrapped round ({word}): write dtype=np.int64."
