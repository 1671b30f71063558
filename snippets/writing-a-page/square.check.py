import numpy as np

from textbook.runtime.checks import expect


def values(square):
    """Every component is squared"""
    x = np.array([-2.0, 0.0, 0.5])
    expect(square, x, to_give=np.array([4.0, 0.0, 0.25]))


def even(square):
    """The square of -x is the square of x"""
    left, right = square(-3.0), square(3.0)
    assert left == right, (
        f"The square of -3 is {left}, and that of 3 is {right}."
    )
