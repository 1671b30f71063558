import math

import numpy as np

from textbook.runtime.checks import calls_of, expect


def _right(row, k):
    return math.log(math.fsum(math.exp(t - row[k]) for t in row))


def values(cross_entropy):
    """Each example gets the loss of its own class"""
    z = np.array([[1.0, 2.0, 3.0], [-1.0, 0.5, 0.0], [4.0, 4.0, 4.0]])
    k = np.array([2, 0, 1])
    right = np.array([_right(z[i].tolist(), k[i]) for i in range(3)])
    expect(cross_entropy, z, k, to_give=right)


def wrong_and_sure(cross_entropy):
    """A wrong class with a large lead gives a large loss, not inf"""
    z = np.array([[1000.0, 0.0], [-1000.0, 1000.0]])
    right = np.array([1000.0, 2000.0])
    expect(cross_entropy, z, np.array([1, 0]), to_give=right)


def shift(cross_entropy):
    """Adding one number to all logits of an example changes nothing"""
    z = np.array([[1.0, 2.0, 0.0]])
    k = np.array([0])
    right = np.array([_right([1.0, 2.0, 0.0], 0)])
    expect(cross_entropy, z - 5000, k, to_give=right)


def no_overflow(cross_entropy):
    """No exponential overflows on the way"""
    with calls_of("exp exp2 expm1", cross_entropy) as calls:
        cross_entropy(np.array([[800.0, -800.0, 0.0]]), np.array([0]))
    for call in calls:
        assert call.overflow is None, (
            f"np.{call.name}({call.overflow}) is infinite. Subtract the "
            "largest logit of each example first."
        )
