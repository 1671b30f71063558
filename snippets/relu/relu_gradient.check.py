import numpy as np

from textbook.runtime.checks import expect


def positive(relu):
    """Positive inputs pass unchanged"""
    x = np.array([0.25, 1.0, 40.0])
    expect(relu, x, to_give=x)


def negative(relu):
    """Negative inputs and 0 become 0"""
    x = np.array([-40.0, -1.0, -0.25, 0.0])
    expect(relu, x, to_give=np.zeros(4))


def fractions(relu):
    """Fractions stay fractions, whatever stands before them"""
    x = np.array([-1.0, 0.5, 0.9])
    expect(relu, x, to_give=np.array([0.0, 0.5, 0.9]))


def slopes(relu_gradient):
    """The gradient is 1 on the right and 0 on the left"""
    x = np.array([-3.0, -0.5, -1e-6, 1e-6, 0.5, 3.0])
    expect(relu_gradient, x, to_give=np.array([0.0, 0.0, 0.0, 1.0, 1.0, 1.0]))


def at_zero(relu_gradient):
    """The gradient at 0 is 0, as in the libraries"""
    expect(relu_gradient, np.array([0.0]), to_give=np.array([0.0]))


def any_shape(relu, relu_gradient):
    """Matrices and single numbers work as well"""
    x = np.array([[-1.0, 2.0], [3.0, -4.0]])
    expect(relu, x, to_give=np.array([[0.0, 2.0], [3.0, 0.0]]))
    expect(relu_gradient, x, to_give=np.array([[0.0, 1.0], [1.0, 0.0]]))
    expect(relu, -2.0, to_give=0.0)
    expect(relu_gradient, 2.0, to_give=1.0)
