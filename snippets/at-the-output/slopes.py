import numpy as np

from book import plot

y = 1.0  #@param {type:"slider", min:0, max:1, step:0.05, label:"target y"}

z = np.linspace(-8, 8, 161)
p = 1 / (1 + np.exp(-z))

cross_entropy = p - y
squared = 2 * (p - y) * p * (1 - p)

plot(z, {"cross-entropy": cross_entropy, "squared error": squared},
     title="The gradient that reaches the logit",
     x_label="logit z", y_label="∂L/∂z", y_range=[-1, 1])
