import math

import numpy as np

from textbook.runtime.checks import expect


def _line(x):
    return 3 * x[0] - 2 * x[1] + 1


def _product(x):
    return x[0] * x[1] * x[2]


def _exponentials(x):
    return np.sum(np.exp(x))


def linear(numerical_gradient):
    """The gradient of 3 x₀ - 2 x₁ + 1 is (3, -2)"""
    x = np.array([0.5, -1.5])
    right = np.array([3.0, -2.0])
    expect(numerical_gradient, _line, x, to_give=right, atol=1e-8)


def each_by_itself(numerical_gradient):
    """Each component is moved by itself, from the given point"""
    x = np.array([2.0, 3.0, 5.0])
    right = np.array([15.0, 10.0, 6.0])
    expect(numerical_gradient, _product, x, to_give=right, atol=1e-7)


def two_sided(numerical_gradient):
    """The differences are taken on both sides: the error is below 1e-8"""
    x = np.array([-1.0, 0.0, 1.0])
    right = np.array([math.exp(t) for t in x])
    expect(
        numerical_gradient, _exponentials, x, to_give=right, atol=1e-8, rtol=0
    )


def step(numerical_gradient):
    """The step h is the one that was asked for"""
    x = np.array([0.0])
    right = np.array([math.sinh(0.5) / 0.5])
    expect(
        numerical_gradient, _exponentials, x, 0.5, to_give=right, rtol=1e-6
    )


def whole_numbers(numerical_gradient):
    """It works at a point of whole numbers, too"""
    x = np.array([2, 3, 5])
    right = np.array([15.0, 10.0, 6.0])
    expect(numerical_gradient, _product, x, to_give=right, atol=1e-7)
