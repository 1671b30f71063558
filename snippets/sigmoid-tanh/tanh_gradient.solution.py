import numpy as np


def tanh_gradient(x):
    t = np.tanh(x)
    return 1 - t * t
