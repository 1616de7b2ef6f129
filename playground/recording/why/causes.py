"""Which of the usual causes an experiment has, and so what to try first."""

import numpy as np

from playground.choices.experiment import FIELDS
from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.recording.endings import starts_large
from playground.recording.why import advice

BETTER = 0.9  # of the loss now: the lowest so far is less, so the run was thrown back
MUCH_DROPOUT = 0.5
UNMATCHED = 2  # times: the variance of starting weights differs from the matched one's by more
SMALLER, LARGER = 0.1, 10  # times a learning rate


def against_divergence(course):
    """Smaller starting weights where they are large, else a smaller learning rate."""
    if starts_large(course.experiment):
        return advice.matched_initializer(course.experiment)
    return advice.rate_times(course.rate, SMALLER)


def against_overfitting(experiment):
    """To stop in time where there are validation rows, else to keep the weights smaller."""
    if experiment.validation_size and not experiment.early_stopping:
        return advice.early_stopping()
    return advice.stronger_l2(experiment)


def against_dead_units(course):
    """Weights that start as they should, smaller steps, or units that cannot die."""
    experiment = course.experiment
    if not _is_matched(experiment):
        return advice.matched_initializer(experiment)
    if course.rate > FIELDS["learning_rate"].default:
        return advice.rate_times(course.rate, SMALLER)
    return advice.other_activation(experiment)


def when_stuck(course):
    """What to try first where nothing is learned."""
    return next(found for found in _when_stuck(course, course.experiment) if found)


def _when_stuck(course, experiment):
    """What fits, one after another; None where it would change nothing."""
    now = np.median(course.losses[-10:])
    if course.losses.min() < BETTER * now:
        yield advice.rate_times(course.rate, SMALLER)
    if experiment.l1 or experiment.l2:
        yield advice.no_penalties()
    if max(experiment.layer_dropouts, default=0) >= MUCH_DROPOUT:
        yield advice.no_dropout()
    if not experiment.hidden_sizes:
        yield advice.hidden_layers()
        return
    activations = [ACTIVATIONS[name] for name in experiment.layer_activations]
    if any(one.is_flat for one in activations) or not any(map(_bends, activations)):
        yield advice.other_activation(experiment)
    if not _is_matched(experiment):
        yield advice.matched_initializer(experiment)
    if any(activations[0].saturates):
        yield advice.other_activation(experiment)
    if experiment.normalization == "none":
        yield advice.batch_normalization()
    yield advice.rate_times(course.rate, LARGER)


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
