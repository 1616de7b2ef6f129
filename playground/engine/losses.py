"""How wrong the network is, as one number C, and how C changes with each raw score.

All losses take the raw scores (logits) of the last layer. Softmax and sigmoid live inside their
cross-entropies: the logarithm then meets the exponential on paper instead of in floating point, so every
score gives a finite loss, and the gradient is simply `prediction - target`.

Losses are means over rows: the 1/N enters once, in `gradient`, and nowhere else in the engine.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from playground.engine.activations import sigmoid
from playground.engine.written import UNWRITTEN, Written


class Loss(NamedTuple):
    """A loss on raw scores (N, K).

    `value(scores, y) -> float`; `gradient(scores, y, out=None) -> dC/dscores (N, K)`;
    `predict(scores) -> (N, K)` turns scores into predictions (probabilities, or the scores themselves);
    `decide(scores) -> (N,)` names the class that the scores speak for. `targets` is what y must be: "numbers"
    (N,) or (N, K), one "row" (N, K) of shares a sample, or "classes" 0 .. K-1, (N,). `threshold` is the score of a
    single output above which it speaks for class 1; None where every class has an output of its own. `fits_values`
    tells whether y may be values to predict instead of classes. `written` are the lines that stand for the value,
    the gradient and the predictions in exported files.
    """

    title: str
    value: Callable
    gradient: Callable
    predict: Callable
    decide: Callable
    targets: str
    threshold: float | None = None
    fits_values: bool = False
    written: Written = UNWRITTEN

    def targets_of(self, y, n_outputs):
        """y (N,), class numbers or values, in the form that this loss wants for K outputs: see `targets`."""
        if self.targets == "classes":
            return y
        return y.reshape(-1, 1).astype(float) if n_outputs == 1 else np.eye(n_outputs)[y]

    def check(self, y, n_rows, n_outputs):
        """Raise ValueError, with what is allowed, for a y that does not fit N rows of K scores."""
        y = np.asarray(y)
        if self.targets == "classes":
            whole = y.dtype.kind in "iub" or (y.dtype.kind == "f" and (y == np.floor(y)).all())
            fits = y.size == n_rows and whole and ((y >= 0) & (y < n_outputs)).all()
            wanted = f"({n_rows},) class numbers from 0 to {n_outputs - 1}"
        else:
            fits = y.shape == (n_rows, n_outputs) or (
                self.targets == "numbers" and y.shape == (n_rows,) and n_outputs == 1
            )
            wanted = f"({n_rows}, {n_outputs}) numbers"
        if not fits:
            raise ValueError(f"For the {self.title}, y must be {wanted}, not an array {y.shape} of {y.dtype}.")


def softmax(scores, out=None):
    """exp(s_k) / sum_j exp(s_j), with the row's largest score taken off first so that nothing overflows."""
    out = np.subtract(scores, scores.max(axis=1, keepdims=True), out=out)
    np.exp(out, out=out)
    return np.divide(out, out.sum(axis=1, keepdims=True), out=out)


def _log_sum_exp(scores):
    """ln sum_j exp(s_j) of each row, (N,)."""
    top = scores.max(axis=1, keepdims=True)
    return np.log(np.exp(scores - top).sum(axis=1)) + top[:, 0]


def _like(y, scores):
    """y as (N, K), so that a (N,) target cannot broadcast against (N, 1) scores into (N, N)."""
    return y.reshape(scores.shape)


def mse(scores, y):
    """C = mean (s - y)**2 over rows and outputs; y: values (N,) or (N, K)."""
    return float(np.mean((scores - _like(y, scores)) ** 2))


def mse_gradient(scores, y, out=None):
    """dC/ds = 2 (s - y) / (N K)."""
    out = np.subtract(scores, _like(y, scores), out=out)
    return np.multiply(out, 2 / scores.size, out=out)


def binary_crossentropy(scores, y):
    """C = mean -[y ln p + (1 - y) ln(1 - p)], p = sigmoid(s); equal to ln(1 + exp(s)) - y s; y: 0 or 1."""
    return float(np.mean(np.logaddexp(0, scores) - _like(y, scores) * scores))


def binary_crossentropy_gradient(scores, y, out=None):
    """dC/ds = (p - y) / (N K): the sigmoid's slope p (1 - p) has canceled."""
    out = sigmoid(scores, out)
    np.subtract(out, _like(y, scores), out)
    return np.multiply(out, 1 / scores.size, out)


def categorical_crossentropy(scores, y):
    """C = mean over rows of -sum_k y_k ln p_k, p = softmax(s); y: one-hot or probabilities (N, K)."""
    return float(np.mean(_log_sum_exp(scores) * y.sum(axis=1) - (y * scores).sum(axis=1)))


def categorical_crossentropy_gradient(scores, y, out=None):
    """dC/ds = (p sum_k y_k - y) / N; for a one-hot y, (p - y) / N."""
    out = softmax(scores, out=out)
    np.multiply(out, y.sum(axis=1, keepdims=True), out=out)
    np.subtract(out, y, out=out)
    return np.multiply(out, 1 / len(scores), out=out)


def sparse_categorical_crossentropy(scores, y):
    """C = mean -ln p_y, p = softmax(s); y: class numbers 0 .. K-1, (N,)."""
    y = _class_numbers(y)
    return float(np.mean(_log_sum_exp(scores) - scores[np.arange(len(y)), y]))


def sparse_categorical_crossentropy_gradient(scores, y, out=None):
    """dC/ds = (p - 1 at the true class) / N."""
    y = _class_numbers(y)
    out = softmax(scores, out=out)
    out[np.arange(len(y)), y] -= 1
    return np.multiply(out, 1 / len(scores), out=out)


def _class_numbers(y):
    return y.reshape(-1).astype(np.intp, copy=False)


def _identity(scores):
    return scores


def _decider(threshold):
    """The class that scores speak for: by one output's threshold, else that of the largest."""

    def decide(scores):
        if scores.shape[1] == 1:
            return (scores[:, 0] > threshold).astype(np.intp)
        return scores.argmax(axis=1)

    return decide


HALFWAY, EVEN = 0.5, 0.0  # between the targets 0 and 1; where the probability is 1/2

_WRITTEN_LOG_SUM = "np.logaddexp.reduce(scores, axis=1)"
_WRITTEN_SOFTMAX = """p = np.exp(scores - scores.max(axis=1, keepdims=True))
p = p / p.sum(axis=1, keepdims=True)  # the softmax"""

LOSSES = {
    "mse": Loss(
        "mean squared error",
        mse,
        mse_gradient,
        _identity,
        _decider(HALFWAY),
        "numbers",
        threshold=HALFWAY,
        fits_values=True,
        written=Written(
            ("return np.mean((scores - y) ** 2)", "return (scores - y) * (2 / scores.size)"),
            "nn.MSELoss()",
            "keras.losses.MeanSquaredError()",
            "values",
            onnx="{a} = Identity ({z})",
        ),
    ),
    "binary_crossentropy": Loss(
        "binary cross-entropy",
        binary_crossentropy,
        binary_crossentropy_gradient,
        sigmoid,
        _decider(EVEN),
        "numbers",
        threshold=EVEN,
        written=Written(
            (
                "return np.mean(np.logaddexp(0, scores) - y * scores)",
                "p = (1 + np.tanh(scores / 2)) / 2  # the sigmoid\nreturn (p - y) * (1 / scores.size)",
            ),
            "nn.BCEWithLogitsLoss()",
            "keras.losses.BinaryCrossentropy(from_logits=True)",
            "two",
            onnx="{a} = Sigmoid ({z})",
        ),
    ),
    "categorical_crossentropy": Loss(
        "categorical cross-entropy",
        categorical_crossentropy,
        categorical_crossentropy_gradient,
        softmax,
        _decider(EVEN),
        "row",
        written=Written(
            (
                f"return np.mean({_WRITTEN_LOG_SUM} * y.sum(axis=1) - (y * scores).sum(axis=1))",
                f"{_WRITTEN_SOFTMAX}\nreturn (p * y.sum(axis=1, keepdims=True) - y) * (1 / len(scores))",
            ),
            "nn.CrossEntropyLoss()",
            "keras.losses.CategoricalCrossentropy(from_logits=True)",
            "several",
            onnx="{a} = Softmax <axis = 1> ({z})",
        ),
    ),
    "sparse_categorical_crossentropy": Loss(
        "sparse categorical cross-entropy",
        sparse_categorical_crossentropy,
        sparse_categorical_crossentropy_gradient,
        softmax,
        _decider(EVEN),
        "classes",
        written=Written(
            (
                f"return np.mean({_WRITTEN_LOG_SUM} - scores[np.arange(len(y)), y])",
                f"{_WRITTEN_SOFTMAX}\np[np.arange(len(y)), y] -= 1\nreturn p * (1 / len(scores))",
            ),
            "nn.CrossEntropyLoss()",
            "keras.losses.SparseCategoricalCrossentropy(from_logits=True)",
            "several",
            onnx="{a} = Softmax <axis = 1> ({z})",
        ),
    ),
}
