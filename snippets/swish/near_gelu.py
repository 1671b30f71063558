import json
import math

import numpy as np

import js


def swish(x, beta):
    return x / (1 + np.exp(-beta * x))


x = np.linspace(-5, 5, 201)
erf = np.frompyfunc(math.erf, 1, 1)
gelu = 0.5 * x * (1 + erf(x / math.sqrt(2)).astype(float))

candidates = {1.0: "#06b6d4", 1.702: "#0e7490"}
for beta in candidates:
    gap = np.abs(swish(x, beta) - gelu).max()
    print(f"β={beta}: at most {gap:.3f} away from GELU")

js.window.py_plot_data = json.dumps([
    {
        "title": "Two gates: sigmoid and Gaussian",
        "x_label": "x",
        "y_label": "f(x)",
        "x_data": x.tolist(),
        "lines": [
            {"label": "GELU", "data": gelu.tolist(),
             "color": "#10b981"},
            {"label": "SiLU (β=1)", "data": swish(x, 1.0).tolist(),
             "color": "#06b6d4"},
        ],
    },
    {
        "title": "Distance from GELU",
        "x_label": "x",
        "y_label": "Swish − GELU",
        "x_data": x.tolist(),
        "lines": [
            {"label": f"β={beta}", "color": color,
             "data": (swish(x, beta) - gelu).tolist()}
            for beta, color in candidates.items()
        ],
    },
])
