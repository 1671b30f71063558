import math

import numpy as np

from textbook.runtime.checks import calls_of, expect


def _right(row):
    parts = [math.exp(t - max(row)) for t in row]
    return [part / math.fsum(parts) for part in parts]


def values(softmax):
    """The probabilities of (1, 2, 3) are right"""
    z = np.array([1.0, 2.0, 3.0])
    expect(softmax, z, to_give=np.array(_right([1, 2, 3])))


def large(softmax):
    """Large inputs give numbers, and not nan"""
    z = np.array([1000.0, 1001.0])
    expect(softmax, z, to_give=np.array(_right([1000, 1001])))


def very_negative(softmax):
    """So do very negative ones"""
    z = np.array([-1000.0, -1001.0])
    expect(softmax, z, to_give=np.array(_right([1000, 999])))


def no_overflow(softmax):
    """No exponential overflows on the way"""
    with calls_of("exp exp2 expm1", softmax) as calls:
        softmax(np.array([1000.0, -1000.0]))
    for call in calls:
        assert call.overflow is None, (
            f"np.{call.name}({call.overflow}) is infinite. Subtract the largest "
            "component first: it changes nothing in the result."
        )


def rows(softmax):
    """In a matrix each row sums to 1, with its own largest value"""
    z = np.array([[0.0, 1.0, 2.0], [1000.0, 1000.0, 1000.0], [-5.0, 0.0, 5.0]])
    expect(softmax, z, to_give=np.array([_right(row) for row in z.tolist()]))
