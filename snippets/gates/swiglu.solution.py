import numpy as np


def silu(z):
    return z / (1 + np.exp(-z))


def swiglu(X, W1, W3, W2):
    return (silu(X @ W1.T) * (X @ W3.T)) @ W2.T


def matched_width(d, multiple):
    m = 8 * d // 3
    return multiple * -(-m // multiple)
