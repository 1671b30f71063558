import json
import math

import numpy as np

import js

x = np.linspace(-4, 4, 200)
sigmoid = 1 / (1 + np.exp(-x))
Phi = [0.5 * (1 + math.erf(v / 2**0.5)) for v in x]
curves = [
    ("ReLU", np.maximum(0, x), "#3b82f6"),
    ("Leaky ReLU", np.maximum(0.1 * x, x), "#f59e0b"),
    ("GELU", x * Phi, "#10b981"),
    ("SiLU", x * sigmoid, "#06b6d4"),
    ("Sigmoid", sigmoid, "#8b5cf6"),
    ("Tanh", np.tanh(x), "#ec4899"),
]
js.window.py_plot_data = json.dumps([{
    "title": "Six activation functions",
    "x_label": "x", "y_label": "f(x)",
    "x_data": x.tolist(),
    "lines": [{"label": f, "data": y.tolist(), "color": c}
              for f, y, c in curves],
}])
