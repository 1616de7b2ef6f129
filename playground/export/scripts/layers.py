"""A network written out in NumPy, layer after layer: the way forward, and the way back."""

from collections.abc import Callable
from typing import NamedTuple

from playground.engine.layers import Activate, Dense, Dropout


class Lines(NamedTuple):
    """What stands for one layer: lines of both ways, the name of what comes out, and what the way back needs."""

    forward: list[str]
    backward: list[str]
    out: str
    needed: list[str]


class Passes(NamedTuple):
    """Lines of the whole way forward and back, and the names that the first hands to the second."""

    forward: list[str]
    backward: list[str]
    scores: str
    needed: list[str]


def passes(network):
    """The `Passes` of a network: nothing stands in them that it does not have."""
    forward, backward, needed, here = [], [], [], "x"
    for number, block in enumerate(network.blocks, start=1):
        entered, back = here, []
        for layer in block.layers:
            lines = WRITERS.get(type(layer), _normalization)(layer, number, here)
            forward += lines.forward
            back = lines.backward + back
            needed += lines.needed
            here = lines.out
        if block.residual:
            forward.append(f"h{number} = {here} + {entered}")
            back = ["shortcut = d", *back, "d = d + shortcut"]
            here = f"h{number}"
        backward = back + backward
    return Passes(forward, backward[:-1], here, list(dict.fromkeys(needed)))  # nothing learns from dC/dx


def _dense(layer, n, x):
    onward = f'd = (weights["W{n}"] @ d.T).T'
    if not layer.has_bias:
        return Lines(
            [f'z{n} = (weights["W{n}"].T @ {x}.T).T'], [f'gradient["W{n}"] = {x}.T @ d', onward], f"z{n}", [x]
        )
    gradients = f'gradient["W{n}"], gradient["b{n}"] = by_weights({x}, d)'
    return Lines([f'z{n} = sums({x}, weights["W{n}"], weights["b{n}"])'], [gradients, onward], f"z{n}", [x])


def _activate(layer, n, z):
    f, slope = layer.activation.f.__name__, layer.activation.slope.__name__
    return Lines([f"a{n} = {f}({z})"], [f"d = d * {slope}({z}, a{n})"], f"a{n}", [z, f"a{n}"])


def _dropout(layer, n, a):
    forward = [f"mask{n} = dropout_mask({a}, {layer.rate!r}, rng)", f"left{n} = {a} * mask{n}"]
    return Lines(forward, [f"d = d * mask{n}"], f"left{n}", [f"mask{n}"])


def _normalization(layer, n, x):
    training = "rng is not None" if layer.draws else "True"
    forward = [f'n{n}, kept{n} = normalize({x}, weights, "{n}", {training})']
    gradients = f'd, gradient["gamma{n}"], gradient["beta{n}"] = normalize_backward(d, weights, "{n}", *kept{n})'
    return Lines(forward, [gradients], f"n{n}", [f"kept{n}"])


WRITERS: dict[type, Callable] = {Dense: _dense, Activate: _activate, Dropout: _dropout}
