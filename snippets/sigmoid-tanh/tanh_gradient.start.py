import numpy as np


def tanh_gradient(x):
    return 1 - np.tanh(x) * np.tanh(x)
