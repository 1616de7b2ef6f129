"""Training as a recording: `train` turns an `Experiment` into `Step`s."""

import numpy as np

from playground.data import prepare
from playground.engine import LOSSES, SCHEDULES
from playground.engine.loop import Minibatches, run_epoch
from playground.engine.penalties import Penalty
from playground.engine.schedules import SMALLEST_RATE, Plateau
from playground.recording.bites import bites
from playground.recording.networks import optimizer_for, starting_network
from playground.recording.observe import Observer
from playground.seeds import batches_rng


def train(experiment, start=None, prepared=None):
    """Yield the experiment's `Step`s 0, 1, ..., `experiment.epochs`, the same to the last bit every time.

    With `start`, a Step of the same experiment, the steps after it. Every epoch draws from a generator of its
    own, made from the seed and the epoch's number, so that a run can be taken up anywhere. Training ends after
    a step whose loss is not finite, and where early stopping says so. `prepared` spares preparing the data
    again.
    """
    return (step for step in train_in_bites(experiment, start, prepared) if step is not None)


def train_in_bites(experiment, start=None, prepared=None):
    """Yield what `train` does, and None wherever an epoch takes long (see `bites`): time for others."""
    prepared = prepared or prepare(experiment)
    network, loss = starting_network(experiment, prepared), LOSSES[experiment.loss_name]
    targets = loss.targets_of(prepared.train.y, experiment.n_outputs)
    observer = Observer(experiment, prepared, network)
    settings = experiment.at(1 if start is None else max(start.epoch, 1))
    optimizer = optimizer_for(settings)
    minibatches = Minibatches(network, prepared.train.x, targets, settings.batch_size)
    turns = {change[0] for change in experiment.setting_changes}

    if start is None:
        _set_by_hand(network, experiment, epoch=0)
        step = observer.step(0, network.flat.copy(), optimizer, Plateau())
        yield step
    else:
        step = start
        network.load(start.flat)
        optimizer.resume({"flat": network.trainable}, {"flat": start.memory}, start.n_updates)

    while step.epoch < experiment.epochs and step.is_finite and not has_stopped(experiment, step):
        epoch, plateau = step.epoch + 1, step.plateau
        if step.epoch in turns:
            settings = experiment.at(epoch)
            optimizer = _followed(optimizer, settings, network)
            minibatches = Minibatches(network, prepared.train.x, targets, settings.batch_size)
        is_stuck = plateau.waited > experiment.patience and step.learning_rate > SMALLEST_RATE
        if experiment.schedule == "adaptive" and is_stuck:
            plateau = plateau.divided()
        rng = batches_rng(experiment.seed, epoch)
        minibatches.shuffle(rng.permutation(len(targets)))
        optimizer.learning_rate = scheduled_rate(experiment, epoch, plateau)
        penalty = Penalty(settings.l1, settings.l2)
        yield from bites(run_epoch(network, minibatches, loss, optimizer, rng, penalty, settings.clip_norm))
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is an answer here
            _set_by_hand(network, experiment, epoch)
            step = observer.step(epoch, step.flat, optimizer, plateau)
        yield step


def _followed(optimizer, settings, network):
    """The optimizer of other settings; one of the same kind goes on with what it remembers."""
    following = optimizer_for(settings)
    if type(following) is type(optimizer) and optimizer.n_updates:
        following.resume({"flat": network.trainable}, optimizer.memory, optimizer.n_updates)
    return following


def _set_by_hand(network, experiment, epoch):
    """Make the changes of weights that belong to the end of an epoch; places beyond the network are ignored."""
    for at, index, value in experiment.weight_changes:
        if at == epoch and index < len(network.flat):
            network.flat[index] = value


def scheduled_rate(experiment, epoch, plateau):
    """The learning rate of an epoch: the chosen one, by its schedule, less what plateaus have taken off."""
    share = SCHEDULES[experiment.schedule].share(epoch, experiment.epochs)
    return experiment.learning_rate_at(epoch) * share / 5**plateau.divisions


def has_stopped(experiment, step):
    """Whether early stopping ends the run with this step; an adaptive rate is first divided as far as it goes."""
    may_divide = experiment.schedule == "adaptive" and step.learning_rate > SMALLEST_RATE
    return experiment.early_stopping and step.plateau.waited > experiment.patience and not may_divide
