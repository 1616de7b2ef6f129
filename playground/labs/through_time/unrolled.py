"""One way forward and back through a recurrent network of a few units: every number that the engine computed."""

from typing import NamedTuple

import numpy as np

from playground.choices.through_time import UNITS
from playground.engine import LOSSES
from playground.engine.gradcheck import numerical_gradient, relative_error
from playground.engine.recurrent import recurrent_network, state_of
from playground.seeds import weights_rng

LOSS = LOSSES["mse"]
NAMES = {"W": "0.W", "U": "0.U", "V": "1.W"}  # of the three weights in `Network.params`; all biases are 0
STEP = 1e-6  # by which a weight is moved to measure its gradient
AGREE = 1e-6  # as a relative error
DOUBTFUL = 1e6  # a gradient should be so many times what rounding makes of such a measurement


class Pass(NamedTuple):
    """One sequence of T steps through H units, forward and back; all arrays are copies.

    `x` (T,), `W` (H,), `U` (H, H) from row to column, `V` (H,). `h` (T + 1, H) begins with the state before the
    first step, 0; `z`, `slopes` f'(z) and `deltas` dC/dz are (T, H), `grad_h` dC/dh (T + 1, H) like `h`. The
    network answers `answer` where `target` was wanted, at the `loss` (answer - target)^2, whose slope by the
    answer is `blame`. `grads` are the engine's gradients, named and shaped like W, U and V.
    """

    activation: str
    x: np.ndarray
    W: np.ndarray
    U: np.ndarray
    V: np.ndarray
    z: np.ndarray
    h: np.ndarray
    slopes: np.ndarray
    answer: float
    target: float
    loss: float
    blame: float
    grad_h: np.ndarray
    deltas: np.ndarray
    grads: dict[str, np.ndarray]

    @property
    def n_steps(self):
        return len(self.x)

    @property
    def n_units(self):
        return len(self.W)

    @property
    def terms(self):
        """What each step adds: to dC/dW, x_t delta_t (T, H), and to dC/dU, h_(t-1) delta_t (T, H, H)."""
        return {"W": self.x[:, None] * self.deltas, "U": self.h[:-1, :, None] * self.deltas[:, None, :]}


def network_of(chosen):
    """The network of an `Unrolled`: with its three numbers, or drawn from its seed."""
    is_drawn = chosen.n_units > 1
    network = recurrent_network(
        UNITS[chosen.activation].cell,
        1,
        chosen.n_units,
        1,
        chosen.n_steps,
        rng=weights_rng(chosen.seed) if is_drawn else None,
        spectral_radius=chosen.spectral_radius if is_drawn else None,
    )
    if not is_drawn:
        numbers = {"W": chosen.input_weight, "U": chosen.recurrent_weight, "V": chosen.output_weight}
        for name, number in numbers.items():
            network.params[NAMES[name]][...] = number
    return network


def unroll(chosen):
    """The `Pass` of an `Unrolled`."""
    network, x, y = network_of(chosen), *_row(chosen)
    scores, space = network.forward(x)
    answer, loss = float(scores[0, 0]), LOSS.value(scores, y)
    network.backward(LOSS.gradient(scores, y, space.grad_scores), space)
    state = state_of(space)
    slopes = state.layer.cell.slopes(state)
    parts = (state.z, state.h, slopes, state.grad_h, state.grad_z)
    z, h, slopes, grad_h, deltas = (part[:, :, 0].copy() for part in parts)
    weights, grads = (
        {name: named[place].copy() for name, place in NAMES.items()} for named in (network.params, space.grads)
    )
    return Pass(
        activation=UNITS[chosen.activation].activation,
        x=np.array(chosen.inputs),
        W=weights["W"][0],
        U=weights["U"],
        V=weights["V"][:, 0],
        z=z,
        h=h,
        slopes=slopes,
        answer=answer,
        target=chosen.target,
        loss=loss,
        blame=float(space.grad_scores[0, 0]),
        grad_h=grad_h,
        deltas=deltas,
        grads={"W": grads["W"][0], "U": grads["U"], "V": grads["V"][:, 0]},
    )


class Check(NamedTuple):
    """A weight's gradient, the same measured by moving the weight, and max |difference| / max |either|.

    `doubt` says why a measurement that does not agree need not: "corner", "rounding", or None.
    """

    gradient: np.ndarray
    measured: np.ndarray
    error: float
    doubt: str | None


def check(chosen, found):
    """`{"W": Check, "U": Check}` by central differences of the loss, two ways forward for each number."""
    network, x, y = network_of(chosen), *_row(chosen)

    def loss():
        return LOSS.value(network.forward(x)[0], y)

    checks = {}
    for name in ("W", "U"):
        measured = numerical_gradient(loss, network.params[NAMES[name]], STEP).reshape(found.grads[name].shape)
        gradient = found.grads[name]
        error = relative_error(gradient, measured)
        checks[name] = Check(gradient, measured, error, _doubt(found, gradient) if error > AGREE else None)
    return checks


def _doubt(found, gradient):
    if found.activation == "relu" and (np.abs(found.z) < STEP * 100).any():
        return "corner"
    wrong = abs(found.answer - found.target)
    noise = np.finfo(float).eps * (wrong**2 + 2 * wrong * (abs(found.answer) + abs(found.target))) / STEP
    return "rounding" if np.abs(gradient).max() <= DOUBTFUL * noise else None


def _row(chosen):
    """The sequence x (1, T, 1) and its target (1, 1)."""
    return np.array(chosen.inputs).reshape(1, -1, 1), np.array([[chosen.target]])
