"""One update taken apart: what the engine computed forward and back, and what plain gradient descent makes of it.

Layers are counted as in `Network.params`, from 0; `activations` has one more entry than there are layers, because
it begins with the inputs.
"""

from typing import NamedTuple

import numpy as np

from playground.engine import ACTIVATIONS, LOSSES


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


def _name_of(activation):
    return next(name for name, known in ACTIVATIONS.items() if known is activation)
