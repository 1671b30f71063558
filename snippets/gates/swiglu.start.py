import numpy as np


def silu(z):
    return z / (1 + np.exp(-z))


def swiglu(X, W1, W3, W2):
    return silu(X @ W1.T) @ W2.T


def matched_width(d, multiple):
    return 4 * d


print(matched_width(4096, 256))
