import math

import numpy as np

from textbook.runtime.checks import calls_of, expect


def values(sigmoid):
    """The values between -30 and 30 are right"""
    x = np.linspace(-30, 30, 13)
    right = np.array([1 / (1 + math.exp(-t)) for t in x])
    expect(sigmoid, x, to_give=right)


def extremes(sigmoid):
    """At -1000 it is 0, and at 1000 it is 1"""
    x = np.array([-1000.0, 1000.0])
    expect(sigmoid, x, to_give=np.array([0.0, 1.0]))


def no_overflow(sigmoid):
    """No exponential overflows on the way"""
    with calls_of("exp exp2 expm1", sigmoid) as calls:
        sigmoid(np.array([-1000.0, -1.0, 1.0, 1000.0]))
    for call in calls:
        large = call.overflow
        assert large is None, (
            f"np.{call.name}({large}) is infinite. That the result comes out "
            "right in the end is luck. Take the exponential of "
            "negative numbers only; np.where computes both its sides."
        )


def small_values(sigmoid):
    """Far out on the left small values keep their digits"""
    x = np.array([-40.0, -300.0, -700.0])
    right = np.array([math.exp(t) for t in x])
    expect(sigmoid, x, to_give=right, atol=0)


def any_shape(sigmoid):
    """Matrices and single numbers work as well"""
    x = np.zeros((2, 3))
    expect(sigmoid, x, to_give=np.full((2, 3), 0.5))
    expect(sigmoid, 0.0, to_give=0.5)
    expect(sigmoid, -1000.0, to_give=0.0)
