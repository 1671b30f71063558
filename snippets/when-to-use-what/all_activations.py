import json
import math

import numpy as np

import js

x = np.linspace(-4, 4, 320)     # an even number of points: none at 0
alpha = 0.01

erf = np.frompyfunc(math.erf, 1, 1)
Phi = 0.5 * (1 + erf(x / math.sqrt(2)).astype(float))
phi = np.exp(-x * x / 2) / math.sqrt(2 * math.pi)
s = 1 / (1 + np.exp(-x))
t = np.tanh(x)

# name: (the function, its derivative, colour)
table = {
    "ReLU": (np.maximum(0, x), np.where(x > 0, 1.0, 0.0), "#3b82f6"),
    "Leaky ReLU (α=0.01)": (np.where(x > 0, x, alpha * x),
                            np.where(x > 0, 1.0, alpha), "#f59e0b"),
    "GELU": (x * Phi, Phi + x * phi, "#10b981"),
    "SiLU": (x * s, s + x * s * (1 - s), "#06b6d4"),
    "Sigmoid": (s, s * (1 - s), "#8b5cf6"),
    "Tanh": (t, 1 - t * t, "#ec4899"),
}

functions, gradients = [], []
print("slopes on this grid:")
for name, (f, df, color) in table.items():
    print(f"{name:19} {df.min():6.3f} to {df.max():.3f}")
    functions.append({"label": name, "data": f.tolist(),
                      "color": color})
    gradient = {"label": name, "data": df.tolist(), "color": color}
    if "ReLU" in name:
        gradient["step"] = "middle"    # a jump at 0, not a ramp
    gradients.append(gradient)

js.window.py_plot_data = json.dumps([
    {"title": "Activation functions", "x_label": "x",
     "y_label": "f(x)", "x_data": x.tolist(), "lines": functions},
    {"title": "Their gradients", "x_label": "x",
     "y_label": "f'(x)", "x_data": x.tolist(), "lines": gradients},
])
