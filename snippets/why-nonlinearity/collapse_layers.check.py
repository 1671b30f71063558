import itertools

import numpy as np

from textbook.runtime.checks import agree, expect


def _layers(*widths):
    rng = np.random.default_rng(0)
    return [
        (rng.normal(size=(n, m)), rng.normal(size=n))
        for m, n in itertools.pairwise(widths)
    ]


def one_layer(collapse):
    """A single layer stays as it is"""
    W, b = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([0.5, 3.0])
    expect(collapse, [(W, b)], to_give=(W, b))


def two_layers(collapse):
    """3x + 1 followed by -2x + 4 is -6x + 2"""
    layers = [
        (np.array([[3.0]]), np.array([1.0])),
        (np.array([[-2.0]]), np.array([4.0])),
    ]
    right = np.array([[-6.0]]), np.array([2.0])
    expect(collapse, layers, to_give=right)


def widths(collapse):
    """Layers of different widths give a W of the right shape"""
    layers = _layers(4, 2, 3)
    W, b = collapse(layers)
    shapes = np.shape(W), np.shape(b)
    assert shapes == ((3, 4), (3,)), (
        "Layers from 4 to 2 and from 2 to 3 collapse to a W of shape "
        f"(3, 4) and a b of shape (3,); yours have {shapes[0]} and "
        f"{shapes[1]}."
    )


def same_output(collapse):
    """Five layers and the one give the same output"""
    layers = _layers(4, 6, 3, 5, 5, 2)
    W, b = collapse(layers)
    x = np.array([1.0, -2.0, 0.5, 3.0])
    y = x
    for V, c in layers:
        y = V @ y + c
    agree(W @ x + b, y, "The output of your single layer", rtol=1e-8)
