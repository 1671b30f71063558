import json
import math

import numpy as np

import js

beta = 2.0  #@param {type:"slider", min:0.1, max:10, step:0.1}


def swish(x, b):
    # x times sigmoid(b*x)
    return x / (1 + np.exp(-b * x))


# Where the slope is 0, u = b*x solves u = -1 - exp(u).
u = -1.0
for _ in range(60):
    u = -1 - math.exp(u)

x = np.linspace(-6, 4, 201)
betas = {0.5: "#0e7490", 1: "#06b6d4", 5: "#6366f1"}
betas[beta] = "#c026d3"        # the slider's

lines = [{"label": "β=0 (x/2)", "data": (x / 2).tolist(),
          "color": "#94a3b8", "dash": True}]
for b, color in betas.items():
    name = "β=1 (SiLU)" if b == 1 else f"β={b}"
    lines.append({"label": name, "color": color,
                  "data": swish(x, b).tolist()})
lines.append({"label": "ReLU (β→∞)",
              "data": np.maximum(0, x).tolist(),
              "color": "#3b82f6", "dash": True})

# The value at the minimum, x = u / beta, is (u + 1) / beta.
lines.append({
    "label": "minimum", "color": "#64748b", "points": True,
    "x_data": [u / b for b in betas],
    "data": [(u + 1) / b for b in betas],
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
