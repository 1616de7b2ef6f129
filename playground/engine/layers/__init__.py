"""The pieces a network is made of. Each knows two things: its way forward and its way back.

    forward(x, rng=None, cache=None) -> (out, cache)
    backward(grad_out, cache) -> (grad_in, grads)

Rows are samples; `rng=None` means inference. The cache holds what the way back needs; it is returned and never
kept on the layer, so probing a network cannot disturb its training. A cache may be handed in again: its arrays
are then filled anew instead of being allocated, which is the whole difference between the readable path and the
fast one.

What else a network asks of its layers, and what a layer without numbers of its own answers, is `Layer`.
"""

from playground.engine.layers.dense import Dense
from playground.engine.layers.normalization import NORMALIZATIONS, BatchNorm, LayerNorm
from playground.engine.layers.protocol import Cache, Layer, by_unit
from playground.engine.layers.units import Activate, Dropout

__all__ = [
    "NORMALIZATIONS",
    "Activate",
    "BatchNorm",
    "Cache",
    "Dense",
    "Dropout",
    "Layer",
    "LayerNorm",
    "by_unit",
]
