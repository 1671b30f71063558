import json

import numpy as np

import js

x = np.linspace(0, 1, 21)      # the whole training set
target = x                     # w = 1, b = 0 would do


def train(rate, steps=30):
    """Fit one ReLU unit; return the loss at each step."""
    w, b = 2.0, 1.0
    losses = []
    for _ in range(steps + 1):
        z = w * x + b                  # pre-activations
        error = np.maximum(0, z) - target
        losses.append(0.5 * (error * error).mean())
        slope = (z > 0).astype(float)  # ReLU'(z)
        grad_w = (error * slope * x).mean()
        grad_b = (error * slope).mean()
        w -= rate * grad_w
        b -= rate * grad_b
    # w*x + b is largest at an end of the interval.
    print(f"rate {rate}: w = {w:.3f}, b = {b:.3f}, "
          f"largest pre-activation {max(b, w + b):.3f}")
    return losses


rates = {0.1: "#64748b", 1.0: "#3b82f6", 1.5: "#b91c1c"}
js.window.py_plot_data = json.dumps([{
    "title": "One ReLU unit, three learning rates",
    "x_label": "step",
    "y_label": "loss",
    "x_data": list(range(31)),
    "lines": [
        {"label": f"learning rate {rate}",
         "data": train(rate), "color": color}
        for rate, color in rates.items()
    ],
}])
