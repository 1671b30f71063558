import json

import numpy as np

import js

scale = 1.0  #@param {type:"slider", min:0.1, max:5, step:0.1}

x = np.linspace(-5, 5, 200)
z = scale * x                  # the pre-activation
sigmoid = 1 / (1 + np.exp(-z))
sigmoid_grad = sigmoid * (1 - sigmoid)
tanh = np.tanh(z)
tanh_grad = 1 - tanh**2

for name, slope, top in [("sigmoid", sigmoid_grad, 0.25),
                         ("tanh", tanh_grad, 1.0)]:
    share = (slope < 0.1 * top).mean()
    print(f"{name}: slope below a tenth of its largest for {share:.0%}")

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
