import math

import numpy as np

from textbook.runtime.checks import calls_of, expect


def values(tanh_gradient):
    """The gradient is 1 - tanh² x"""
    x = np.linspace(-4, 4, 17)
    right = np.array([1 / math.cosh(t) ** 2 for t in x])
    expect(tanh_gradient, x, to_give=right)


def one_number(tanh_gradient):
    """At 0 it is 1"""
    expect(tanh_gradient, 0.0, to_give=1.0)


def once(tanh_gradient):
    """np.tanh is called once"""
    with calls_of("tanh", tanh_gradient) as calls:
        tanh_gradient(np.array([-1.0, 0.5]))
    count = len(calls)
    assert count > 0, (
        "np.tanh is not called at all. Its value is all that is needed."
    )
    assert count == 1, (
        f"np.tanh is called {count} times for one gradient. "
        "Keep what it gives in a variable."
    )
