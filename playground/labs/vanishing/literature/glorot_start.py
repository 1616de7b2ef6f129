"""Glorot and Bengio (2010), figures 6 to 8: a deep tanh network at the start, with the old weights and the new."""

from typing import NamedTuple

import numpy as np

from playground.choices.bench import Lane
from playground.data import prepare
from playground.labs.progress import Progress
from playground.labs.vanishing.literature.spec import Check, Reproduction, numbers
from playground.labs.vanishing.start import Histograms, even_histograms, passed
from playground.languages import _, mark
from playground.numbers import fixed, general

STARTS = {"uniform": mark("standard: U[-1/√n, 1/√n]"), "xavier_uniform": mark("normalized (Xavier)")}
DEPTH, WIDTH, SEEDS = 5, 64, 5
SHRUNK, KEPT, ALIKE = 0.2, 0.4, 1.5  # far end over near end; largest over smallest layer


class AtStart(NamedTuple):
    """Standard deviations by hidden layer for each start, (starts, layers), means over seeds.

    `histograms` are those of the first seed, for each start three: activations, dC/dz and dC/dW, each over one
    axis for all layers.
    """

    starts: tuple[str, ...]
    activations: np.ndarray
    deltas: np.ndarray
    gradients: np.ndarray
    histograms: tuple[tuple[Histograms, Histograms, Histograms], ...]
    checks: list[Check]


def run(seed=0):
    """Yield `Progress`, at last with an `AtStart`."""
    spreads, histograms, prepared = np.empty((len(STARTS), SEEDS, 3, DEPTH)), [], None
    for i, initializer in enumerate(STARTS):
        for k in range(SEEDS):
            sizes = (WIDTH,) * DEPTH
            lane = Lane("digits", hidden_sizes=sizes, activation="tanh", initializer=initializer, seed=seed + k)
            prepared = prepared or prepare(lane)
            _network, space = passed(lane, prepared)
            per_row = len(prepared.train.x)
            kinds = (
                space.activations[:-1],
                [per_row * delta for delta in space.deltas[:-1]],
                space.weight_gradients[:-1],
            )
            spreads[i, k] = [[values.std() for values in layers] for layers in kinds]
            if k == 0:
                histograms.append(tuple(even_histograms(layers) for layers in kinds))
            yield Progress((i * SEEDS + k + 1) / (len(STARTS) * SEEDS + 1), None)
    activations, deltas, gradients = spreads.mean(axis=1).swapaxes(0, 1)
    checks = _checks(activations, deltas, gradients)
    found = AtStart(tuple(STARTS.values()), activations, deltas, gradients, tuple(histograms), checks)
    yield Progress(1.0, found)


def _checks(activations, deltas, gradients):
    """Each array (2, DEPTH): the standard start, then the normalized one."""
    (old, new), (old_back, new_back), (old_weights, new_weights) = activations, deltas, gradients
    return [
        Check(
            mark("Figure 6: under the standard start, activations shrink from layer to layer."),
            bool((np.diff(old) < 0).all() and old[-1] < SHRUNK * old[0]),
            lambda: _deviations(old),
        ),
        Check(
            mark("Figure 6: under the normalized start they do not, or far less."),
            bool(new[-1] > KEPT * new[0]),
            lambda: _deviations(new),
        ),
        Check(
            mark("Figure 7: under the standard start, dC/dz shrinks on its way back."),
            bool((np.diff(old_back) > 0).all() and old_back[0] < SHRUNK * old_back[-1]),
            lambda: _sent_back(old_back),
        ),
        Check(
            mark("Figure 7: under the normalized start it does not, or far less."),
            bool(new_back[0] > KEPT * new_back[-1]),
            lambda: _sent_back(new_back),
        ),
        Check(
            mark("Figure 8: the weight gradients look alike across layers even under the standard start."),
            bool(max(old_weights) < ALIKE * min(old_weights)),
            lambda: _(
                "The largest layer's dC/dW is {weights} times the smallest's, while dC/dz differs by {deltas} "
                "times."
            ).format(weights=_range(old_weights, 2), deltas=_range(old_back, 1)),
        ),
        Check(
            mark("Figure 8: so they do under the normalized start."),
            bool(max(new_weights) < ALIKE * min(new_weights)),
            lambda: _("The largest layer's dC/dW is {weights} times the smallest's.").format(
                weights=_range(new_weights, 2)
            ),
        ),
    ]


def _deviations(values):
    text = _("Standard deviations {values}: the last layer's is {share} of the first's.")
    return text.format(values=numbers(values), share=fixed(values[-1] / values[0], 2))


def _sent_back(values):
    text = _("The first layer's dC/dz is {share} of the last hidden layer's.")
    return text.format(share=fixed(values[0] / values[-1], 2))


def _range(values, decimals):
    return fixed(max(values) / min(values), decimals)


def _differences():
    means_here = _(
        "“Shrinks” means here: under {shrunk} over the five layers; “does not”: over {kept}; “alike”: within "
        "{alike} times."
    )
    return (
        _("Scikit-learn's digits (64 inputs) instead of the paper's larger images."),
        _("{layers} hidden layers of {units} units instead of 1,000.").format(layers=DEPTH, units=WIDTH),
        _("The peak at 0 of the first layer's dC/dW is that of pixels which are blank in nearly every picture."),
        _("Standard deviations are means over {n} seeds; the histograms are those of the first.").format(n=SEEDS),
        means_here.format(shrunk=general(SHRUNK), kept=general(KEPT), alike=general(ALIKE)),
    )


REPRODUCTION = Reproduction(
    title=mark("Activations and gradients of a deep tanh network at the start"),
    source=mark(
        "X. Glorot and Y. Bengio (2010), Understanding the difficulty of training deep feedforward neural "
        "networks, AISTATS, figures 6, 7 and 8"
    ),
    claims=(
        mark(
            "With the standard start, activations shrink from each layer to the next, and dC/dz on its way back."
        ),
        mark("With the normalized start both keep about their spread."),
        mark(
            "The gradients of the weights have about the same spread in all layers with either start: looking at "
            "them alone hides that dC/dz vanishes."
        ),
    ),
    say_differences=_differences,
    run=run,
)
