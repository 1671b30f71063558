import numpy as np


def he_weights(fan_in, fan_out, rng):
    return rng.normal(size=(fan_in, fan_out))


W = he_weights(200, 500, np.random.default_rng(0))
print(W.shape, W.std())
