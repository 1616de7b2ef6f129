"""A network that has read a text writes on: what it takes for the next character is read as if it stood there."""

import numpy as np

from playground.data.sequences import characters_of
from playground.data.sequences.task import one_hot
from playground.engine import LOSSES
from playground.engine.recurrent import state_of
from playground.recording.sequences.networks import network_for

COLDEST = 1e-6  # what is colder counts as 0: scores divided by it would overflow


def write_on(experiment, flat, prompt, temperature, count, seed):
    """`count` characters after a prompt, by a network with the numbers `flat` (F,).

    Each is drawn with the probabilities softmax(scores / temperature): under 1 the likely ones become likelier,
    and at 0 the likeliest is taken. The same seed draws alike. Raises ValueError for a prompt with nothing in it
    that the text has.
    """
    characters = characters_of(experiment.text)
    numbers = {character: number for number, character in enumerate(characters)}
    read = [numbers[character] for character in prompt if character in numbers]
    if not read:
        raise ValueError("The prompt must have at least one character of the text.")
    with np.errstate(over="ignore", invalid="ignore"):  # states may be too large to go on with
        written = _numbers_after(experiment, flat, read, temperature, count, np.random.default_rng(seed))
    return "".join(characters[number] for number in written)


def _numbers_after(experiment, flat, read, temperature, count, rng):
    """The numbers of `count` characters that are drawn after those that were `read`."""
    written, n_characters = [], experiment.source.n_inputs(experiment)
    scores, states = _read(experiment, flat, read)
    network, workspace = _one_step(experiment, flat)
    while len(written) < count:
        written.append(_drawn(scores, temperature, experiment.loss_name, rng))
        scores, states = _go_on(network, workspace, written[-1], states, n_characters)
    return written


def _read(experiment, flat, numbers):
    """The scores (K,) after some characters, and the states that the last of them leaves."""
    network = network_for(experiment, n_steps=len(numbers)).load(flat)
    x = one_hot(np.array([numbers]), experiment.source.n_inputs(experiment))
    raw, workspace = network.forward(x)
    return raw[-1], _states(workspace)


def _one_step(experiment, flat):
    network = network_for(experiment, n_steps=1).load(flat)
    return network, network.workspace(1)


def _go_on(network, workspace, number, states, count):
    cache = state_of(workspace)
    for start, state in zip(_starts(cache), states, strict=True):
        start[...] = state
    raw, _ = network.forward(one_hot(np.array([[number]]), count), None, workspace)
    return raw[-1], _states(workspace)


def _starts(cache):
    return [cache.h[0], cache.c[0]] if cache.layer.cell.has_memory else [cache.h[0]]


def _states(workspace):
    cache = state_of(workspace)
    states = [cache.h, cache.c] if cache.layer.cell.has_memory else [cache.h]
    return [state[-1].copy() for state in states]


def _drawn(scores, temperature, loss_name, rng):
    """The number of the next character."""
    if len(scores) == 1:  # of two characters, one score says which
        scores = np.array([0.0, scores[0]])
        loss_name = "sparse_categorical_crossentropy"
    scores = scores.astype(np.float64)
    if temperature < COLDEST or not np.isfinite(scores).all():
        return int(np.argmax(scores))
    shares = LOSSES[loss_name].predict(scores[None] / temperature)[0]
    return int(rng.choice(len(shares), p=shares / shares.sum()))
