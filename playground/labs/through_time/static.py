"""A network without time beside the unrolled one: as many layers, of the same values, but each layer's its own."""

from typing import NamedTuple

import numpy as np

from playground.engine import mlp
from playground.labs.through_time.unrolled import LOSS


class Static(NamedTuple):
    """Layers 1 ... T of a feed-forward network, each with weights of its own.

    `W` (T, H) is what each layer's own W would be moved by, `U` (T, H, H) the same of U; layer 1 has no U, and
    its entry is 0. `answer` is what the network answers.
    """

    W: np.ndarray
    U: np.ndarray
    answer: float


def static_twin(found):
    """The feed-forward network whose layer t has U_t = U and the bias b_t = W x_t; layer 1 reads x_1 by W."""
    network = mlp([1, *[found.n_units] * found.n_steps, 1], found.activation)
    for layer in range(found.n_steps):
        network.params[f"{layer}.W"][...] = found.U if layer else found.W[None]
        network.params[f"{layer}.b"][...] = found.W * found.x[layer] if layer else 0
    network.params[f"{found.n_steps}.W"][...] = found.V[:, None]
    return network


def static_gradients(found):
    """The `Static` of a `Pass`: its twin goes forward and back, by the engine's backpropagation without time."""
    network = static_twin(found)
    scores, space = network.forward(found.x[None, :1])
    answer = float(scores[0, 0])
    network.backward(LOSS.gradient(scores, np.array([[found.target]]), space.grad_scores), space)
    U = np.zeros((found.n_steps, found.n_units, found.n_units))
    W = np.empty((found.n_steps, found.n_units))
    W[0] = space.grads["0.W"][0]
    for layer in range(1, found.n_steps):
        U[layer] = space.grads[f"{layer}.W"]
        W[layer] = found.x[layer] * space.grads[f"{layer}.b"]  # the bias is W x_t, so dC/dW = x_t dC/db
    return Static(W, U, answer)


def moved(weight, terms, rate):
    """A weight after one update: (T,), each layer's own by its own term, and the one of all by the sum."""
    return weight - rate * terms, float(weight - rate * terms.sum())
