"""NumPy's linear algebra says that a matrix is singular, where the processor does not tell it.

LAPACK's result comes to NumPy with a flag of the processor's, which WebAssembly does not have: then
`np.linalg.inv` of a singular matrix is a matrix of nan, and no error.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import numpy as np

# Function -> what NumPy says elsewhere.
_ERRORS = {
    "inv": "Singular matrix",
    "solve": "Singular matrix",
    "cholesky": "Matrix is not positive definite",
}


def mend() -> None:
    """Have the functions raise `numpy.linalg.LinAlgError` where they do so elsewhere.

    `numpy.linalg`'s own functions that use these find the mended ones.
    """
    inner: Any = np.linalg._linalg
    for name, message in _ERRORS.items():
        mended = _raising(getattr(inner, name), message)
        setattr(inner, name, mended)
        setattr(np.linalg, name, mended)


def _raising(function: Callable[..., Any], message: str) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*matrices: Any, **options: Any) -> Any:
        result = function(*matrices, **options)
        # A matrix that has failed is nan as a whole, below the diagonal where it is a factor.
        failed = np.isnan(np.asarray(result)).any()
        if failed and all(np.isfinite(matrix).all() for matrix in matrices):
            raise np.linalg.LinAlgError(message)
        return result

    return call
