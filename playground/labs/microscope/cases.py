"""Networks to take apart, with rows to look at: worked by hand, XOR, a flower, a step of a recording."""

from typing import NamedTuple

import numpy as np

from playground.choices.experiment import Experiment
from playground.data import Plane, prepare
from playground.engine import LOSSES, Network, mlp
from playground.recording.networks import network_for


class Case(NamedTuple):
    """A network with rows to look at: x (N, D), y as the loss wants it.

    `points` (N, 2) are the rows in the `plane`, which is None for data that have more than two dimensions;
    `output_range` is what a prediction lies between in a picture of it.
    """

    network: Network
    loss_name: str
    x: np.ndarray
    y: np.ndarray
    input_names: tuple[str, ...]
    output_names: tuple[str, ...]
    learning_rate: float
    plane: Plane | None
    points: np.ndarray
    output_range: tuple[float, float] = (0.0, 1.0)


def worked_by_hand():
    """The 2-2-1 network that tests/engine/test_network.py works out with a pencil."""
    network = mlp([2, 2, 1], "sigmoid")
    network.params["0.W"][...] = [[0.1, -0.2], [-0.2, 0.1]]
    network.params["0.b"][...] = [0.3, 0]
    network.params["1.W"][...] = [[0.5], [-0.5]]
    network.params["1.b"][...] = 0.1
    x, y = np.array([[1.0, 2.0]]), np.array([[1.0]])
    return Case(network, "binary_crossentropy", x, y, ("x1", "x2"), ("p",), 0.8, _square(-1, 3), x)


def xor(n_outputs=1, seed=3):
    """The four rows of XOR, two tanh units, and one sigmoid output or two softmax outputs."""
    network = mlp([2, 2, n_outputs], "tanh", rng=np.random.default_rng(seed))
    x, y = np.array([[0.0, 0], [0, 1], [1, 0], [1, 1]]), np.array([0, 1, 1, 0])
    loss_name = "binary_crossentropy" if n_outputs == 1 else "categorical_crossentropy"
    names = ("p",) if n_outputs == 1 else ("class 0", "class 1")
    targets = LOSSES[loss_name].targets_of(y, n_outputs)
    return Case(network, loss_name, x, targets, ("x1", "x2"), names, 0.5, _square(-0.5, 1.5), x)


def five_steps(seed=0):
    """A 3-5-2 network of sigmoids on one row, with weights from N(0, 1)."""
    network = mlp(
        [3, 5, 2],
        "sigmoid",
        output_activation="sigmoid",
        initializer="standard_normal",
        rng=np.random.RandomState(seed),
    )
    x, y = np.array([[0.1, 0.2, 0.3]]), np.array([[1.0, 0.0]])
    names = ("x1", "x2", "x3"), ("first", "second")
    return Case(network, "mse", x, y, *names, 0.01, None, x[:, :2])


def flower(seed=0):
    """Iris through 4-4-3 sigmoid units and the squared error, weights and biases drawn from U[0, 1)."""
    sigmoid = {"activation": "sigmoid", "output_activation": "sigmoid"}
    experiment = Experiment(dataset="iris", hidden_sizes=(4,), loss="mse", learning_rate=0.1, **sigmoid)
    prepared = prepare(experiment)
    return recorded(experiment, prepared, np.random.default_rng(seed).random(35))


def recorded(experiment, prepared, flat):
    """An experiment's network with the numbers `flat` (F,) of one of its steps, on its training rows."""
    network = network_for(experiment, prepared, dtype=np.float64).load(flat)
    y = LOSSES[experiment.loss_name].targets_of(prepared.train.y, experiment.n_outputs)
    names = prepared.dataset.target_names if experiment.n_outputs > 1 else ("p",)
    in_plane = prepared.dataset.x.shape[1] == 2
    return Case(
        network,
        experiment.loss_name,
        prepared.train.x.astype(float),
        y,
        prepared.input_names,
        tuple(names),
        experiment.learning_rate,
        prepared.plane if in_plane else None,
        prepared.train.points,
        (0.0, 1.0) if prepared.n_classes else _reach(prepared.train.y),
    )


def _reach(y):
    """As far to both sides as the targets (N,) go."""
    reach = float(np.abs(y).max()) or 1.0  # a single row is scaled to 0
    return -reach, reach


def _square(low, high):
    return Plane(lambda points: points, lambda: ("x1", "x2"), ((low, high), (low, high)))
