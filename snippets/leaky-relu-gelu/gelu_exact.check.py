import math

import numpy as np

from textbook.runtime.checks import expect

X = np.linspace(-5, 5, 21)


def _cdf(x):
    return (1 + math.erf(x / math.sqrt(2))) / 2


def _slope(x):
    density = math.exp(-x * x / 2) / math.sqrt(2 * math.pi)
    return _cdf(x) + x * density


def at_one(gelu):
    """GELU(1) is 0.84134…"""
    expect(gelu, np.array([1.0]), to_give=np.array([_cdf(1)]), atol=5e-4)


def exact(gelu):
    """GELU is exact to 1e-8, and not the tanh form"""
    right = np.array([x * _cdf(x) for x in X])
    expect(gelu, X, to_give=right, atol=1e-8)


def slope_at_zero(gelu_gradient):
    """The gradient at 0 is ½"""
    expect(gelu_gradient, np.array([0.0]), to_give=np.array([0.5]))


def gradient(gelu_gradient):
    """The gradient is exact to 1e-8"""
    right = np.array([_slope(x) for x in X])
    expect(gelu_gradient, X, to_give=right, atol=1e-8)


def matrix(gelu, gelu_gradient):
    """Matrices work as well"""
    x = X[:20].reshape(4, 5)
    right = np.array([t * _cdf(t) for t in X[:20]]).reshape(4, 5)
    expect(gelu, x, to_give=right, atol=1e-8)
    right = np.array([_slope(t) for t in X[:20]]).reshape(4, 5)
    expect(gelu_gradient, x, to_give=right, atol=1e-8)
