"""Forks: what may be changed on the way, the experiment with a change, and the one that it was before."""

from dataclasses import replace

from playground.choices.rules import Choice, Number, NumberOrFull
from playground.engine import OPTIMIZERS

SETTINGS = {  # beside the learning rate and single weights
    "optimizer": Choice(OPTIMIZERS),
    "momentum": Number(0, 0.999),
    "batch_size": NumberOrFull(1, 2000),
    "l1": Number(0, 1),
    "l2": Number(0, 1),
    "clip_norm": Number(0, 1000),
}
CHANGES = ("learning_rate_changes", "weight_changes", "setting_changes")  # of an experiment; epochs come first


def settled(experiment, epoch):
    """The experiment with the settings that are in force while `epoch` is trained (1 is the first)."""
    if not experiment.setting_changes:
        return experiment
    changed = {name: value for start, name, value in experiment.setting_changes if epoch > start}
    return replace(experiment, **changed, setting_changes=())


def forked(experiment, epoch, **settings):
    """The same experiment until `epoch`, going on from there with other settings: `learning_rate` or `SETTINGS`.

    What is as it was is no change, and what was changed after `epoch` is left out. A fork at the start is the
    experiment with the settings that it ended with, and these; weights given by hand for the start are kept.
    """
    kept = until(experiment, epoch)
    if epoch == 0:
        rate = settings.pop("learning_rate", experiment.learning_rate_at(float("inf")))
        ended = settled(experiment, float("inf"))
        return replace(ended, learning_rate=rate, **settings, **_changes(kept))
    rates = dict(kept.learning_rate_changes)
    changes = {change[:2]: change[2] for change in kept.setting_changes}
    if "learning_rate" in settings:
        rates[epoch] = settings.pop("learning_rate")
        if rates[epoch] == kept.learning_rate_at(epoch):
            del rates[epoch]
    before = settled(kept, epoch)
    for name, value in settings.items():
        changes.pop((epoch, name), None)
        if value != getattr(before, name):
            changes[epoch, name] = value
    changed = {
        "learning_rate_changes": tuple(sorted(rates.items())),
        "setting_changes": tuple((*place, changes[place]) for place in sorted(changes)),
    }
    return replace(kept, **{name: changed.get(name, as_it_was) for name, as_it_was in _changes(kept).items()})


def until(experiment, epoch):
    """The experiment without the changes that come after `epoch`."""
    kept = {name: tuple(one for one in made if one[0] <= epoch) for name, made in _changes(experiment).items()}
    return replace(experiment, **kept)


def _changes(experiment):
    """What was changed on the way, by its field: not every kind of experiment has all of `CHANGES`."""
    return {name: getattr(experiment, name) for name in CHANGES if name in experiment.__dataclass_fields__}


def forked_at(experiment):
    """The epoch of the last change, None where nothing was changed on the way."""
    epochs = [change[0] for name in CHANGES for change in getattr(experiment, name)]
    return max(filter(None, epochs), default=None)  # at epoch 0, weights are given for the start


def parent_of(experiment):
    """The experiment that this is a fork of, None for one that is no fork."""
    at = forked_at(experiment)
    return None if at is None else until(experiment, at - 1)
