"""What wide networks do at the start, worked out on paper: lines to draw beside what is measured.

With many units whose weights are drawn independently, a layer's sums z are normal with mean 0 and variance

    q_1 = n_in s^2 mean(x^2),      q_(l+1) = n_l s^2 E[f(sqrt(q_l) g)^2],      g ~ N(0, 1)

and the squared length of dC/dz is multiplied on its way back, from layer l + 1 to layer l, by

    n_l s^2 E[f'(sqrt(q_l) g)^2]

(Poole et al. 2016; Schoenholz et al. 2017), where s^2 is the variance of the weights W (n_l, n_(l+1)) between
the two. It holds for plain layers with biases 0 and weights of mean 0.
"""

from typing import NamedTuple

import numpy as np

from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.languages import _
from playground.numbers import counted, general, short

# The mean over g by the midpoint rule. A Gauss-Hermite rule needs fewer nodes for smooth functions, but misses
# the narrow peak of the slope of a saturated tanh, and the corner of ReLU; this one gets both to 1e-6.
REACH, NODES = 8.0, 1000
_G = (np.arange(NODES) + 0.5) * (2 * REACH / NODES) - REACH
_WEIGHTS = np.exp(-(_G**2) / 2) / np.exp(-(_G**2) / 2).sum()
LEVEL = (0.95, 1.05)  # what a layer may multiply sizes by and still be called level
GROUPS = 8  # rows are treated as this many, by the size of their inputs


class Theory(NamedTuple):
    """The lines of one network by layer, output last, (L,) each: names as in `start.Start`.

    `deltas` are relative to the last layer's: multiply by what is measured there. There is no line for |dC/dW|: it
    depends on how much the rows agree, which this theory does not follow.
    """

    rms: np.ndarray
    spread: np.ndarray
    z_rms: np.ndarray
    deltas: np.ndarray


def theory(experiment, x):
    """The `Theory` for an experiment with inputs x (N, D); None where layers are more than dense.

    Rows of different length are followed separately, in groups, and then averaged.
    """
    variance = INITIALIZERS[experiment.initializer].variance
    if variance is None or experiment.normalization != "none" or experiment.residual:
        return None
    sizes = [x.shape[1], *experiment.hidden_sizes, experiment.n_outputs]
    names = [*experiment.layer_activations, experiment.output_activation]
    a_square = _groups(np.mean(np.square(x, dtype=np.float64), axis=1))
    qs, means, squares, slopes = [], [], [], []
    for n_in, n_out, name in zip(sizes[:-1], sizes[1:], names, strict=True):
        qs.append(n_in * variance(n_in, n_out) * a_square)
        mean, a_square, slope = moments(name, qs[-1])
        means.append(mean)
        squares.append(a_square)
        slopes.append(slope)
    back = [np.ones(len(a_square))]
    for layer in range(len(sizes) - 3, -1, -1):
        n_here, n_next = sizes[layer + 1], sizes[layer + 2]
        back.insert(0, back[0] * n_here * variance(n_here, n_next) * slopes[layer])
    lengths = np.sqrt(np.array(back).mean(axis=1))
    rms = np.sqrt(np.mean(squares, axis=1))
    spread = np.sqrt(np.maximum(rms**2 - np.mean(means, axis=1) ** 2, 0))
    return Theory(rms, spread, np.sqrt(np.mean(qs, axis=1)), lengths)


def moments(activation, q):
    """E[f(z)], E[f(z)^2] and E[f'(z)^2] for z ~ N(0, q); q and each answer (G,)."""
    z = np.sqrt(q)[:, None] * _G
    found = ACTIVATIONS[activation]
    a = found.f(z)
    return a @ _WEIGHTS, np.square(a) @ _WEIGHTS, np.square(found.slope(z, a)) @ _WEIGHTS


def gain(initializer, n_in, n_out):
    """sqrt(n_in s^2): what a layer does to the size of a signal before its activation; NaN without a mean of 0."""
    variance = INITIALIZERS[initializer].variance
    return float(np.sqrt(n_in * variance(n_in, n_out))) if variance else np.nan


def rules(experiment):
    """The rules of thumb that apply to an experiment, as short sentences with its own numbers."""
    activation, initializer = experiment.layer_activations[0], experiment.initializer
    width, depth = experiment.hidden_sizes[0], len(experiment.hidden_sizes)
    factor = gain(initializer, width, width)
    is_plain = experiment.normalization == "none" and not experiment.residual
    if initializer == "zeros":
        said = [
            _(
                "All weights are 0: every unit of a layer does the same, and no gradient gets past the output "
                "layer."
            )
        ]
    elif initializer == "unit_uniform":
        text = _("Weights from 0 to 1 are 1/2 on average: sums of {n} inputs grow up to {factor} times.")
        said = [text.format(n=counted(width), factor=general(width / 2))]
    else:
        said = _of_signals(activation, _(INITIALIZERS[initializer].title), factor, depth) if is_plain else []
        said += [_of_sigmoid(factor, depth)] if activation == "sigmoid" and is_plain else []
    return tuple(said + _of_remedies(experiment))


def _of_signals(activation, title, factor, depth):
    """What becomes of signals, and of gradients with them, where f is a straight line on one or both sides."""
    if activation in ("relu", "leaky_relu"):
        why = _(
            "“{title}”, and √½ for the half that ReLU cuts off"
            if activation == "relu"
            else "“{title}”, and √½ for the half that leaky ReLU nearly cuts off"
        )
        return [_level(factor / np.sqrt(2), depth, why.format(title=title))]
    if activation == "tanh" and factor > LEVEL[1]:
        text = _(
            "“{title}” multiplies sums by {factor} a layer: they end where tanh is flat, units saturate, and "
            "gradients are cut there."
        )
        return [text.format(title=title, factor=general(factor, 3))]
    if activation in ("tanh", "linear"):
        why = _("“{title}”, where tanh is nearly straight" if activation == "tanh" else "“{title}”")
        return [_level(factor, depth, why.format(title=title))]
    return []


def _level(kept, depth, why):
    """What becomes of sizes; `why` is a phrase that stands by itself."""
    if LEVEL[0] <= kept <= LEVEL[1]:
        return _("Each layer keeps sizes level: {why}.").format(why=why)
    text = _("Each layer multiplies sizes by {factor}, {n} layers by {product}: {why}.")
    return text.format(factor=general(kept, 3), n=depth, product=short(kept**depth), why=why)


def _of_sigmoid(factor, depth):
    bound = 0.25 * factor
    text = _(
        "The slope of sigmoid is at most 0.25: with weights that multiply sizes by about {factor}, a gradient "
        "comes back from a layer with about {bound} of its size at most, from {n} layers with {product}."
    )
    return text.format(factor=general(factor, 3), bound=general(bound, 3), n=depth, product=short(bound**depth))


def _of_remedies(experiment):
    said = []
    if experiment.batch_norm:
        said.append(_("Batch norm brings the sums of every unit back to deviation 1, whatever the weights are."))
    if experiment.layer_norm:
        said.append(_("Layer norm brings the sums of every row back to deviation 1, whatever the weights are."))
    if experiment.residual:
        said.append(
            _("The shortcut of a residual layer hands the gradient on unchanged, beside what the layer does.")
        )
    return said


def _groups(squares):
    """The mean squares (N,) of rows as at most GROUPS values that stand for equally many rows."""
    parts = np.array_split(np.sort(squares), min(GROUPS, len(squares)))
    return np.array([part.mean() for part in parts])
