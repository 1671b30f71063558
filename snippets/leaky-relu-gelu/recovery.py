import json

import numpy as np

import js

x = np.linspace(0, 1, 21)      # the same data as before
target = x


def train(alpha, rate=1.0, steps=150):
    """Fit a Leaky ReLU unit that starts switched off."""
    w, b = 0.7375, -1.25       # where the dead unit stopped
    losses, switched_on = [], None
    for step in range(steps + 1):
        z = w * x + b
        if switched_on is None and z.max() > 0:
            switched_on = step
        slope = np.where(z > 0, 1.0, alpha)
        error = slope * z - target   # output = slope * z
        losses.append(0.5 * (error * error).mean())
        w -= rate * (error * slope * x).mean()
        b -= rate * (error * slope).mean()
    print(f"α={alpha}: first positive pre-activation",
          f"at step {switched_on}")
    return losses


alphas = {0.0: "#3b82f6", 0.01: "#f59e0b", 0.1: "#b45309"}
js.window.py_plot_data = json.dumps([{
    "title": "A unit that starts on the negative side",
    "x_label": "step",
    "y_label": "loss",
    "x_data": list(range(151)),
    "lines": [
        {"label": f"α={alpha}" if alpha else "ReLU (α=0)",
         "data": train(alpha), "color": color}
        for alpha, color in alphas.items()
    ],
}])
