import json
import math

import numpy as np

import js


def swish(x, beta):
    # x times sigmoid(beta*x)
    return x / (1 + np.exp(-beta * x))


# Where the slope is 0, u = beta*x solves u = -1 - exp(u).
u = -1.0
for _ in range(60):
    u = -1 - math.exp(u)

x = np.linspace(-6, 4, 401)
betas = {0.5: "#0e7490", 1: "#06b6d4", 5: "#6366f1"}

lines = [{"label": "β=0 (x/2)", "data": (x / 2).tolist(),
          "color": "#94a3b8", "dash": True}]
for beta, color in betas.items():
    name = "β=1 (SiLU)" if beta == 1 else f"β={beta}"
    lines.append({"label": name, "color": color,
                  "data": swish(x, beta).tolist()})
lines.append({"label": "ReLU (β→∞)",
              "data": np.maximum(0, x).tolist(),
              "color": "#3b82f6", "dash": True})

# The value at the minimum, x = u / beta, is (u + 1) / beta.
lines.append({
    "label": "minimum", "color": "#64748b", "points": True,
    "x_data": [u / beta for beta in betas],
    "data": [(u + 1) / beta for beta in betas],
})

js.window.py_plot_data = json.dumps([{
    "title": "Swish for several β",
    "x_label": "x",
    "y_label": "f(x)",
    "y_range": [-1.5, 4],
    "x_data": x.tolist(),
    "lines": lines,
}])

# The minimum of SiLU, its place and its value:
round(u, 4), round(u / (1 + math.exp(-u)), 4)
