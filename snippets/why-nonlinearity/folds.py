import json

import numpy as np

import js


def relu(z):
    return np.maximum(0, z)


def fold(y):
    # Two ReLU units: up to 1 at y = 1/2, then down again.
    return 2 * relu(y) - 4 * relu(y - 0.5)


x = np.linspace(0, 1, 257)
y, layers = x, []
print("number of straight pieces:")
for depth in range(1, 9):
    y = fold(y)                           # one more layer
    slopes = np.sign(np.diff(y))
    pieces = 1 + np.count_nonzero(np.diff(slopes))
    print(f"{depth} layers, {2 * depth} units:", pieces)
    layers.append(y)

colors = {1: "#64748b", 2: "#f59e0b", 4: "#3b82f6"}
js.window.py_plot_data = json.dumps([{
    "title": "Folding the interval again and again",
    "x_label": "x",
    "y_label": "output of the network",
    "x_data": x.tolist(),
    "lines": [
        {"label": f"depth {d}, {2**d} pieces",
         "data": layers[d - 1].tolist(), "color": c}
        for d, c in colors.items()
    ],
}])
