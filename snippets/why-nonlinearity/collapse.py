import json

import numpy as np

import js

deepest = 20  #@param {type:"slider", min:1, max:20, step:1, label:"depth"}

rng = np.random.default_rng(0)
width = 16
x = rng.standard_normal((width, 100))  # 100 input columns


def relu(z):
    return np.maximum(0, z)


affine = bent = x              # what each stack makes of x
W_all = np.eye(width)          # the one equivalent layer:
b_all = np.zeros((width, 1))   # W' and b', kept up to date
depths, gap_affine, gap_bent = [], [], []

for depth in range(1, deepest + 1):
    W = rng.standard_normal((width, width))
    W /= np.sqrt(width)        # keeps the outputs in scale
    b = 0.1 * rng.standard_normal((width, 1))

    affine = W @ affine + b
    # ReLU stands between layers, so not before the first.
    bent = W @ (x if depth == 1 else relu(bent)) + b
    W_all, b_all = W @ W_all, W @ b_all + b

    single = W_all @ x + b_all
    depths.append(depth)
    gap_affine.append(np.abs(affine - single).max())
    gap_bent.append(np.abs(bent - single).max())

numbers = width * width + width
print(f"{depth} layers: {depth * numbers} parameters")
print(f"one equivalent layer: {numbers} parameters")

# A log axis has no zero: exact agreement is put at 1e-17.
floor = 1e-17
js.window.py_plot_data = json.dumps([{
    "title": "A stack of layers against one affine layer",
    "x_label": "depth (number of layers)",
    "y_label": "largest difference",
    "y_scale": "log",
    "x_range": [1, 20],
    "y_range": [1e-17, 10],
    "x_data": depths,
    "lines": [
        {"label": "affine layers only",
         "data": np.maximum(gap_affine, floor).tolist(),
         "color": "#64748b"},
        {"label": "ReLU between the layers",
         "data": np.maximum(gap_bent, floor).tolist(),
         "color": "#3b82f6"},
    ],
}])
