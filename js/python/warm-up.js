// A Python that has just started is slow. A browser compiles code once more, and better, when it has
// run for a while; a start from the snapshot has run next to none. So a program like those of the book
// is run some times, when nobody waits, ahead of the reader's next one.

/** How many runs it takes until they get no quicker. */
const ENOUGH = 30;

export class WarmUp {
  #runs = 0;
  #works = true;

  /** Another Python has started. */
  begin() {
    this.#runs = 0;
  }

  /** It has run something, whatever that was. */
  ran() {
    this.#runs += 1;
    if (this.#runs === ENOUGH) performance.mark('python:warm');
  }

  /** The warming up itself has brought a Python down: no other is tried with it. */
  giveUp() {
    this.#works = false;
  }

  get isWanted() {
    return this.#works && this.#runs < ENOUGH;
  }
}

export const PROGRAM = `import json
from math import pi, sqrt

import numpy as np

import js

alpha = 0.01

def leaky_relu(x, alpha):
    """Leaky ReLU."""
    return np.where(x > 0, x, alpha * x)

x = np.linspace(-3, 3, 300)
inner = sqrt(2 / pi) * (x + 0.044715 * x**3)
lines = {
    "ReLU": np.maximum(0, x),
    f"Leaky ReLU, {alpha}": leaky_relu(x, alpha),
    "GELU": 0.5 * x * (1 + np.tanh(inner)),
}
js.window.py_plot_data = json.dumps([{
    "x_data": x.tolist(),
    "lines": [{"label": label, "data": y.tolist()} for label, y in lines.items()],
}])
print(f"{np.mean(x):.3f}", x[x > 0].shape)
`;
