"""`Run`: a recording up to an epoch, with what a script has to say of it."""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from playground.choices.experiment import Experiment
from playground.choices.forks import SETTINGS
from playground.choices.share import to_query
from playground.data import Prepared
from playground.engine import LOSSES, OPTIMIZERS, Network
from playground.recording.networks import network_for
from playground.recording.prepared import prepared_for
from playground.recording.steps import Step
from playground.recording.train import has_stopped


class Run(NamedTuple):
    """An experiment, its data and network, and the `Step` that the script ends with."""

    experiment: Experiment
    prepared: Prepared
    network: Network
    step: Step

    @property
    def query(self):
        """What a link says of the experiment."""
        return to_query(self.experiment)

    @property
    def loss(self):
        return LOSSES[self.experiment.loss_name]

    @property
    def dtype_text(self):
        """The precision, as a script says it."""
        return "float" if self.experiment.dtype_name == "float64" else "np.float32"

    @property
    def epochs(self):
        """How many epochs the script goes through: where early stopping ended the run, it does so again."""
        return self.experiment.epochs if has_stopped(self.experiment, self.step) else self.step.epoch

    @property
    def phases(self):
        """`[(first epoch, the experiment with the settings in force)]`, up to the step's epoch."""
        starts = {0} | {at for at, *_ in self.experiment.setting_changes if at < self.step.epoch}
        return [(start + 1, self.experiment.at(start + 1)) for start in sorted(starts)]

    @property
    def rate_changes(self):
        """`[(first epoch, learning rate)]` of those that are reached."""
        return [(at + 1, rate) for at, rate in self.experiment.learning_rate_changes if at < self.step.epoch]

    @property
    def has_one_rate(self):
        return self.experiment.schedule == "constant" and not self.rate_changes

    @property
    def optimizers(self):
        """The names of the optimizers, in the order of the phases."""
        return list(dict.fromkeys(settings.optimizer for _, settings in self.phases))

    @property
    def watches(self):
        """Whether the course of a loss matters: for early stopping, or for an adaptive rate."""
        return self.experiment.early_stopping or self.experiment.schedule == "adaptive"

    @property
    def weights_by_hand(self):
        """`[(epoch, name, place, value)]` of weights that were set by hand, as far as the network has them."""
        places = {}
        for name, part in self.step.layout(np.arange(len(self.step.flat))).items():
            places |= {int(index): (plain_name(name), place) for place, index in np.ndenumerate(part)}
        changes = [change for change in self.experiment.weight_changes if change[0] <= self.step.epoch]
        return [(at, *places[index], value) for at, index, value in changes if index in places]

    def ever(self, name):
        """Whether a setting is other than 0 in any phase."""
        return any(getattr(settings, name) for _, settings in self.phases)

    def turns(self):
        """`[(first epoch, {setting: its new value})]`, of settings that become another and matter to the run."""
        mattering = dict.fromkeys(SETTINGS)
        if not any(OPTIMIZERS[name].has_momentum for name in self.optimizers):
            del mattering["momentum"]
        changes = {start: {"learning_rate": rate} for start, rate in self.rate_changes}
        for (_, before), (start, after) in pairwise(self.phases):
            new = {name: getattr(after, name) for name in mattering}
            changed = {name: value for name, value in new.items() if value != getattr(before, name)}
            changes[start] = changes.get(start, {}) | changed
        return [(start, changes[start]) for start in sorted(changes) if changes[start]]


def plain_name(name):
    """What "0.W", the weights of the first layer, are called in scripts: W1."""
    layer, part = name.split(".")
    return f"{part}{int(layer) + 1}"


def whole_run(experiment):
    """The `Run` to an experiment's end before anything was trained: what can be written of it is known by then."""
    prepared = prepared_for(experiment)
    network = network_for(experiment, prepared)
    unknown = dict.fromkeys(Step._fields[: Step._fields.index("validation_loss")])
    step = Step(**unknown | {"epoch": experiment.epochs, "flat": network.flat, "layout": network.split})
    return Run(experiment, prepared, network, step)


def run_of(history, epoch):
    """The `Run` of a recording, up to an epoch that it holds."""
    network = network_for(history.experiment, history.prepared)
    return Run(history.experiment, history.prepared, network, history.step(epoch))
