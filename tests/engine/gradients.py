"""Gradients of whole networks by backpropagation beside central differences, in every mode of running them."""

import numpy as np

from playground.engine import INITIALIZERS, LOSSES
from playground.engine.gradcheck import numerical_gradient, relative_error

LOSS = LOSSES["sparse_categorical_crossentropy"]
MODES = ("training", "inference", "batch statistics")


def gradients(network, x, y, mode):
    """The gradient by backpropagation and by central differences, with the same draws every time."""
    workspace = network.workspace(len(x), batch_statistics=mode == "batch statistics")
    running = network.flat[len(network.trainable) :]
    kept = running.copy()

    def loss():
        running[...] = kept
        draws = np.random.default_rng(1) if mode == "training" else None
        return LOSS.value(network.forward(x, draws, workspace)[0], y)

    numerical = numerical_gradient(loss, network.trainable)
    loss()
    LOSS.gradient(workspace.scores, y, out=workspace.grad_scores)
    return network.backward(workspace.grad_scores, workspace).gradient.copy(), numerical


def check(network, mode):
    """Compare the two gradients at weights and gains that are all random, row by row of a small batch."""
    rng = np.random.default_rng(0)
    network.initialize(rng, INITIALIZERS["xavier_uniform"])
    network.trainable += 0.2 * rng.standard_normal(len(network.trainable))
    found, numerical = gradients(network, rng.standard_normal((7, 3)), rng.integers(0, 3, 7), mode)
    assert relative_error(found, numerical) < 1e-6
