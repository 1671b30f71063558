import json

import numpy as np

import js

x = np.linspace(-5, 5, 200)
relu = np.maximum(0, x)
relu_grad = (x > 0).astype(float)

# The grid has no point at 0: a plain line would draw the
# gradient's jump as a ramp. "step" draws it as a jump,
# half-way between two points.
plot_data = [{
    "title": "ReLU and its Gradient",
    "x_label": "x",
    "y_label": "f(x)",
    "x_data": x.tolist(),
    "lines": [
        {"label": "ReLU(x)", "data": relu.tolist(),
         "color": "#3b82f6"},
        {"label": "Gradient", "data": relu_grad.tolist(),
         "color": "#ef4444", "step": "middle"},
    ],
}]
js.window.py_plot_data = json.dumps(plot_data)
