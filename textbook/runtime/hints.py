"""One sentence of help for the mistakes that readers of this book make most."""

from __future__ import annotations

import builtins
import contextlib
import difflib
import re
import sys
from collections.abc import Callable

Hint = Callable[[BaseException], str | None]


# A module that readers bring from elsewhere -> what to write here.
MODULES = {
    **dict.fromkeys(
        ["matplotlib", "pylab", "seaborn", "plotly", "bokeh", "altair"],
        'Charts are drawn by the book here: `from book import plot`, then `plot(x, {"y": y})`.',
    ),
    "scipy": (
        "SciPy is not here; for its erf, write `np.frompyfunc(math.erf, 1, 1)(x).astype(float)`."
    ),
    **dict.fromkeys(
        ["torch", "tensorflow", "keras", "jax", "flax", "sklearn"],
        "Write it in NumPy here, as `np.maximum(0, x)` for ReLU or `np.tanh(x)` for tanh.",
    ),
    **dict.fromkeys(["pandas", "polars"], "Use NumPy's arrays here, and print() to look at them."),
    "tqdm": "Leave tqdm out here, as in `for i in range(n):`; print() shows how far a loop is.",
    "IPython": "Write the name alone in the last line here, or print(x): both show it.",
    "requests": "There is no network here: write the data into the program.",
}

# A name that is used without its import -> the same.
NAMES = {
    **{
        name: f"Put `{line}` into this cell: every run starts with no names."
        for name, line in {
            "np": "import numpy as np",
            "plot": "from book import plot",
            **{module: f"import {module}" for module in ("numpy", "json", "math", "js")},
        }.items()
    },
    "plt": MODULES["matplotlib"],
    "display": MODULES["IPython"],
    "torch": MODULES["torch"],
    "tf": MODULES["torch"],
    "jnp": MODULES["torch"],
    "nn": MODULES["torch"],
    "F": MODULES["torch"],
    "pd": MODULES["pandas"],
    "erf": MODULES["scipy"],
}

# The type of an error, what its message has, what the line has -> what helps.
LINES: tuple[tuple[type[BaseException], str, str, str], ...] = (
    (SyntaxError, "", r"^\s*[%!]", "This line is for notebooks and no Python: leave it out."),
    (RuntimeError, r"new thread", "", "There are no threads here: call the function itself."),
    (
        AttributeError,
        r"'erf'",
        r"\b(?:np|numpy)\.erf\b",
        "NumPy has no erf; write `np.frompyfunc(math.erf, 1, 1)(x).astype(float)`.",
    ),
    (
        TypeError,
        r"only .*arrays can be converted|must be real number, not",
        r"\bmath\.erf\(",
        "math.erf takes one number; write `np.frompyfunc(math.erf, 1, 1)(x).astype(float)`.",
    ),
    (
        TypeError,
        r"only .*arrays can be converted|must be real number, not",
        r"\bmath\.\w+\(",
        "The functions of math take one number; NumPy's take arrays: write np.exp for math.exp.",
    ),
    (
        Exception,
        r"axis|scalar index|integer is required|cannot be interpreted as an integer",
        r"\b(?:np|numpy)\.(?:max|min)\([^()]*,",
        "np.max and np.min look into one array; `np.maximum(0, x)` compares two.",
    ),
    (
        TypeError,
        r"bitwise_xor|for \^",
        r"\^",
        "In Python `^` is no power: write `x**2`.",
    ),
    (
        TypeError,
        r"can't multiply sequence by non-int",
        "",
        "A list of numbers is no vector: write `0.5 * np.array([1, 2])`.",
    ),
    (
        TypeError,
        r"'(?:int|float)' object is not callable",
        r"\d\s*\(",
        "Python needs the sign of a product: write `2 * (x + 1)`.",
    ),
    (
        ValueError,
        r"truth value of an array",
        r"[<>]=?[^<>=]+[<>]=?|==[^=]+==|\b(?:and|or)\b",
        "For arrays write `(0 < x) & (x < 1)`, with `|` for or: `and`, `or` and chained "
        "comparisons take one truth value.",
    ),
    (
        ValueError,
        r"could not be broadcast together",
        "",
        "Shapes fit when, from the right, their lengths are equal or 1: "
        "`x[:, None]` makes a column of a vector.",
    ),
    (
        OverflowError,
        r"too large to convert to C long",
        "",
        "The default integer of NumPy has 32 bits here: write dtype=np.int64, or floats.",
    ),
)


def _missing_package(error: BaseException) -> str | None:
    if not isinstance(error, ModuleNotFoundError):
        return None
    name = (error.name or "").partition(".")[0]
    if name in MODULES:
        return MODULES[name]
    if name == "numpy":
        parts = (error.name or "").split(".")
        if not {"f2py", "tests"}.intersection(parts):
            return f"{_numpy()} has no module of this name."
        return (
            "NumPy's f2py, which needs a compiler, and its own tests are not sent to the browser."
        )
    return (
        f"There are two sources of modules here: Python's standard library and {_numpy()}. "
        "Nothing else can be installed; charts are drawn by assigning to js.window.py_plot_data."
    )


def _of_the_line(error: BaseException, line: str) -> str | None:
    """What helps with a mistake that the reader's own line shows."""
    message = str(error)
    for kind, told, written, hint in LINES:
        if isinstance(error, kind) and re.search(told, message) and re.search(written, line):
            return hint
    return None


def _numpy() -> str:
    numpy = sys.modules.get("numpy")
    version = getattr(numpy, "__version__", None)
    return f"NumPy {version}" if version else "NumPy"


def _json_of_array(error: BaseException) -> str | None:
    if isinstance(error, TypeError) and "is not JSON serializable" in str(error):
        if "ndarray" in str(error):
            return "json.dumps does not know arrays: write x.tolist() instead of x."
        return "json.dumps knows plain numbers only: write float(x), int(x) or x.tolist()."
    return None


def _closed_js(error: BaseException) -> str | None:
    if isinstance(error, ImportError) and error.name == "js":
        return "There is nothing to import from js: its one use is js.window.py_plot_data."
    if isinstance(error, AttributeError) and error.name in _PAGE_NAMES:
        return (
            "In a cell, js is an object of the book with one use: "
            "js.window.py_plot_data = json.dumps(plots). The page itself cannot be reached."
        )
    return None


_PAGE_NAMES = frozenset(
    ["document", "fetch", "localStorage", "location", "navigator", "alert", "console", "eval"]
)


def _activation_of_numpy(error: BaseException) -> str | None:
    if not isinstance(error, AttributeError) or error.obj is not sys.modules.get("numpy"):
        return None
    if str(error.name).lower() in _ACTIVATIONS:
        return (
            "NumPy has no activation functions: write their formulas, as np.maximum(0, x) for ReLU."
        )
    return None


_ACTIVATIONS = frozenset(
    [
        *("relu", "leaky_relu", "gelu", "elu", "selu", "silu", "swish", "mish"),
        *("sigmoid", "softplus", "softmax"),
    ]
)


def _unknown_name(error: BaseException) -> str | None:
    if not isinstance(error, NameError) or not error.name or hasattr(builtins, error.name):
        return None
    if error.name in NAMES:
        return NAMES[error.name]
    return _misspelt(error) or "Every run starts with no names: a cell sees what it defines itself."


def _misspelt(error: BaseException) -> str | None:
    wanted, names = _unfound(error)
    names = [name for name in names if wanted.startswith("_") or not name.startswith("_")]
    exchanged = [name for name in names if sorted(name) == sorted(wanted)]
    near = difflib.get_close_matches(wanted, exchanged, 1) or difflib.get_close_matches(
        wanted, names, 1, _NEAR
    )
    return f"Did you mean `{near[0]}`?" if near else None


# How alike two names are of which one is meant, where not just letters are exchanged: `tahn` is as
# near to `tan` as `linspac` is to `linspace`, and means `tanh`.
_NEAR = 0.8


def _unfound(error: BaseException) -> tuple[str, list[str]]:
    """The name that was not found, and those that are there."""
    if isinstance(error, AttributeError):
        return error.name or "", dir(error.obj)
    if isinstance(error, NameError) and error.__traceback__:
        step = error.__traceback__
        while step.tb_next:
            step = step.tb_next
        frame = step.tb_frame
        return error.name or "", [*frame.f_locals, *frame.f_globals, *dir(builtins)]
    if isinstance(error, ImportError):
        return getattr(error, "name_from", None) or "", dir(sys.modules.get(error.name or ""))
    return "", []


def _truth_of_array(error: BaseException) -> str | None:
    if isinstance(error, ValueError) and "truth value of an array" in str(error):
        return (
            "`if`, `and`, `max` and `min` take one truth value, and an array has many: "
            "use np.where, np.maximum or np.minimum."
        )
    return None


def _exit(error: BaseException) -> str | None:
    if isinstance(error, SystemExit):
        return "The program ended itself; the next run starts afresh."
    return None


_HINTS: tuple[Hint, ...] = (
    _missing_package,
    _json_of_array,
    _closed_js,
    _activation_of_numpy,
    _unknown_name,
    _misspelt,
    _truth_of_array,
    _exit,
)


def hint_for(error: BaseException, line: str = "") -> str | None:
    """A sentence that helps with `error`, raised by the reader's line `line`, or None."""
    with contextlib.suppress(BaseException):  # as below
        if sentence := _of_the_line(error, line):
            return sentence
    for hint in _HINTS:
        try:
            sentence = hint(error)
        except BaseException:  # the reader's own exception class may do anything
            continue
        if sentence:
            return sentence
    return None
