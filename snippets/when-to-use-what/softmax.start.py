import numpy as np


def softmax(z):
    e = np.exp(z)
    return e / e.sum()


print(softmax(np.array([1.0, 2.0, 3.0])))
print(softmax(np.array([1000.0, 1001.0])))
