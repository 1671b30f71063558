import numpy as np

with np.errstate(over="raise"):
    try:
        np.exp(1000.0)
    except FloatingPointError as error:
        print("caught:", error)
