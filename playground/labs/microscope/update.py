"""One update taken apart: what the engine computed forward and back, and the stops of a walk through it.

Layers are counted as in `Network.params`, from 0; `activations` has one more entry than there are layers, because
it begins with the inputs.
"""

from typing import NamedTuple

import numpy as np

from playground.choices.experiment import Experiment
from playground.data import Plane, prepare, targets_for
from playground.engine import ACTIVATIONS, LOSSES, Network, mlp
from playground.recording.train import network_for

UNITS_APART = 12  # networks with more units are walked through a layer at a time


class Case(NamedTuple):
    """A network with rows to look at: x (N, D), y as the loss wants it.

    `points` (N, 2) are the rows in the `plane`, which is None for data that have more than two dimensions.
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


class Trace(NamedTuple):
    """One forward and one backward pass over N rows, and the update that follows; all arrays are copies.

    `activations` [x, ...], `zs`, `slopes` f'(z) and `deltas` dC/dz of each layer are (N, units). The engine's
    deltas carry the 1/N of the mean, so their sums over rows are means. `prediction`, `targets` (N, K);
    `grad_scores` is dC/dscores (N, K), `row_losses` (N,). `is_plain` says that layers are dense and nothing else:
    with normalization or shortcuts z is not just a W + b.
    """

    loss_name: str
    functions: tuple[str, ...]
    is_plain: bool
    x: np.ndarray
    targets: np.ndarray
    zs: list[np.ndarray]
    activations: list[np.ndarray]
    slopes: list[np.ndarray]
    prediction: np.ndarray
    row_losses: np.ndarray
    loss: float
    grad_scores: np.ndarray
    deltas: list[np.ndarray]
    grads: dict[str, np.ndarray]
    params: dict[str, np.ndarray]
    learning_rate: float
    updated: dict[str, np.ndarray]
    prediction_after: np.ndarray
    loss_after: float

    @property
    def n_rows(self):
        return len(self.x)

    @property
    def sizes(self):
        return [a.shape[1] for a in self.activations]


class Stop(NamedTuple):
    """A moment of the walk; `unit` is None where a whole layer is looked at."""

    kind: str
    layer: int | None = None
    unit: int | None = None


class Seen(NamedTuple):
    """What is known at a stop: (layer, unit) pairs, and which of them are new (`kind`, layer, unit)."""

    forward: frozenset
    delta: frozenset
    gradient: frozenset
    has_loss: bool
    is_updated: bool
    fresh: frozenset


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
    targets = targets_for(loss_name, y, n_outputs)
    return Case(network, loss_name, x, targets, ("x1", "x2"), names, 0.5, _square(-0.5, 1.5), x)


def flower(seed=0):
    """Iris through 4-4-3 sigmoid units and the squared error, weights and biases drawn from U[0, 1)."""
    sigmoid = {"activation": "sigmoid", "output_activation": "sigmoid"}
    experiment = Experiment(dataset="iris", hidden_sizes=(4,), loss="mse", learning_rate=0.1, **sigmoid)
    prepared = prepare(experiment)
    return recorded(experiment, prepared, np.random.default_rng(seed).random(35))


def recorded(experiment, prepared, flat):
    """An experiment's network with the numbers `flat` (F,) of one of its steps, on its training rows."""
    network = network_for(experiment, prepared, dtype=np.float64).load(flat)
    y = targets_for(experiment.loss_name, prepared.train.y, experiment.n_outputs)
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
    )


def trace(network, loss_name, x, y, learning_rate):
    """The `Trace` of one update of `network` on rows x, y; the network itself is left as it was."""
    loss = LOSSES[loss_name]
    with np.errstate(over="ignore", invalid="ignore"):  # a number typed by hand may be huge
        scores, space = network.forward(x)
        scores = scores.copy()
        network.backward(loss.gradient(scores, y, space.grad_scores), space)
        functions = [block.activation for block in network.blocks]
        slopes = [f.slope(z, a) for f, z, a in zip(functions, space.zs, space.activations, strict=True)]
        after = updated(network, loss_name, x, y, learning_rate)
        row_losses = [loss.value(scores[n : n + 1], y[n : n + 1]) for n in range(len(x))]
        before = network.flat.copy()
        new_scores = network.load(after).forward(x)[0].copy()
        network.load(before)
        return Trace(
            loss_name=loss_name,
            functions=tuple(_name_of(f) for f in functions),
            is_plain=not any(block.residual or len(block.weighted) > 1 for block in network.blocks),
            x=np.array(x),
            targets=np.eye(scores.shape[1])[y] if np.ndim(y) == 1 else np.array(y),
            zs=[z.copy() for z in space.zs],
            activations=[np.array(x), *(cache.out.copy() for cache in space.caches)],
            slopes=slopes,
            prediction=loss.predict(scores).copy(),
            row_losses=np.array(row_losses),
            loss=loss.value(scores, y),
            grad_scores=space.grad_scores.copy(),
            deltas=[delta.copy() for delta in space.deltas],
            grads={name: grad.copy() for name, grad in space.grads.items()},
            params={name: value.copy() for name, value in network.split(before).items()},
            learning_rate=learning_rate,
            updated={name: value.copy() for name, value in network.split(after).items()},
            prediction_after=loss.predict(new_scores).copy(),
            loss_after=loss.value(new_scores, y),
        )


def updated(network, loss_name, x, y, learning_rate, times=1):
    """All numbers (F,) after so many updates w <- w - rate * dC/dw on the same rows."""
    loss, before = LOSSES[loss_name], network.flat.copy()
    with np.errstate(over="ignore", invalid="ignore"):
        for _ in range(times):
            scores, space = network.forward(x)
            network.backward(loss.gradient(scores, y, space.grad_scores), space)
            network.trainable[...] -= learning_rate * space.gradient
    after = network.flat.copy()
    network.load(before)
    return after


def answers(case, flat, rows, grid, output):
    """One output's predictions (M,) for inputs `grid` (M, D), and the loss of `rows`, with other numbers (F,)."""
    loss, before = LOSSES[case.loss_name], case.network.flat.copy()
    with np.errstate(over="ignore", invalid="ignore"):
        case.network.load(flat)
        values = loss.predict(case.network.forward(grid)[0])[:, output].copy()
        value = loss.value(case.network.forward(case.x[rows])[0], case.y[rows])
    case.network.load(before)
    return values, value


def stops(found, unit_by_unit):
    """The walk through a `Trace`: initialize, forward, loss, backward layer by layer, update."""
    last = len(found.zs) - 1

    def each(kind, layer):
        if not unit_by_unit:
            return [Stop(kind, layer)]
        return [Stop(kind, layer, unit) for unit in range(found.sizes[layer + 1])]

    # the shares of a softmax need every score of the layer: it cannot be walked through unit by unit
    shared = "categorical" in found.loss_name
    forward = [
        s for i in range(last + 1) for s in ([Stop("forward", i)] if shared and i == last else each("forward", i))
    ]
    backward = [s for i in range(last, -1, -1) for s in each("delta", i) + each("gradient", i)]
    return [Stop("initialize"), *forward, Stop("loss"), *backward, Stop("update")]


def seen(walk, index, sizes):
    """What is known when the walk has come to its stop `index`."""

    def units(kind, some):
        return frozenset(
            (s.layer, unit)
            for s in some
            if s.kind == kind
            for unit in ([s.unit] if s.unit is not None else range(sizes[s.layer + 1]))
        )

    so_far, here = walk[: index + 1], walk[index : index + 1]
    kinds = ("forward", "delta", "gradient")
    return Seen(
        *(units(kind, so_far) for kind in kinds),
        has_loss=any(s.kind == "loss" for s in so_far),
        is_updated=here[0].kind == "update",
        fresh=frozenset((kind, *unit) for kind in kinds for unit in units(kind, here)),
    )


def _square(low, high):
    return Plane(lambda points: points, ("x1", "x2"), ((low, high), (low, high)), False, "")


def _name_of(activation):
    return next(name for name, known in ACTIVATIONS.items() if known is activation)
