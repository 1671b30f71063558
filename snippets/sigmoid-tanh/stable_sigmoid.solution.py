import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))  # never larger than 1
    return np.where(x >= 0, 1, e) / (1 + e)
