"""Which of the usual causes an experiment has, and so what to try: advice, the best first."""

import numpy as np

from playground.choices.experiment import FIELDS
from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.recording.why import advice
from playground.recording.words.endings import starts_large

BETTER = 0.9  # of the loss now: the lowest so far is less, so the run was thrown back
MUCH_DROPOUT = 0.5
UNMATCHED = 2  # times: the variance of starting weights differs from the matched one's by more
SMALLER, LARGER = 0.1, 10  # times a learning rate


def against_large_steps(course):
    yield advice.rate_times(course.rate, SMALLER)


def against_small_steps(course):
    yield advice.rate_times(course.rate, LARGER)


def against_divergence(course):
    """Smaller starting weights where they are large, else a smaller learning rate; then shorter gradients."""
    if starts_large(course.experiment):
        yield advice.matched_initializer(course.experiment)
    else:
        yield advice.rate_times(course.rate, SMALLER)
    if not course.experiment.clip_norm:
        yield advice.clipping()


def against_overfitting(course):
    """To stop in time where there are validation rows; to keep the weights smaller."""
    experiment = course.experiment
    if experiment.validation_size and not experiment.early_stopping:
        yield advice.early_stopping()
    yield advice.stronger_l2(experiment)


def against_dead_units(course):
    """Weights that start as they should, else smaller steps; units that cannot die."""
    experiment = course.experiment
    if not _is_matched(experiment):
        yield advice.matched_initializer(experiment)
    elif course.rate > FIELDS["learning_rate"].default:
        yield advice.rate_times(course.rate, SMALLER)
    yield from advice.other_activation(experiment)


def against_being_stuck(course):
    """What the experiment lacks, or has too much of, one after another."""
    experiment = course.experiment
    if course.losses.min() < BETTER * np.median(course.losses[-10:]):
        yield advice.rate_times(course.rate, SMALLER)
    if experiment.l1 or experiment.l2:
        yield advice.no_penalties()
    if max(experiment.layer_dropouts, default=0) >= MUCH_DROPOUT:
        yield advice.no_dropout()
    if experiment.hidden_sizes:
        yield from _against_hidden_layers(experiment)
        yield advice.rate_times(course.rate, LARGER)
    else:
        yield advice.hidden_layers()


def _against_hidden_layers(experiment):
    activations = [ACTIVATIONS[name] for name in experiment.layer_activations]
    are_useless = any(one.is_flat for one in activations) or not any(map(_bends, activations))
    if not are_useless and not _is_matched(experiment):
        yield advice.matched_initializer(experiment)
    if are_useless or any(activations[0].saturates):
        yield from advice.other_activation(experiment)
    if experiment.normalization == "none":
        yield advice.batch_normalization()


def _bends(activation):
    """Whether it is more than a straight line; layers of straight lines compute one."""
    return len(set(activation.slope(np.linspace(-2, 2, 5)))) > 1


def _is_matched(experiment):
    """Whether the weights start about as widely spread as is best for the activation."""
    n = max(experiment.hidden_sizes)
    best = INITIALIZERS[ACTIVATIONS[experiment.layer_activations[0]].matched].variance
    mine = INITIALIZERS[experiment.initializer].variance
    if mine is None or best is None:
        return mine is best
    return best(n, n) / UNMATCHED <= mine(n, n) <= UNMATCHED * best(n, n)
