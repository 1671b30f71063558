import json

import numpy as np

import js

x = np.linspace(-5, 5, 200)
sigmoid = 1 / (1 + np.exp(-x))
sigmoid_grad = sigmoid * (1 - sigmoid)
tanh = np.tanh(x)
tanh_grad = 1 - tanh**2

plot_data = [
    {
        "title": "Sigmoid and Tanh",
        "x_label": "x",
        "y_label": "f(x)",
        "x_data": x.tolist(),
        "lines": [
            {"label": "Sigmoid", "data": sigmoid.tolist(),
             "color": "#8b5cf6"},
            {"label": "Tanh", "data": tanh.tolist(),
             "color": "#ec4899"},
        ],
    },
    {
        "title": "Gradients: Sigmoid vs Tanh",
        "x_label": "x",
        "y_label": "f'(x)",
        "x_data": x.tolist(),
        "lines": [
            {"label": "Sigmoid gradient (max 0.25)",
             "data": sigmoid_grad.tolist(), "color": "#8b5cf6"},
            {"label": "Tanh gradient (max 1.0)",
             "data": tanh_grad.tolist(), "color": "#ec4899"},
        ],
    },
]
js.window.py_plot_data = json.dumps(plot_data)
