"""What plausible wrong answers to the exercises are told, and that every check has teeth."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from tests.runtime.checking import checked
from textbook.runtime.exercise import check_names
from textbook.tooling.steps import ROOT

SNIPPETS = ROOT / "snippets"
CHECKS = sorted(
    path.relative_to(SNIPPETS).as_posix().removesuffix(".check.py")
    for path in SNIPPETS.rglob("*.check.py")
)


@dataclass(frozen=True)
class Wrong:
    """A wrong answer, a check that it fails, and a part of what its author reads."""

    exercise: str
    answer: str
    check: str
    told: str
    imports: str = "import math\nimport numpy as np\n"


RELU = "relu/relu_gradient"
DEAD = "relu/dead_units"
HE = "relu/he_weights"
SIGMOID = "sigmoid-tanh/stable_sigmoid"
TANH = "sigmoid-tanh/tanh_gradient"
GELU = "leaky-relu-gelu/gelu_exact"
DIFFERENCES = "leaky-relu-gelu/gradient_check"
COLLAPSE = "why-nonlinearity/collapse_layers"
SILU = "swish/silu_minimum"
SOFTMAX = "when-to-use-what/softmax"
SQUARE = "writing-a-page/square"
CROSS_ENTROPY = "at-the-output/cross_entropy"
SWIGLU = "gates/swiglu"

SWIGLU_ANSWER = """
def silu(z):
    return z / (1 + np.exp(-z))
def swiglu(X, W1, W3, W2):
    return ({}) @ W2.T
def matched_width(d, multiple):
    return {}
"""
ERF = "erf = np.vectorize(math.erf)\n"
SIMPLE_BISECT = """
def bisect(f, left, right, tolerance=1e-10):
    while right - left > tolerance:
        middle = (left + right) / 2
        if f(middle) {sign} 0:
            left = middle
        else:
            right = middle
    return (left + right) / 2
"""
FOR_EACH = """
def numerical_gradient(f, x, h=1e-5):
    g = {start}
    for i in range(len(x)):
        step = np.zeros(len(x))
        step[i] = {step}
        g[i] = {quotient}
    return g
"""
TWO_SIDED = "(f(x + step) - f(x - step)) / (2 * h)"


def differences(start: str = "np.zeros(len(x))", step: str = "h", quotient: str = TWO_SIDED) -> str:
    return FOR_EACH.format(start=start, step=step, quotient=quotient)


WRONG = [
    Wrong(RELU, "def relu(x): return max(0, x)", "positive", "np.maximum"),
    Wrong(RELU, "def relu(x): return np.max(0, x)", "positive", "raises"),
    Wrong(RELU, "def relu(x): return x * (x >= 1)", "positive", "gives 0.0 at index 0"),
    Wrong(
        RELU,
        "relu = np.vectorize(lambda v: v if v > 0 else 0)",
        "fractions",
        "gives 0 at index",
    ),
    Wrong(RELU, "def relu(x): return np.maximum(0, x).round()", "fractions", "at index"),
    Wrong(RELU, "def relu(x): return abs(x)", "negative", "there the input is -40.0"),
    Wrong(RELU, "def relu(x):\n    x[x < 0] = 0\n    return x", "negative", "changes its argument"),
    Wrong(RELU, "def relu(x):\n    np.maximum(0, x)", "negative", "Did you forget `return`?"),
    Wrong(RELU, "def relu(x): return [max(0, t) for t in x]", "positive", "np.array(…)"),
    Wrong(RELU, "def Relu(x): return np.maximum(0, x)", "positive", "It has `Relu`"),
    Wrong(RELU, "relu = np.array([1.0])", "positive", "`relu` is no function"),
    Wrong(RELU, "def relu(): return 0", "positive", "takes 0 positional arguments"),
    Wrong(RELU, "def relu_gradient(x): return x > 0", "slopes", "Add .astype(float)"),
    Wrong(RELU, "def relu_gradient(x): return np.sign(x)", "slopes", "gives -1.0 at index 0"),
    Wrong(RELU, "def relu_gradient(x): return (x >= 0) * 1.0", "at_zero", "and 0.0 is expected"),
    Wrong(RELU, "def relu_gradient(x): return x / x * (x > 0)", "at_zero", "nan comes from"),
    Wrong(
        RELU,
        "def relu(x): return np.array([max(0, t) for t in x])\n"
        "def relu_gradient(x): return np.where(x > 0, 1.0, 0.0)",
        "any_shape",
        "truth value of an array",
    ),
    Wrong(DEAD, "def dead_units(X, W, b): return X @ W.T + b <= 0", "one_mark_a_unit", "(3, 4)"),
    Wrong(
        DEAD,
        "def dead_units(X, W, b): return np.all(X @ W.T + b <= 0, axis=1)",
        "one_mark_a_unit",
        "(3,)",
    ),
    Wrong(
        DEAD,
        "def dead_units(X, W, b): return np.all(X @ W.T + b <= 0, axis=0) * 1",
        "boolean",
        "int64",
    ),
    Wrong(
        DEAD,
        "def dead_units(X, W, b): return np.all(X @ W.T + b < 0, axis=0)",
        "exactly_zero",
        "gives False at index 0",
    ),
    Wrong(
        DEAD,
        "def dead_units(X, W, b): return np.any(X @ W.T + b <= 0, axis=0)",
        "off_for_some",
        "gives True",
    ),
    Wrong(
        DEAD,
        "def dead_units(X, W, b): return np.all(X @ W.T + b > 0, axis=0)",
        "off_for_all",
        "gives False",
    ),
    Wrong(
        DEAD,
        "def dead_units(X, W, b): return np.all(X @ W + b <= 0, axis=0)",
        "boolean",
        "mismatch",
    ),
    Wrong(
        HE,
        "def he_weights(fan_in, fan_out, rng): return rng.normal(size=(fan_in, fan_out))",
        "shape",
        "W @ x needs (5, 3)",
    ),
    Wrong(
        HE,
        "def he_weights(fan_in, fan_out, rng):\n"
        "    return rng.normal(0, 2 / fan_in, (fan_out, fan_in))",
        "scale",
        "take its root",
    ),
    Wrong(
        HE,
        "def he_weights(fan_in, fan_out, rng):\n"
        "    return rng.normal(0, np.sqrt(2 / fan_out), (fan_out, fan_in))",
        "scale",
        "right for the fan-out",
    ),
    Wrong(
        HE,
        "def he_weights(fan_in, fan_out, rng):\n"
        "    return np.random.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))",
        "seeded",
        "A second call with an equal generator",
    ),
    Wrong(
        HE,
        "def he_weights(fan_in, fan_out, rng):\n"
        "    rng = np.random.default_rng(0)\n"
        "    return rng.normal(0, np.sqrt(2 / fan_in), (fan_out, fan_in))",
        "seeded",
        "make no generator of your own",
    ),
    Wrong(
        HE,
        "def he_weights(fan_in, fan_out, rng):\n"
        "    return rng.random((fan_out, fan_in)) * np.sqrt(2 / fan_in)",
        "mean",
        "It should be 0",
    ),
    Wrong(
        HE,
        "def he_weights(fan_in, fan_out, rng):\n"
        "    return rng.normal(0, 1, (fan_out, fan_in)).astype(np.float32)",
        "kind",
        "float32",
    ),
    Wrong(SIGMOID, "def sigmoid(x): return 1 / (1 + np.exp(x))", "values", "is expected"),
    Wrong(
        SIGMOID, "def sigmoid(x): return np.exp(x) / (1 + np.exp(x))", "extremes", "nan comes from"
    ),
    Wrong(SIGMOID, "def sigmoid(x): return 1 / (1 + np.exp(-x))", "no_overflow", "np.exp(1000.0)"),
    Wrong(
        SIGMOID, "def sigmoid(x): return 1 / (2 + np.expm1(-x))", "no_overflow", "np.expm1(1000.0)"
    ),
    Wrong(
        SIGMOID,
        "def sigmoid(x): return 1 / (1 + exp(-x))",
        "no_overflow",
        "np.exp(1000.0)",
        "from numpy import exp\n",
    ),
    Wrong(
        SIGMOID,
        "def sigmoid(x):\n"
        "    return np.where(x >= 0, 1 / (1 + np.exp(-x)), np.exp(x) / (1 + np.exp(x)))",
        "no_overflow",
        "np.where computes both its sides",
    ),
    Wrong(
        SIGMOID,
        "def sigmoid(x):\n    return (1 + np.tanh(x / 2)) / 2",
        "small_values",
        "there the input is -40.0",
    ),
    Wrong(
        SIGMOID,
        "def sigmoid(x):\n"
        "    out = np.empty(len(x))\n"
        "    out[x >= 0] = 1 / (1 + np.exp(-x[x >= 0]))\n"
        "    e = np.exp(x[x < 0])\n"
        "    out[x < 0] = e / (1 + e)\n"
        "    return out",
        "any_shape",
        "raises",
    ),
    Wrong(TANH, "def tanh_gradient(x): return 1 - np.tanh(x)", "values", "is expected"),
    Wrong(
        TANH,
        "def tanh_gradient(x):\n    t = np.tanh(x)\n    return 1 - np.tanh(t) ** 2",
        "values",
        "is expected",
    ),
    Wrong(TANH, "def tanh_gradient(x): return 1 - np.tanh(x) * np.tanh(x)", "once", "2 times"),
    Wrong(
        TANH,
        "def tanh_gradient(x): return 1 - tanh(x) * tanh(x)",
        "once",
        "2 times",
        "from numpy import tanh\n",
    ),
    Wrong(TANH, "def tanh_gradient(x): return 1 / np.cosh(x) ** 2", "once", "not called at all"),
    Wrong(
        TANH,
        "def tanh_gradient(x):\n    t = np.tanh(x)\n    return t * t",
        "one_number",
        "and 1.0 is expected",
    ),
    Wrong(GELU, ERF + "def gelu(x): return (1 + erf(x)) / 2 * x", "at_one", "is expected"),
    Wrong(
        GELU,
        "def gelu(x):\n"
        "    u = math.sqrt(2 / math.pi) * (x + 0.044715 * x * x * x)\n"
        "    return x / 2 * (1 + np.tanh(u))",
        "exact",
        "at most 1e-08 is allowed",
    ),
    Wrong(
        GELU,
        "erf = np.frompyfunc(math.erf, 1, 1)\n"
        "def gelu(x): return x / 2 * (1 + erf(x / math.sqrt(2)))",
        "exact",
        "Add .astype(float)",
    ),
    Wrong(
        GELU,
        "def gelu(x): return np.array([t / 2 * (1 + math.erf(t / 2**0.5)) for t in x])\n"
        "def gelu_gradient(x): return x",
        "matrix",
        "raises TypeError",
    ),
    Wrong(
        GELU,
        ERF + "def gelu_gradient(x): return (1 + erf(x / 2**0.5)) / 2",
        "gradient",
        "is expected",
    ),
    Wrong(
        GELU,
        "def gelu_gradient(x): return np.exp(-x * x / 2) / math.sqrt(2 * math.pi)",
        "slope_at_zero",
        "and 0.5 is expected",
    ),
    Wrong(
        DIFFERENCES,
        "def numerical_gradient(f, x, h=1e-5): return (f(x + h) - f(x - h)) / (2 * h)",
        "linear",
        "is one number",
    ),
    Wrong(
        DIFFERENCES,
        differences(quotient="(f(x + step) - f(x)) / h"),
        "two_sided",
        "The error is",
    ),
    Wrong(DIFFERENCES, differences(start="np.zeros_like(x)"), "whole_numbers", "is expected"),
    Wrong(
        DIFFERENCES,
        differences(step="1e-5", quotient="(f(x + step) - f(x - step)) / 2e-5"),
        "step",
        "is expected",
    ),
    Wrong(
        DIFFERENCES,
        "def numerical_gradient(f, x, h=1e-5):\n"
        "    g = np.zeros(len(x))\n"
        "    y = x + 0.0\n"
        "    for i in range(len(x)):\n"
        "        y[i] += h\n"
        "        g[i] = (f(y) - f(x)) / h\n"
        "    return g",
        "each_by_itself",
        "is expected",
    ),
    Wrong(
        DIFFERENCES,
        "def numerical_gradient(f, x, h=1e-5):\n"
        "    g = np.zeros(len(x))\n"
        "    for i in range(len(x)):\n"
        "        x[i] += h\n"
        "        g[i] = f(x) / h\n"
        "    return g",
        "linear",
        "changes its argument",
    ),
    Wrong(COLLAPSE, "def collapse(layers): return layers", "one_layer", "returns 1 values"),
    Wrong(
        COLLAPSE,
        "def collapse(layers):\n"
        "    W, b = layers[0]\n"
        "    for V, c in layers[1:]:\n"
        "        W, b = W @ V, W @ c + b\n"
        "    return W, b",
        "two_layers",
        "The second value of collapse",
    ),
    Wrong(
        COLLAPSE,
        "def collapse(layers):\n"
        "    W, b = layers[0]\n"
        "    for V, c in layers[1:]:\n"
        "        W, b = W @ V, W @ c + b\n"
        "    return W, b",
        "widths",
        "mismatch",
    ),
    Wrong(
        COLLAPSE,
        "def collapse(layers):\n"
        "    W, b = layers[0]\n"
        "    for V, c in layers[1:]:\n"
        "        W, b = V @ W, b + c\n"
        "    return W, b",
        "same_output",
        "shape",
    ),
    Wrong(SILU, SIMPLE_BISECT.format(sign="<"), "falling", "and 1.0 is expected"),
    Wrong(SILU, SIMPLE_BISECT.format(sign=">"), "rising", "is expected"),
    Wrong(
        SILU,
        "def bisect(f, left, right, tolerance=1e-10):\n"
        "    for _ in range(200):\n"
        "        middle = (left + right) / 2\n"
        "        if (f(left) > 0) == (f(middle) > 0): left = middle\n"
        "        else: right = middle\n"
        "    return middle",
        "tolerance",
        "400 times",
    ),
    Wrong(SILU, "def silu_minimum(): return -0.278464542761", "minimum", "is expected"),
    Wrong(SOFTMAX, "def softmax(z): return z / z.sum()", "values", "is expected"),
    Wrong(
        SOFTMAX,
        "def softmax(z):\n    e = np.exp(z)\n    return e / e.sum()",
        "large",
        "nan comes from",
    ),
    Wrong(
        SOFTMAX,
        "def softmax(z):\n    z -= z.max()\n    e = np.exp(z)\n    return e / e.sum()",
        "values",
        "changes its argument",
    ),
    Wrong(
        SOFTMAX,
        "def softmax(z):\n    e = np.exp(z - z.max())\n    return e / e.sum()",
        "rows",
        "is expected",
    ),
    Wrong(
        SOFTMAX,
        "def softmax(z):\n    e = np.exp(z - z.min())\n    return e / e.sum()",
        "no_overflow",
        "is infinite",
    ),
    Wrong(
        SOFTMAX,
        "def softmax(z):\n    e = np.exp(np.minimum(z, 700))\n    return e / e.sum()",
        "very_negative",
        "nan comes from",
    ),
    Wrong(
        CROSS_ENTROPY,
        "def cross_entropy(z, k):\n    e = np.exp(z - z.max(axis=1, keepdims=True))\n"
        "    return -np.log((e / e.sum(axis=1, keepdims=True))[:, k].diagonal() + 1e-3)",
        "values",
        "is expected",
    ),
    Wrong(
        CROSS_ENTROPY,
        "def cross_entropy(z, k):\n    e = np.exp(z - z.max(axis=1, keepdims=True))\n"
        "    return -np.log((e / e.sum(axis=1, keepdims=True))[np.arange(len(z)), k])",
        "wrong_and_sure",
        "inf",
    ),
    Wrong(
        CROSS_ENTROPY,
        "def cross_entropy(z, k):\n"
        "    return np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), k]",
        "shift",
        "is expected",
    ),
    Wrong(
        CROSS_ENTROPY,
        "def cross_entropy(z, k):\n    z = z - z.min(axis=1, keepdims=True)\n"
        "    return np.log(np.exp(z).sum(axis=1)) - z[np.arange(len(z)), k]",
        "no_overflow",
        "is infinite",
    ),
    Wrong(SWIGLU, SWIGLU_ANSWER.format("silu(X @ W1.T)", "8 * d // 3"), "one_unit", "is expected"),
    Wrong(SWIGLU, SWIGLU_ANSWER.format("(X @ W1.T) * silu(X)", "0"), "square", "is expected"),
    Wrong(
        SWIGLU,
        SWIGLU_ANSWER.format("silu(X @ W1.T) @ (X @ W3.T).T", "0"),
        "shapes",
        "matmul",
    ),
    Wrong(SWIGLU, SWIGLU_ANSWER.format("X", "4 * d"), "even", "is expected"),
    Wrong(
        SWIGLU, SWIGLU_ANSWER.format("X", "8 * d // 3 // multiple * multiple"), "rounded", "11008"
    ),
    Wrong(SQUARE, "def square(x): return x + x", "values", "there the input is"),
    Wrong(SQUARE, "def square(x): return x ** 3", "even", "The square of -3 is -27.0"),
]


def source(exercise: str, kind: str) -> str:
    return (SNIPPETS / f"{exercise}.{kind}.py").read_text("utf-8")


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: f"{wrong.exercise}-{wrong.check}")
def test_a_wrong_answer_is_told_what_is_wrong(wrong: Wrong) -> None:
    found = checked(wrong.imports + wrong.answer + "\n", source(wrong.exercise, "check"))
    assert found.result["state"] == "ok", found.result["error"]
    assert wrong.told in found.failed[wrong.check]


@pytest.mark.parametrize("exercise", CHECKS)
def test_every_check_can_be_failed_by_a_plausible_answer(exercise: str) -> None:
    names = {check.name for check in check_names(source(exercise, "check"))}
    assert names == {wrong.check for wrong in WRONG if wrong.exercise == exercise}


@pytest.mark.parametrize("exercise", CHECKS)
def test_the_solution_passes_here_as_in_the_build(exercise: str) -> None:
    assert not checked(source(exercise, "solution"), source(exercise, "check")).failed


@pytest.mark.parametrize("exercise", CHECKS)
def test_the_code_of_an_exercise_fits_its_cell(exercise: str) -> None:
    for kind in ("start", "solution"):
        assert max(map(len, source(exercise, kind).splitlines())) <= 72
