import numpy as np

from book import plot

n = np.arange(1, 13)
plot(
    n,
    {
        "integers": n**9,
        "floating-point": n.astype(float) ** 9,
    },
    title="The ninth power, in two kinds of number",
    x_label="n",
    y_label="n⁹",
)
