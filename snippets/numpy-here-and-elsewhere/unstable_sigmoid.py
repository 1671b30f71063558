import numpy as np


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


print(sigmoid(np.array([-1000.0, 0.0, 1000.0])))
