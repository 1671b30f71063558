"""Three programs of the chapter that this book grew from, word for word.

They were written for a page that runs Python itself; a cell must run them unchanged.
"""

RELU = """\
import numpy as np
import json
import js
x = np.linspace(-5, 5, 200)
relu = np.maximum(0, x)
relu_grad = (x > 0).astype(float)
plot_data = [{
"title": "ReLU and its Gradient",
"x_label": "x",
"y_label": "f(x)",
"x_data": x.tolist(),
"lines": [
{"label": "ReLU(x)", "data": relu.tolist(), "color": "#3b82f6"},
{"label": "Gradient", "data": relu_grad.tolist(), "color": "#ef4444"}
]
}]
js.window.py_plot_data = json.dumps(plot_data)
"""

COMPARISON = """\
import numpy as np
import json
import js
from math import sqrt, pi
x = np.linspace(-3, 3, 300)
relu = np.maximum(0, x)
leaky_relu = np.where(x > 0, x, 0.01 * x)
# GELU approximation
gelu = 0.5 * x * (1 + np.tanh(sqrt(2/pi) * (x + 0.044715 * x**3)))
plot_data = [{
"title": "ReLU vs Leaky ReLU vs GELU",
"x_label": "x",
"y_label": "f(x)",
"x_data": x.tolist(),
"lines": [
{"label": "ReLU", "data": relu.tolist(), "color": "#3b82f6"},
{"label": "Leaky ReLU (α=0.01)", "data": leaky_relu.tolist(), "color": "#f59e0b"},
{"label": "GELU", "data": gelu.tolist(), "color": "#10b981"}
]
}]
js.window.py_plot_data = json.dumps(plot_data)
"""

SIGMOID_AND_TANH = """\
import numpy as np
import json
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
{"label": "Sigmoid", "data": sigmoid.tolist(), "color": "#8b5cf6"},
{"label": "Tanh", "data": tanh.tolist(), "color": "#ec4899"}
]
},
{
"title": "Gradients: Sigmoid vs Tanh",
"x_label": "x",
"y_label": "f'(x)",
"x_data": x.tolist(),
"lines": [
{"label": "Sigmoid gradient (max 0.25)", "data": sigmoid_grad.tolist(), "color": "#8b5cf6"},
{"label": "Tanh gradient (max 1.0)", "data": tanh_grad.tolist(), "color": "#ec4899"}
]
}
]
js.window.py_plot_data = json.dumps(plot_data)
"""

PROGRAMS = {"relu": RELU, "comparison": COMPARISON, "sigmoid and tanh": SIGMOID_AND_TANH}
