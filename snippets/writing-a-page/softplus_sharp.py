import json

import numpy as np

import js

sharpness = 1.0  #@param {type:"slider", min:0.5, max:5, step:0.1}
show_relu = True  #@param {type:"boolean", label:"with ReLU"}

x = np.linspace(-5, 5, 201)
softplus = np.logaddexp(0, sharpness * x) / sharpness
lines = [{"label": "Softplus", "data": softplus.tolist(),
          "color": "#0d9488"}]
if show_relu:
    lines.append({"label": "ReLU", "color": "#3b82f6",
                  "data": np.maximum(0, x).tolist()})

js.window.py_plot_data = json.dumps([{
    "title": "Softplus of any sharpness",
    "x_label": "x",
    "y_label": "f(x)",
    "x_data": x.tolist(),
    "lines": lines,
}])
