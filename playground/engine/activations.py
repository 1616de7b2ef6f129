"""What a unit does with its weighted sum z: the function f and its slope f'(z).

Backpropagation needs nothing else of an activation: the forward pass sends a = f(z) on, the backward pass
multiplies the arriving gradient by f'(z). Where f' is small, little of the gradient gets through.

Every function takes arrays of any shape and writes to `out` when it is given, which must be another array than
z. A slope may be handed the activation a = f(z) that the forward pass already has, because tanh' and sigmoid'
are cheapest in terms of a.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

LEAK = 0.01


class Constant(dict):
    """A number, kept once per dtype as an array without dimensions.

    In a call on a small array, NumPy spends longer on taking up a Python number than on the calculation.
    """

    def __init__(self, value):
        super().__init__()
        self.value = value

    def __missing__(self, dtype):
        return self.setdefault(dtype, np.array(self.value, dtype if dtype.kind == "f" else float))


ZERO, HALF, ONE = Constant(0), Constant(0.5), Constant(1)


class Activation(NamedTuple):
    """A function with its slope.

    `f(z, out=None) -> a`; `slope(z, a=None, out=None) -> f'(z)`; `limits` is the range of f, which may be
    infinite; `saturates` tells on which sides f turns flat: where it does, a unit stops learning. `matched` names
    the entry of `INITIALIZERS` whose argument fits f. `is_flat` is true where f' is 0 wherever it exists.
    `instead` names the entry to try where too little gradient gets through, None if there is none.
    """

    title: str
    f: Callable
    slope: Callable
    limits: tuple[float, float]
    saturates: tuple[bool, bool] = (False, False)
    matched: str = "xavier_normal"
    is_flat: bool = False
    instead: str | None = "relu"


def step(z, out=None):
    """f(z) = 1 if z > 0 else 0 (McCulloch and Pitts 1943; Rosenblatt 1958)."""
    return np.greater(z, 0, out=np.empty_like(z) if out is None else out)


def step_slope(z, a=None, out=None):
    """f'(z) = 0 wherever it exists: nothing can be learned through a step by gradient descent."""
    out = np.empty_like(z) if out is None else out
    out.fill(0)
    return out


def sigmoid(z, out=None):
    """f(z) = 1 / (1 + exp(-z)), computed as (1 + tanh(z / 2)) / 2, which cannot overflow."""
    out = np.multiply(z, HALF[z.dtype], out)
    np.tanh(out, out)
    np.add(out, ONE[z.dtype], out)
    return np.multiply(out, HALF[z.dtype], out)


def sigmoid_slope(z, a=None, out=None):
    """f'(z) = a (1 - a), at most 1/4: unless the weights make up for it, each layer shrinks the gradient."""
    a = sigmoid(z) if a is None else a
    out = np.subtract(ONE[a.dtype], a, out)
    return np.multiply(out, a, out)


def tanh(z, out=None):
    """f(z) = tanh z, a sigmoid that is centered on 0."""
    return np.tanh(z, out)


def tanh_slope(z, a=None, out=None):
    """f'(z) = 1 - a**2, equal to 1 at z = 0 and flat on both sides."""
    a = np.tanh(z) if a is None else a
    out = np.multiply(a, a, out)
    return np.subtract(ONE[out.dtype], out, out)


def relu(z, out=None):
    """f(z) = max(z, 0) (Nair and Hinton 2010)."""
    out = np.empty_like(z) if out is None else out
    out.fill(0)  # NumPy compares with an array of zeros four times faster than with the number 0
    return np.maximum(z, out, out=out)


def relu_slope(z, a=None, out=None):
    """f'(z) = 1 if z > 0 else 0: the gradient passes whole or not at all."""
    out = np.empty_like(z) if out is None else out
    np.copyto(out, np.greater(z, ZERO[z.dtype]))  # NumPy takes twice as long to compare into numbers
    return out


def leaky_relu(z, out=None):
    """f(z) = max(z, 0.01 z): the leak keeps a path open for units that would be dead (Maas et al. 2013)."""
    leaked = np.multiply(z, LEAK)
    return np.maximum(z, leaked, out=out)


def leaky_relu_slope(z, a=None, out=None):
    """f'(z) = 1 if z > 0 else 0.01."""
    out = np.greater(z, 0, out=np.empty_like(z) if out is None else out)
    return np.maximum(out, LEAK, out=out)


def elu(z, out=None):
    """f(z) = z if z > 0 else exp(z) - 1 (Clevert et al. 2016)."""
    below = np.expm1(np.minimum(z, 0))
    return np.add(np.maximum(z, 0), below, out=out)


def elu_slope(z, a=None, out=None):
    """f'(z) = 1 if z > 0 else exp(z)."""
    return np.exp(np.minimum(z, 0), out=out)


def softplus(z, out=None):
    """f(z) = ln(1 + exp(z)), a ReLU with a rounded corner (Dugas et al. 2001)."""
    return np.logaddexp(z, 0, out=out)


def softplus_slope(z, a=None, out=None):
    """f'(z) = sigmoid(z)."""
    return sigmoid(z, out=out)


def swish(z, out=None):
    """f(z) = z sigmoid(z), also called SiLU (Ramachandran et al. 2017)."""
    return np.multiply(z, sigmoid(z), out=out)


def swish_slope(z, a=None, out=None):
    """f'(z) = s + z s (1 - s) with s = sigmoid(z)."""
    s = sigmoid(z)
    return np.multiply(s, 1 + z * (1 - s), out=out)


def linear(z, out=None):
    """f(z) = z: any number of linear layers in a row compute what one linear layer computes."""
    return np.positive(z, out=out)


def linear_slope(z, a=None, out=None):
    """f'(z) = 1."""
    out = np.empty_like(z) if out is None else out
    out.fill(1)
    return out


_INFINITE = float("inf")

_HALVES = {"matched": "he_normal"}  # He's argument: about half of the signal is cut off or made small

ACTIVATIONS = {
    "tanh": Activation("tanh", tanh, tanh_slope, (-1, 1), (True, True)),
    "relu": Activation("ReLU", relu, relu_slope, (0, _INFINITE), (True, False), **_HALVES, instead="leaky_relu"),
    "sigmoid": Activation("sigmoid", sigmoid, sigmoid_slope, (0, 1), (True, True)),
    "leaky_relu": Activation(
        "leaky ReLU", leaky_relu, leaky_relu_slope, (-_INFINITE, _INFINITE), **_HALVES, instead=None
    ),
    "elu": Activation("ELU", elu, elu_slope, (-1, _INFINITE), (True, False), **_HALVES),
    "softplus": Activation("softplus", softplus, softplus_slope, (0, _INFINITE), (True, False), **_HALVES),
    "swish": Activation("swish", swish, swish_slope, (-0.2784645427610738, _INFINITE), (True, False), **_HALVES),
    "linear": Activation("linear", linear, linear_slope, (-_INFINITE, _INFINITE)),
    "step": Activation("step", step, step_slope, (0, 1), (True, True), is_flat=True),
}
