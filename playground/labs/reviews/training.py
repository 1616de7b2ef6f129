"""Training in pieces of about a second, each of which begins where the one before ended, to the last bit.

A piece needs nothing but the choices and the `State` that the last one gave: it can be done in any process, again
where that is lost, or never where somebody cancels.
"""

import math
import time
from copy import deepcopy
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from sklearn.metrics import confusion_matrix

from playground.choices.reviews import EPSILON
from playground.data.reading.sets import load_reviews
from playground.engine import LOSSES
from playground.engine.optimizers import new_optimizer
from playground.engine.recurrent import recurrent_network
from playground.labs.reviews.counting import Counted, count_words
from playground.seeds import batches_rng, weights_rng

LOSS = LOSSES["binary_crossentropy"]
SECONDS = 1.0  # about, of a piece
POINTS = 20  # of the curve in an epoch
MOST_AT_ONCE = 8_000_000  # numbers in the gates of the reviews that are judged together, about 200 MB in all
PARTS = ("train", "validation", "test")  # in the order in which they are judged at the end


class Point(NamedTuple):
    """Loss and accuracy of the batches since the point before, as they were trained on, with dropout."""

    updates: int
    loss: float
    accuracy: float


class Judged(NamedTuple):
    """How a part is judged without dropout; `confusion` (2, 2), rows: the true class, columns: the class given."""

    loss: float
    accuracy: float
    confusion: np.ndarray


class State(NamedTuple):
    """All of a training under way. `words` are those that are known, `flat` and `memory` network and optimizer.

    `epoch` epochs are over, and of the one under way `batch` of `n_batches` batches, in the `order` that `rng`
    drew, which goes on drawing what is left out. `sums` are loss, right ones and rows since the last point.
    `validated` has an entry an epoch, `judged` one for each of `PARTS` in the end.
    """

    words: tuple
    sizes: tuple  # reviews in each of PARTS
    n_batches: int
    flat: np.ndarray
    memory: np.ndarray
    n_updates: int = 0
    epoch: int = 0
    batch: int = 0
    rng: np.random.Generator | None = None
    order: np.ndarray | None = None
    sums: tuple = (0.0, 0, 0)
    points: tuple = ()
    validated: tuple = ()
    judged: tuple = ()
    counted: Counted | None = None
    is_finite: bool = True

    @property
    def is_over(self):
        return self.counted is not None or not self.is_finite


def network_of(reading, state):
    """The network as a `State` has it."""
    return _new_network(reading, len(state.words)).load(state.flat)


def go_on(reading, state=None):
    """The `State` about a second after `state`, None for the beginning. Raises ReviewsError for its reviews."""
    reviews = _loaded(*reading.data)
    if state is None:
        return _begun(reading, reviews)
    if state.epoch < reading.epochs:
        return _trained(reading, state, reviews) if state.batch < state.n_batches else _validated(reading, state)
    if len(state.judged) < len(PARTS):
        part = PARTS[len(state.judged)]
        # the last epoch's look at the validation part was at these weights
        known = state.validated[-1] if part == "validation" else None
        found = known or judge(network_of(reading, state), getattr(reviews, part))
        return state._replace(judged=(*state.judged, found))
    # nothing is trained any more: what the optimizer remembers may go
    return state._replace(counted=count_words(reviews), memory=state.memory[:0], order=None)


def judge(network, rows):
    """`Judged` of `Rows`."""
    scores = scores_of(network, rows.x)[:, None]
    given = LOSS.decide(scores)
    confusion = confusion_matrix(rows.y, given, labels=[0, 1])
    return Judged(LOSS.value(scores, rows.y), float(np.mean(given == rows.y)), confusion)


def scores_of(network, x):
    """The scores (N,) of tokens (N, T), float64, without dropout; praise is above 0."""
    at_once = max(MOST_AT_ONCE // (x.shape[1] * network.blocks[1].layers[0].width), 8)
    parts = [network.forward(x[start : start + at_once])[0][:, 0] for start in range(0, len(x), at_once)]
    return np.concatenate(parts).astype(np.float64)


def _begun(reading, reviews):
    words = reviews.vocabulary.words
    network = _new_network(reading, len(words), weights_rng(reading.seed))
    slots = np.zeros((_optimizer(reading).n_slots, len(network.trainable)), network.dtype)
    sizes = tuple(len(getattr(reviews, part).y) for part in PARTS)
    return State(words, sizes, math.ceil(sizes[0] / reading.batch_size), network.flat, slots)


def _trained(reading, state, reviews):
    """Batch after batch, until a second or the epoch is over."""
    started, rows = time.perf_counter(), reviews.train
    network, optimizer = network_of(reading, state), _optimizer(reading)
    optimizer.resume({"flat": network.trainable}, {"flat": state.memory}, state.n_updates)
    rng, order = deepcopy(state.rng), state.order  # whoever keeps the state can go on from it again
    if not state.batch:
        rng = batches_rng(reading.seed, state.epoch + 1)
        order = rng.permutation(len(rows.y))
    batch, sums, points, workspaces = state.batch, np.array(state.sums), list(state.points), {}
    every = max(state.n_batches // POINTS, 1)
    with np.errstate(over="ignore", invalid="ignore"):  # what is not finite is said below
        while batch < state.n_batches:
            chosen = order[batch * reading.batch_size : (batch + 1) * reading.batch_size]
            if len(chosen) not in workspaces:
                workspaces[len(chosen)] = network.workspace(len(chosen))
            sums += _update(network, optimizer, rows.x[chosen], rows.y[chosen], rng, workspaces[len(chosen)])
            batch += 1
            if not math.isfinite(sums[0]):
                break
            if batch % every == 0 or batch == state.n_batches:
                updates = state.epoch * state.n_batches + batch
                points.append(Point(updates, float(sums[0] / sums[2]), float(sums[1] / sums[2])))
                sums[:] = 0
            if time.perf_counter() - started > SECONDS:
                break
    return state._replace(
        flat=network.flat,
        memory=optimizer.memory["flat"],
        n_updates=optimizer.n_updates,
        batch=batch,
        rng=rng,
        order=order,
        sums=tuple(map(float, sums)),
        points=tuple(points),
        is_finite=math.isfinite(sums[0]) and bool(np.isfinite(network.flat).all()),
    )


def _update(network, optimizer, x, y, rng, workspace):
    """One update; gives (sum of losses, right ones, rows), from before it."""
    scores, _ = network.forward(x, rng, workspace)
    targets = LOSS.targets_of(y, 1)
    loss, n_right = LOSS.value(scores, targets), np.sum(LOSS.decide(scores) == y)
    LOSS.gradient(scores, targets, workspace.grad_scores)
    network.backward(workspace.grad_scores, workspace)
    np.add(network.trainable, optimizer.update("flat", workspace.gradient), network.trainable)
    return loss * len(y), n_right, len(y)


def _validated(reading, state):
    """The epoch is over: how good is it on reviews that it did not train on?"""
    found = judge(network_of(reading, state), _loaded(*reading.data).validation)
    return state._replace(
        epoch=state.epoch + 1, batch=0, rng=None, order=None, validated=(*state.validated, found)
    )


def _new_network(reading, n_words, rng=None):
    return recurrent_network(
        reading.cell,
        reading.embedding,
        reading.units,
        1,
        reading.n_tokens,
        n_tokens=n_words + 4,
        rng=rng,
        dtype=np.float32,
        dropout=reading.dropout,
        recurrent_dropout=reading.recurrent_dropout,
    )


def _optimizer(reading):
    return new_optimizer(reading.optimizer, reading.learning_rate, epsilon=EPSILON)


@lru_cache(maxsize=1)
def _loaded(*data):
    """The reviews; a process that trains reads them once."""
    return load_reviews(*data)
