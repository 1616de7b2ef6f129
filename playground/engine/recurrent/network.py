"""Whole networks that read sequences: an embedding where they are words, a cell, and a readout."""

import numpy as np

from playground.engine.blocks import Block, dense_block
from playground.engine.embedding import Embedding
from playground.engine.initializers import BIASES, INITIALIZERS
from playground.engine.layers import Dense
from playground.engine.network import Network
from playground.engine.recurrent.layer import Recurrent
from playground.engine.recurrent.readout import EveryStep


def recurrent_network(
    cell,
    n_in,
    n_units,
    n_out,
    n_steps,
    *,
    n_tokens=0,
    many_to_many=False,
    initializer="xavier_uniform",
    rng=None,
    dtype=np.float64,
    **options,
):
    """A `Network` of a recurrent layer and a dense readout.

    `cell` is a key of `CELLS`, `options` are those of `Recurrent`. It reads x (N, T, D), `n_in` = D; with
    `n_tokens` tokens (N, T), which are first looked up in a table with `n_in` numbers a row. It answers after the
    last step, (N, K) scores, or `many_to_many` after every one, (T N, K), row t N + n for step t of sequence n.
    Its numbers fit another `n_steps` as well: the same weights serve at every step. Without an `rng` all weights
    start at 0.

    Raises KeyError for an unknown name.
    """
    layer = Recurrent(cell, n_in, n_units, n_steps, returns_sequence=many_to_many, dtype=dtype, **options)
    blocks = [Block([Embedding(n_tokens, n_in, dtype)])] if n_tokens else []
    readout = (
        Block([EveryStep(Dense(n_units, n_out, dtype), n_steps)])
        if many_to_many
        else dense_block(n_units, n_out, dtype=dtype)
    )
    network = Network([*blocks, Block([layer]), readout])
    return network if rng is None else network.initialize(rng, INITIALIZERS[initializer], BIASES["zeros"])


def state_of(workspace):
    """The `RecurrentCache` in a network's workspace: its states, gates, and the error at each of them."""
    return next(
        cache for block in workspace.caches for layer, cache in block.steps if isinstance(layer, Recurrent)
    )


def set_mask(workspace, is_there):
    """Tell which steps (N, T) of the next sequences are there; None: all. Others leave the state as it is."""
    state_of(workspace).mask = None if is_there is None else ~np.asarray(is_there, bool).T.copy()
