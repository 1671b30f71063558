import json
import math

import numpy as np

import js

x = np.linspace(-4, 4, 161)

# NumPy has no erf, so the standard library's goes over the grid.
erf = np.frompyfunc(math.erf, 1, 1)
exact = 0.5 * x * (1 + erf(x / math.sqrt(2)).astype(float))

inner = math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)
tanh_form = 0.5 * x * (1 + np.tanh(inner))

error = tanh_form - exact
# The error is symmetric; look for its largest value where x > 0.
right = x > 0
worst = np.abs(error[right]).argmax()
print(f"largest error on this grid: {abs(error[right][worst]):.3e}"
      f" at |x| = {x[right][worst]:.2f}")

js.window.py_plot_data = json.dumps([
    {
        "title": "GELU: exact and tanh form",
        "x_label": "x",
        "y_label": "f(x)",
        "x_data": x.tolist(),
        "lines": [
            {"label": "GELU (exact)", "data": exact.tolist(),
             "color": "#10b981"},
            {"label": "GELU (tanh approximation)",
             "data": tanh_form.tolist(),
             "color": "#64748b", "dash": True},
        ],
    },
    {
        "title": "Error of the tanh form",
        "x_label": "x",
        "y_label": "tanh form − exact",
        "x_data": x.tolist(),
        "lines": [
            {"label": "error", "data": error.tolist(),
             "color": "#10b981"},
        ],
    },
])
