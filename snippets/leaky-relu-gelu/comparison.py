import json
from math import pi, sqrt

import numpy as np

import js

alpha = 0.01  #@param {type:"slider", min:0, max:0.5, step:0.01}

x = np.linspace(-3, 3, 300)
relu = np.maximum(0, x)
leaky_relu = np.where(x > 0, x, alpha * x)
# GELU, tanh approximation
inner = sqrt(2/pi) * (x + 0.044715 * x**3)
gelu = 0.5 * x * (1 + np.tanh(inner))

plot_data = [{
    "title": "ReLU vs Leaky ReLU vs GELU",
    "x_label": "x",
    "y_label": "f(x)",
    "x_data": x.tolist(),
    "lines": [
        {"label": "ReLU",
         "data": relu.tolist(), "color": "#3b82f6"},
        {"label": f"Leaky ReLU (α={alpha})",
         "data": leaky_relu.tolist(), "color": "#f59e0b"},
        {"label": "GELU (tanh approximation)",
         "data": gelu.tolist(), "color": "#10b981"},
    ],
}]
js.window.py_plot_data = json.dumps(plot_data)
