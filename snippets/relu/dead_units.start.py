import numpy as np


def dead_units(X, W, b):
    Z = X @ W.T + b  # a row for each example
    return Z <= 0
