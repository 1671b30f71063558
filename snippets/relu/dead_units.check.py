import numpy as np

from textbook.runtime.checks import expect

# Three examples of two inputs; four units.
X = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])
W = np.array([[1.0, 1.0], [-1.0, -1.0], [1.0, -1.0], [0.0, 0.0]])
b = np.array([0.5, -0.5, -0.5, 0.0])


def one_mark_a_unit(dead_units):
    """There is one mark for each unit"""
    mask = dead_units(X, W, b)
    shape = np.shape(mask)
    assert shape == (4,), (
        f"For 3 examples and 4 units the mask has the shape {shape}, "
        "and (4,) is expected: a unit has one mark, whatever the "
        "number of examples."
    )


def boolean(dead_units):
    """The mask is boolean"""
    mask = np.asarray(dead_units(X, W, b))
    assert mask.dtype == bool, (
        f"The mask has the type {mask.dtype}. A comparison gives a "
        "boolean array, which can select units: W[mask]."
    )


def off_for_all(dead_units):
    """A unit that no example switches on is dead"""
    never = np.array([[-1.0, -1.0], [-2.0, 0.0]])
    bias = np.array([-0.1, -0.1])
    expect(dead_units, X, never, bias, to_give=np.array([True, True]))


def off_for_some(dead_units):
    """A unit that is off for some examples only is alive"""
    some = np.array([[1.0, -1.0], [-1.0, 2.0], [1.0, 1.0]])
    bias = np.array([-0.5, -0.5, -1.5])
    expect(dead_units, X, some, bias, to_give=np.zeros(3, dtype=bool))


def exactly_zero(dead_units):
    """A pre-activation of exactly 0 does not keep a unit alive"""
    silent = np.zeros((2, 2))
    bias = np.array([0.0, 0.001])
    expect(dead_units, X, silent, bias, to_give=np.array([True, False]))
