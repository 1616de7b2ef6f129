"""Gradients of recurrent networks by backpropagation through time beside central differences.

Truncated backpropagation has a numerical partner too: the loss as a function of the weights in which the states at
the cuts are constant. The sequence is then read piece by piece, each piece starting from numbers that were copied.
"""

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from playground.engine import LOSSES, relative_error
from playground.engine.gradcheck import numerical_gradient
from playground.engine.recurrent import recurrent_network, set_mask, state_of

LOSS = LOSSES["mse"]
N_ROWS, N_STEPS, N_IN, N_UNITS, N_OUT, N_TOKENS = 5, 5, 2, 3, 2, 6
IS_THERE = np.array(
    [
        [1, 1, 1, 1, 1],
        [0, 0, 1, 1, 1],  # padded before
        [1, 1, 1, 0, 0],  # padded behind
        [0, 1, 0, 1, 0],  # with holes
        [0, 0, 0, 0, 0],  # nothing is there
    ],
    bool,
)


class Case(NamedTuple):
    """What a network reads and how it is run."""

    cell: str
    many_to_many: bool = False
    has_tokens: bool = False
    has_mask: bool = False
    draws: bool = False
    truncation: int = 0

    def network(self, n_steps=N_STEPS):
        """A network whose numbers are all random, the same for every number of steps."""
        network = recurrent_network(
            self.cell,
            N_IN,
            N_UNITS,
            N_OUT,
            n_steps,
            n_tokens=N_TOKENS * self.has_tokens,
            many_to_many=self.many_to_many,
            dropout=0.4 * self.draws,
            recurrent_dropout=0.3 * self.draws,
            truncation=self.truncation,
        )
        network.flat[...] = 0.7 * np.random.default_rng(0).standard_normal(network.flat.shape)
        return network

    def data(self):
        """x (N, T, D) or tokens (N, T), and targets, one row for every answer."""
        rng = np.random.default_rng(1)
        x = rng.standard_normal((N_ROWS, N_STEPS, N_IN))
        tokens = rng.integers(0, N_TOKENS, (N_ROWS, N_STEPS))
        n_answers = N_ROWS * (N_STEPS if self.many_to_many else 1)
        return tokens if self.has_tokens else x, rng.standard_normal((n_answers, N_OUT))

    def rng(self):
        """The same draws at every call: dropout that stays fixed."""
        return np.random.default_rng(2) if self.draws else None

    def read(self, network, x, start, first=0):
        """The workspace after reading x, which begins at step `first`, from the states `start` (S, H, N)."""
        workspace = network.workspace(len(x))
        cache = state_of(workspace)
        for state, begin in zip(states_of(cache), start, strict=True):
            state[0] = begin
        set_mask(workspace, IS_THERE[:, first : first + len(x[0])] if self.has_mask else None)
        network.forward(x, self.rng(), workspace)
        return workspace


def states_of(cache):
    """h, and c of a cell with a memory, (T + 1, H, N) each."""
    return [cache.h, cache.c] if cache.layer.cell.has_memory else [cache.h]


def starting_states(network):
    """A state before the first step that is not 0, (S, H, N)."""
    n_states = len(states_of(state_of(network.workspace(N_ROWS))))
    return 0.5 * np.random.default_rng(3).standard_normal((n_states, N_UNITS, N_ROWS))


def by_backpropagation(case):
    """The gradients by name."""
    network, (x, y) = case.network(), case.data()
    workspace = case.read(network, x, starting_states(network))
    return network.backward(LOSS.gradient(workspace.scores, y), workspace).grads


def by_differences(case):
    """The same by central differences, where nothing goes through the states at the cuts."""
    network, (x, y) = case.network(), case.data()
    start = starting_states(network)
    states = states_of(state_of(case.read(network, x, start)))
    cuts = [t for t in range(1, N_STEPS) if case.truncation and (N_STEPS - t) % case.truncation == 0]
    pieces = []
    for first, end in pairwise([0, *cuts, N_STEPS]):
        piece = case.network(end - first)
        kept = np.array([state[first] for state in states])
        pieces.append((piece, x[:, first:end], start if first == 0 else kept, first))
    every_weight = network.trainable

    def loss():
        scores = []
        for piece, part, begin, first in pieces:
            piece.flat[...] = network.flat
            scores.append(case.read(piece, part, begin, first).scores)
        return LOSS.value(np.vstack(scores) if case.many_to_many else scores[-1], y)

    return network.split(numerical_gradient(loss, every_weight, h=1e-5))


def check(case, allowed=1e-7):
    """Hold one beside the other, array by array."""
    found, expected = by_backpropagation(case), by_differences(case)
    assert list(found) == list(expected)
    for name, numbers in expected.items():
        assert relative_error(found[name], numbers) < allowed, name
