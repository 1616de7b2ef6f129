"""Training on sequences as a recording: `train_in_bites` turns a `SequenceExperiment` into `Step`s."""

import numpy as np

from playground.data.sequences import prepare_sequences
from playground.engine import new_optimizer
from playground.engine.penalties import clip_by_norm
from playground.recording.bites import bites
from playground.recording.sequences.networks import starting_network
from playground.recording.sequences.observe import Observer, batches_of
from playground.recording.sequences.reader import Reader
from playground.seeds import batches_rng


def train_in_bites(experiment, start=None, prepared=None):
    """Yield the `Step`s 0, 1, ..., `experiment.epochs`, the same to the last bit every time; None in between.

    With `start`, a Step of the same experiment, the steps after it. Every epoch has sequences and a generator of
    its own, so that a run can be taken up anywhere. Training ends after a step whose loss is not finite.
    """
    prepared = prepared or prepare_sequences(experiment)
    network = starting_network(experiment)
    reader = Reader(network, experiment)
    observer = Observer(experiment, prepared, reader)
    optimizer = new_optimizer(experiment.optimizer, experiment.learning_rate_at(1))
    if start is None:
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # a large radius overflows at once
            given = observer.answers(batches_of(prepared.epoch(1), experiment.batch_size))
            step = observer.step(0, network.flat.copy(), optimizer, given)
        yield step
    else:
        step = start
        network.load(start.flat)
        optimizer.resume({"flat": network.trainable}, {"flat": start.memory}, start.n_updates)

    while step.epoch < experiment.epochs and step.is_finite:
        epoch = step.epoch + 1
        optimizer.learning_rate = experiment.learning_rate_at(epoch)
        given = []
        yield from bites(_epoch(experiment, prepared, reader, optimizer, epoch, given))
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):  # divergence is an answer here
            step = observer.step(epoch, step.flat, optimizer, given)
        yield step


def _epoch(experiment, prepared, reader, optimizer, epoch, given):
    """Go through an epoch's sequences, yielding just before each update; keep the answers given until then."""
    rng, trainable = batches_rng(experiment.seed, epoch), reader.network.trainable
    for batch in batches_of(prepared.epoch(epoch), experiment.batch_size):
        raw, targets, workspace = reader.read(batch, rng)
        given.append((raw.copy(), targets))
        reader.send_back(raw, targets, batch, workspace)
        if experiment.clip_norm:
            clip_by_norm(workspace.gradient, experiment.clip_norm)
        yield
        np.add(trainable, optimizer.update("flat", workspace.gradient), trainable)
