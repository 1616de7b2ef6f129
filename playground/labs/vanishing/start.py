"""A network before it has learned anything: how signals fare on their way forward, gradients on their way back.

Nothing is trained. One forward and one backward pass over the training rows tell whether training can work.
"""

from typing import NamedTuple

import numpy as np

from playground.data import prepare
from playground.engine import LOSSES
from playground.recording.looking.spread import stuck
from playground.recording.networks import starting_network
from playground.recording.observe import backpropagate, delta_norms, norms

ROWS_COUNTED = 200  # rows whose values go into the histograms
BINS = 41  # of activations; odd, so that 0 lies within a bin
PER_DECADE = 4  # bins of gradients
MOST_DECADES = 40  # below the largest value; what is smaller counts as that small
COVERED = 0.995  # share of unbounded activations that lies within the axis; the rest is counted at its ends


class Histograms(NamedTuple):
    """How the values of each layer are spread, all over one axis: edges (B + 1,), shares (layers, B).

    With `is_log`, the edges are powers of ten of the values' sizes without their signs. `zeros` (layers,) is the
    share that is exactly 0, where such values are counted apart: on a log axis, where they have no place, and for
    ReLU and its like, where they would dwarf the rest. Shares and zeros of a layer add up to 1.
    """

    edges: np.ndarray
    shares: np.ndarray
    zeros: np.ndarray
    is_log: bool


class Start(NamedTuple):
    """A network at epoch 0, by layer: the hidden ones, then the output. L layers with weights.

    `rms` and `spread` are the root mean square and the standard deviation of all activations of a layer,
    `z_rms` and `z_spread` those of its sums; `dead` and `saturated` shares of its units, as in `spread.Layers`;
    `grad_norms` and `delta_norms` are those of a `Step`. All (L,). Activations of the output layer have
    no row in their histogram: they are scores and lie on another axis.
    """

    rms: np.ndarray
    spread: np.ndarray
    z_rms: np.ndarray
    z_spread: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray
    grad_norms: np.ndarray
    delta_norms: np.ndarray
    activations: Histograms
    deltas: Histograms
    gradients: Histograms


def at_start(experiment, prepared=None):
    """The `Start` of an experiment: the weights of step 0 of its training, over all of its training rows.

    With batch normalization it is looked at with the statistics of all training rows, as training's observer
    does. `prepared` spares preparing the data again.
    """
    prepared = prepared or prepare(experiment)
    with np.errstate(over="ignore", invalid="ignore"):  # deep and far too large is one of the lessons
        return _looked_at(*passed(experiment, prepared))


def _looked_at(network, space):
    """The `Start` of a network and its workspace after both passes."""
    per_row = len(space.scores)  # deltas of a mean over N rows carry 1/N each
    deltas = [np.multiply(delta, per_row, dtype=np.float64) for delta in space.deltas]
    zs, outputs = ([a.astype(np.float64, copy=False) for a in found] for found in (space.zs, space.activations))
    return Start(
        np.array([root_mean_square(a) for a in outputs]),
        np.array([a.std() for a in outputs]),
        np.array([root_mean_square(z) for z in zs]),
        np.array([z.std() for z in zs]),
        *stuck([block.activation for block in network.blocks], zs, outputs),
        grad_norms=norms(space.weight_gradients),
        delta_norms=delta_norms(space.deltas, per_row),
        activations=even_histograms(_some_rows(outputs[:-1]), network.blocks[0].activation.limits),
        deltas=decade_histograms(_some_rows(deltas)),
        gradients=decade_histograms(space.weight_gradients),
    )


def passed(experiment, prepared):
    """The untrained network of an experiment, and its workspace after a forward and a backward pass."""
    network = starting_network(experiment, prepared)
    part, loss = prepared.train, LOSSES[experiment.loss_name]
    space = network.workspace(len(part.x), batch_statistics=experiment.batch_norm)
    return network, backpropagate(network, part, loss.targets_of(part.y, experiment.n_outputs), loss, space)


def even_histograms(layers, limits=(-np.inf, np.inf), bins=BINS):
    """`Histograms` of arrays over one linear axis; an end that is not limited is found from the values."""
    finite = [values[np.isfinite(values)].ravel() for values in layers]
    is_cut = limits == (0, np.inf)
    present = [values[values != 0] if is_cut else values for values in finite]
    pooled = np.concatenate([*present, np.zeros(1)])
    ends = np.quantile(pooled, [1 - COVERED, COVERED])
    low, high = (end if np.isinf(limit) else limit for limit, end in zip(limits, ends, strict=True))
    if np.isinf(limits).all():
        low, high = -max(-low, high), max(-low, high)
    edges = np.linspace(low, high if high > low else low + 1, bins + 1)
    kept = _share_kept(present, finite)
    shares = np.array([_counted(values, edges) for values in present]) * kept[:, None]
    return Histograms(edges, shares, 1 - kept, False)


def decade_histograms(layers):
    """`Histograms` of the sizes of values, in decades: bins lie alike for every network, so they compare."""
    sizes = [np.abs(values[np.isfinite(values)]).ravel() for values in layers]
    powers = [np.log10(size[size > 0], dtype=np.float64) for size in sizes]
    pooled = np.concatenate([*powers, np.zeros(0 if any(map(len, powers)) else 1)])
    high = np.floor(pooled.max() * PER_DECADE) + 1
    low = max(np.floor(pooled.min() * PER_DECADE), high - MOST_DECADES * PER_DECADE)
    edges = np.arange(low, high + 1) / PER_DECADE
    kept = _share_kept(powers, sizes)
    shares = np.array([_counted(power, edges) for power in powers]) * kept[:, None]
    return Histograms(edges, shares, 1 - kept, True)


def root_mean_square(values):
    """sqrt(mean of squares)."""
    return float(np.sqrt(np.mean(np.square(values))))


def _share_kept(some, layers):
    return np.array([len(few) / max(len(values), 1) for few, values in zip(some, layers, strict=True)])


def _counted(values, edges):
    """Shares of values in even bins (B,); what lies outside is counted at the ends."""
    bins = len(edges) - 1
    places = np.clip((values - edges[0]) * (bins / (edges[-1] - edges[0])), 0, bins - 1).astype(np.intp)
    return np.bincount(places, minlength=bins) / max(len(values), 1)


def _some_rows(layers):
    """Every so many-th row, so that there are about ROWS_COUNTED."""
    return [values[:: max(len(values) // ROWS_COUNTED, 1)] for values in layers]
