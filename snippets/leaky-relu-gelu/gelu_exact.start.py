import math

import numpy as np

erf = np.vectorize(math.erf)  # the error function, for arrays


def gelu(x):
    ...


def gelu_gradient(x):
    ...
