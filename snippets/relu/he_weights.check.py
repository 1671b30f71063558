import numpy as np

from textbook.runtime.checks import agree


def shape(he_weights):
    """W has a row for each unit and a column for each input"""
    W = he_weights(3, 5, np.random.default_rng(0))
    assert np.shape(W) == (5, 3), (
        f"For 3 inputs and 5 units W has the shape {np.shape(W)}; "
        "W @ x needs (5, 3)."
    )


def kind(he_weights):
    """The weights are of type float64"""
    W = np.asarray(he_weights(3, 5, np.random.default_rng(0)))
    assert W.dtype == np.float64, f"The weights are of type {W.dtype}."


def mean(he_weights):
    """Their mean is 0"""
    W = np.asarray(he_weights(200, 500, np.random.default_rng(1)))
    assert abs(W.mean()) < 0.03 * W.std(), (
        f"The mean of 100,000 weights is {W.mean():.4f}, with a standard "
        f"deviation of {W.std():.4f}. It should be 0."
    )


def scale(he_weights):
    """Their standard deviation is √(2 / fan-in)"""
    for fan_in, fan_out in [(200, 500), (800, 125)]:
        W = np.asarray(he_weights(fan_in, fan_out, np.random.default_rng(2)))
        right, found = np.sqrt(2 / fan_in), W.std()
        message = (
            f"For fan-in {fan_in} and fan-out {fan_out} the standard "
            f"deviation is {found:.4f}, and {right:.4f} is expected."
        )
        if abs(found / np.sqrt(2 / fan_out) - 1) < 0.02:
            message += " It would be right for the fan-out."
        elif abs(found / right**2 - 1) < 0.02:
            message += " This is the variance: take its root."
        assert abs(found / right - 1) < 0.02, message


def seeded(he_weights):
    """The given generator decides: equal seeds, equal weights"""
    first, again, other = (
        he_weights(4, 3, np.random.default_rng(seed)) for seed in (7, 7, 8)
    )
    agree(again, first, "A second call with an equal generator")
    assert not np.array_equal(first, other), (
        "Generators with different seeds give the same weights. "
        "Draw from `rng`, and make no generator of your own."
    )
