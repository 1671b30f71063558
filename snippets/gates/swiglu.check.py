import math

import numpy as np

from textbook.runtime.checks import expect


def _silu(z):
    return z / (1 + math.exp(-z))


def one_unit(swiglu):
    """One unit gives SiLU(g) · v, times its weight"""
    X = np.array([[1.0], [-2.0]])
    W1, W3, W2 = np.array([[2.0]]), np.array([[-1.0]]), np.array([[3.0]])
    right = [[3 * _silu(2.0) * -1.0], [3 * _silu(-4.0) * 2.0]]
    expect(swiglu, X, W1, W3, W2, to_give=np.array(right))


def square(swiglu):
    """Two units give x², for each row of X"""
    X = np.array([[-3.0], [0.5], [4.0]])
    W = np.array([[1.0], [-1.0]])
    W2 = np.array([[1.0, 1.0]])
    expect(swiglu, X, W, W, W2, to_give=X * X)


def shapes(swiglu):
    """Five examples of width 3, seven units, give five rows of 3"""
    rng = np.random.default_rng(0)
    X = rng.normal(size=(5, 3))
    W1, W3 = rng.normal(size=(2, 7, 3))
    W2 = rng.normal(size=(3, 7))
    right = np.zeros((5, 3))
    for i in range(7):
        gate = [_silu(float(x @ W1[i])) for x in X]
        right += np.outer(gate * (X @ W3[i]), W2[:, i])
    expect(swiglu, X, W1, W3, W2, to_give=right)


def even(matched_width):
    """At d = 768 no rounding is needed: 2048"""
    expect(matched_width, 768, 256, to_give=2048)


def rounded(matched_width):
    """Otherwise the width is rounded up: 11008 at d = 4096"""
    expect(matched_width, 4096, 256, to_give=11008)
    expect(matched_width, 100, 1, to_give=266)
