"""Training without looking: the last step of a run, without what a look at each epoch costs."""

from collections import deque

import numpy as np

from playground.engine import LOSSES
from playground.engine.loop import Minibatches, run_epoch
from playground.engine.penalties import Penalty
from playground.engine.schedules import Plateau
from playground.labs.progress import Progress
from playground.recording.networks import optimizer_for, starting_network
from playground.recording.observe import Observer
from playground.recording.prepared import prepared_for
from playground.recording.train import scheduled_rate, train
from playground.seeds import batches_rng


def last_step(experiment, prepared=None):
    """The last `Step` of `train(experiment)`, to the last bit; only its `plateau` is that of a single look.

    Where an epoch depends on what was seen of those before it, it is `train`'s own. A run that diverges does not
    end early here: its losses are then not finite either.
    """
    prepared = prepared or prepared_for(experiment)
    if experiment.early_stopping or experiment.schedule == "adaptive" or experiment.weight_changes:
        return deque(train(experiment, prepared=prepared), maxlen=1).pop()
    network, optimizer = starting_network(experiment, prepared), optimizer_for(experiment)
    loss = LOSSES[experiment.loss_name]
    targets = loss.targets_of(prepared.train.y, experiment.n_outputs)
    minibatches = Minibatches(network, prepared.train.x, targets, experiment.batch_size)
    limits = {"penalty": Penalty(experiment.l1, experiment.l2), "clip_norm": experiment.clip_norm}
    before = np.empty_like(network.flat)
    with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is an answer here
        for epoch in range(1, experiment.epochs + 1):
            rng = batches_rng(experiment.seed, epoch)
            minibatches.shuffle(rng.permutation(len(targets)))
            optimizer.learning_rate = scheduled_rate(experiment, epoch, Plateau())
            before[...] = network.flat
            for _ in run_epoch(network, minibatches, loss, optimizer, rng, **limits):
                pass
        observer = Observer(experiment, prepared, network)
        return observer.step(experiment.epochs, before, optimizer, Plateau())


def last_steps(experiments):
    """Train one after another, yield `Progress` on the way; returns their last `Step`s."""
    found, experiments = [], list(experiments)
    for experiment in experiments:
        found.append(last_step(experiment))
        yield Progress(len(found) / (len(experiments) + 1), None)
    return found
