import numpy as np


def relu(x):
    return np.maximum(0, x)


def relu_gradient(x):
    # False at 0, so the gradient there is 0.
    return np.where(x > 0, 1.0, 0.0)
