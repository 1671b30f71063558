import numpy as np

from book import plot

w = 1.0  #@param {type:"slider", min:0.2, max:5, step:0.1, label:"weight w"}

x = np.linspace(-3, 3, 121)


def silu(z):
    return z / (1 + np.exp(-z))


first = silu(w * x) * (x / w)
second = silu(-w * x) * (-x / w)
total = first + second
print(f"farthest from x²: {np.abs(total - x * x).max():.0e}")

plot(x, {"first unit": first, "second unit": second,
         "their sum": total},
     title="Two units without biases",
     y_label="output", y_range=[-1, 9])
