"""What is known of a network at one epoch: the facts that its verdicts are made of, in any language."""

from typing import NamedTuple

import numpy as np

from playground.recording.words.thresholds import ALIKE


class Facts(NamedTuple):
    """One network at one epoch. L layers with weights, the output last.

    `delta_norms`, `grad_norms`, `train_loss` and `epoch` as in `Step`; `score` is the training accuracy or R^2;
    `dead` and `saturated` (L,) as in `Layers`, NaN where the word makes no sense; `chance` is the share of the
    largest class, None where values are predicted; `alike` (L,) tells of each layer whether its units are copies,
    () if not known.
    """

    delta_norms: np.ndarray
    grad_norms: np.ndarray
    dead: np.ndarray
    saturated: np.ndarray
    train_loss: float
    score: float
    chance: float | None
    epoch: int
    diverged: bool = False
    alike: np.ndarray = ()


def facts_of(experiment, step, dead, saturated, chance):
    """The `Facts` of a `Step` whose layers' units were looked at; `chance` as in `Facts`."""
    return Facts(
        step.delta_norms,
        step.grad_norms,
        dead,
        saturated,
        step.train_loss,
        step.train_score,
        chance,
        step.epoch,
        not step.is_finite,
        alike_units(step.params) if len(experiment.hidden_sizes) else (),
    )


def chance_of(y):
    """Share of the largest class among y (N,): the accuracy of an answer that never changes."""
    return float(np.bincount(y).max() / len(y))


def alike_units(params):
    """Whether all units of each layer have the same incoming weights, (L,); a layer of one unit never counts."""
    return np.array(
        [
            W.shape[1] > 1 and float(np.ptp(W, axis=1).max()) <= ALIKE * np.finfo(W.dtype).eps * np.abs(W).max()
            for name, W in params.items()
            if name.endswith(".W")
        ]
    )
