import json

import numpy as np

import js

depth = 10  #@param {type:"slider", min:2, max:20, step:1}
s = 1.0  #@param {type:"slider", min:0.5, max:4, step:0.1, label:"scale s"}

rng = np.random.default_rng(0)
networks, width = 12, 64
# The same random draws for every function: weights of
# variance 1/width, an input, and a gradient that arrives
# at the output. The first index counts the networks.
shape = (networks, depth, width, width)
weights = rng.standard_normal(shape) / np.sqrt(width)
inputs = rng.standard_normal((networks, width, 1))
arriving = rng.standard_normal((networks, width, 1))


def rms(g):
    # One number for each network.
    return np.sqrt((g * g).mean(axis=(1, 2)))


def gradient_sizes(f, df, scale):
    """RMS gradient after going back 0, 1, ... layers."""
    h, z = inputs, []
    for k in range(depth):               # forward
        z.append(scale * (weights[:, k] @ h))
        h = f(z[k])
    g = arriving
    sizes = [rms(g)]
    for k in reversed(range(depth)):     # the chain rule
        g = scale * (weights[:, k].mT @ (df(z[k]) * g))
        sizes.append(rms(g))
    return np.median(np.array(sizes) / sizes[0], axis=1)


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def sigmoid_grad(z):
    return sigmoid(z) * (1 - sigmoid(z))


def tanh_grad(z):
    return 1 - np.tanh(z) * np.tanh(z)


def relu(z):
    return np.maximum(0, z)


def relu_grad(z):
    return (z > 0).astype(float)


lines = []
for name, f, df, scale, color in [
    ("sigmoid", sigmoid, sigmoid_grad, s, "#8b5cf6"),
    ("sigmoid fitted", sigmoid, sigmoid_grad, 8, "#8b5cf6"),
    ("tanh", np.tanh, tanh_grad, s, "#ec4899"),
    ("tanh fitted", np.tanh, tanh_grad, 5 / 3, "#ec4899"),
    ("ReLU", relu, relu_grad, s, "#3b82f6"),
    ("ReLU fitted", relu, relu_grad, np.sqrt(2), "#3b82f6"),
]:
    sizes = gradient_sizes(f, df, scale)
    label = f"{name}, scale {scale:.3g}"
    print(f"{label:25} keeps {sizes[-1]:.2g}")
    lines.append({"label": label, "color": color,
                  "data": sizes.tolist(),
                  "dash": "fitted" in name})

js.window.py_plot_data = json.dumps([{
    "title": "A gradient on its way back",
    "x_label": "layers gone back",
    "y_label": "RMS gradient, relative",
    "y_scale": "log",
    "x_data": list(range(depth + 1)),
    "lines": lines,
}])
