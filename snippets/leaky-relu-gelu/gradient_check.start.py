import numpy as np


def numerical_gradient(f, x, h=1e-5):
    gradient = np.zeros_like(x)
    for i in range(len(x)):
        x[i] += h
        gradient[i] = (f(x) - f(x)) / h
    return gradient


def squares(x):
    return np.sum(x * x)


x = np.array([1.0, -2.0])
print(numerical_gradient(squares, x))  # should be 2 x
