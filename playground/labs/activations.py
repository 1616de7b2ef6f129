"""Where a gradient goes flat: losses over raw scores, one sigmoid unit with a bad start, XOR without biases.

Every number comes from the engine: its losses, its networks, its backward pass.
"""

from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES, OPTIMIZERS, mlp
from playground.engine.activations import ACTIVATIONS
from playground.engine.loop import Minibatches, run_epoch
from playground.languages import mark

RATE, EPOCHS = 0.15, 300  # Nielsen (2015), chapter 3
STARTS = {"good": (0.6, 0.9), "bad": (2.0, 2.0)}  # (weight, bias), from the same chapter
XOR_RATE, XOR_EPOCHS = 0.1, 1000
XOR_X = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
XOR_Y = np.array([0, 1, 1, 0], dtype=float)

# the two that the chapter compares
UNIT_LOSSES = {"mse": mark("squared error"), "binary_crossentropy": mark("cross-entropy")}
_SHARES = {"mse": 0.5}  # the chapter's squared error is (a - y)**2 / 2


class Learning(NamedTuple):
    """What one unit did: its loss, its output a and its slope f'(z) before each update and after the last."""

    losses: np.ndarray  # (epochs + 1,)
    outputs: np.ndarray  # (epochs + 1,)
    slopes: np.ndarray  # (epochs + 1,)


class Answer(NamedTuple):
    """XOR after training: the loss (epochs,) before each update, and the four outputs (4,) at the end."""

    losses: np.ndarray
    outputs: np.ndarray


def over_scores(loss, scores, target):
    """Loss and dC/dz (S,) of a sigmoid unit for each of the raw scores z (S,) and one target.

    `loss` is the name of a loss with a single output. The squared error hands its gradient back through the
    sigmoid, dC/dz = 2 (a - y) a (1 - a); cross-entropy gives a - y.
    """
    network, losses = _unit(loss, 1, 0), LOSSES[loss]
    out, workspace = network.forward(np.reshape(scores, (-1, 1)).astype(float))
    y = np.full_like(out, target)
    network.backward(losses.gradient(out, y), workspace)
    values = np.array([losses.value(row, target) for row, target in zip(out[:, None], y[:, None], strict=True)])
    return values, workspace.deltas[0][:, 0] * len(out)  # the gradient of a mean, of one row again


def of_one_row(probability):
    """Every loss of one row whose true class has this probability: name -> (loss, dC/d its raw score).

    One sigmoid output with target 1; where the outputs are shares of one whole, two classes of which the first is
    true. `probability` lies between 0 and 1, both excluded.
    """
    score = np.log(probability) - np.log1p(-probability)
    scores, of_single, found = np.array([[score, 0.0]]), np.array([score]), {}
    for name, loss in LOSSES.items():
        if loss.targets == "numbers":
            value, gradient = (part[0] for part in over_scores(name, of_single, 1))
        else:
            y = loss.targets_of(np.array([0]), 2)
            value, gradient = loss.value(scores, y), loss.gradient(scores, y)[0, 0]
        found[name] = float(value), float(gradient)
    return found


def summed_crossentropy(targets, predictions):
    """-sum_k [y_k ln p_k + (1 - y_k) ln(1 - p_k)] of one row with K outputs.

    The engine's loss is a mean over outputs and takes raw scores ln(p / (1 - p)), so it is multiplied by K.
    """
    p, y = np.array([predictions], dtype=float), np.array([targets], dtype=float)
    return LOSSES["binary_crossentropy"].value(np.log(p / (1 - p)), y) * p.size


def softened(scores, temperature):
    """Softmax of scores / temperature (K,), and its entropy -sum p ln p in nats.

    The entropy is the cross-entropy of the probabilities with themselves; it is at most ln K.
    """
    loss = LOSSES["categorical_crossentropy"]
    cooled = np.array([scores], dtype=float) / temperature
    probabilities = loss.predict(cooled)
    return probabilities[0], loss.value(cooled, probabilities)


def learn(loss, weight, bias, rate=RATE, epochs=EPOCHS):
    """A `Learning` of one sigmoid unit with input 1 and target 0 (Nielsen 2015, chapter 3).

    `loss` is "mse", which is halved here as it is there, or "binary_crossentropy".
    """
    network, losses, share = _unit(loss, weight, bias), LOSSES[loss], _SHARES.get(loss, 1.0)
    sigmoid = ACTIVATIONS["sigmoid"]
    optimizer, workspace = OPTIMIZERS["sgd"](rate * share), network.workspace(1)
    x, y = np.ones((1, 1)), np.zeros((1, 1))
    seen = np.empty((3, epochs + 1))
    for epoch in range(epochs + 1):
        out, _ = network.forward(x, None, workspace)
        z = workspace.zs[0]
        seen[:, epoch] = share * losses.value(out, y), sigmoid.f(z)[0, 0], sigmoid.slope(z)[0, 0]
        network.backward(losses.gradient(out, y), workspace)
        network.trainable += optimizer.update("flat", workspace.gradient)
    return Learning(*seen)


def xor(seed, with_biases, rate=XOR_RATE, epochs=XOR_EPOCHS):
    """An `Answer` of 2-3-1 with sigmoids, squared error and weights from [0, 1), full batch.

    Without biases means that they are put back to 0 after each update. Plain gradient descent remembers
    nothing, so this is the same as a network that has none.
    """
    rng = np.random.default_rng(seed)
    network = mlp([2, 3, 1], "sigmoid", output_activation="sigmoid", initializer="unit_uniform", rng=rng)
    rows, loss, optimizer = Minibatches(network, XOR_X, XOR_Y, None), LOSSES["mse"], OPTIMIZERS["sgd"](rate)
    losses = np.empty(epochs)
    for epoch in range(epochs):
        for scores, y, _ in run_epoch(network, rows, loss, optimizer):
            losses[epoch] = loss.value(scores, y)
        if not with_biases:
            network.params["0.b"][...] = 0
            network.params["1.b"][...] = 0
    return Answer(losses, network.forward(XOR_X)[0][:, 0].copy())


def _unit(loss, weight, bias):
    """One sigmoid unit with one input; a loss that does not fit values has the sigmoid inside."""
    network = mlp([1, 1], output_activation="sigmoid" if LOSSES[loss].fits_values else "linear")
    network.params["0.W"][...] = weight
    network.params["0.b"][...] = bias
    return network
