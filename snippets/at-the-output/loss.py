import numpy as np

from book import plot

bits = 64  #@param [16, 32, 64]

z = np.linspace(-60, 60, 241).astype(f"float{bits}")

# The loss of an example with y = 0, in two steps: first the
# probability, then its logarithm. NumPy is told not to warn.
with np.errstate(all="ignore"):
    p = 1 / (1 + np.exp(-z))
    two_steps = -np.log(1 - p)

fused = np.logaddexp(0, z)     # the same, as one formula

first = z[np.isinf(two_steps)].min()
print(f"{bits} bits: in two steps infinite from z = {first} on")

plot(z, {"fused": fused, "in two steps": two_steps},
     title="One loss, computed in two ways",
     x_label="logit z", y_label="loss for y = 0",
     y_range=[-5, 65])
