import numpy as np


def silu_gradient(x):
    s = 1 / (1 + np.exp(-x))
    return s + x * s * (1 - s)


def bisect(f, left, right, tolerance=1e-10):
    at_left = f(left)
    while right - left > tolerance:
        middle = (left + right) / 2
        at_middle = f(middle)
        if (at_left > 0) == (at_middle > 0):
            left, at_left = middle, at_middle
        else:
            right = middle
    return (left + right) / 2


def silu_minimum():
    return bisect(silu_gradient, -5.0, 0.0)
