import numpy as np


def silu_gradient(x):
    s = 1 / (1 + np.exp(-x))
    return s + x * s * (1 - s)


def bisect(f, left, right, tolerance=1e-10):
    return (left + right) / 2


def silu_minimum():
    return bisect(silu_gradient, -5.0, 0.0)


print(silu_minimum())
