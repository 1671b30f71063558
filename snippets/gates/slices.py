import numpy as np

from book import plot

v = 1.0  #@param {type:"slider", min:-3, max:3, step:0.1, label:"value v"}

g = np.linspace(-6, 6, 121)
silu = g / (1 + np.exp(-g))

plot(g, {"v = 2": 2 * silu, "v = -1": -silu,
         "the slider's v": {"y": v * silu, "dash": False,
                            "color": "#c026d3"}},
     title="One unit of SwiGLU",
     x_label="gate g", y_label="SiLU(g) · v",
     y_range=[-6, 12])
