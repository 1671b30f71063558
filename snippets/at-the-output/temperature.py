import numpy as np

from book import plot

first = 2.0  #@param {type:"slider", min:-2, max:6, step:0.1}

z = np.array([first, 1.5, 0, 0, 0, 0])
T = np.geomspace(0.05, 20, 121)

scores = z[:, None] / T        # a row for each class
e = np.exp(scores - scores.max(axis=0))
p = e / e.sum(axis=0)

plot(T, {"first class": p[0], "second class": p[1],
         "each of the other four": p[2]},
     title="Six classes at every temperature",
     x_label="temperature T", y_label="probability",
     x_scale="log", y_range=[0, 1])
