import numpy as np


def dead_units(X, W, b):
    Z = X @ W.T + b  # a row for each example
    return np.all(Z <= 0, axis=0)
