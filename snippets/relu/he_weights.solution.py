import numpy as np


def he_weights(fan_in, fan_out, rng):
    scale = np.sqrt(2 / fan_in)
    return rng.normal(0, scale, size=(fan_out, fan_in))
