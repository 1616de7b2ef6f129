"""The network that a `SequenceExperiment` describes."""

import numpy as np

from playground.engine.recurrent import recurrent_network
from playground.seeds import weights_rng


def network_for(experiment, n_steps=None, rng=None, dtype=None):
    """The experiment's network for so many steps; with `rng` its starting weights, without it zeros."""
    source = experiment.source
    return recurrent_network(
        experiment.cell,
        source.n_inputs(experiment),
        experiment.units,
        experiment.n_outputs,
        n_steps or experiment.n_steps,
        many_to_many=source.answers == "every",
        initializer=experiment.initializer,
        rng=rng,
        dtype=np.dtype(dtype or experiment.dtype_name),
        dropout=experiment.dropout,
        recurrent_dropout=experiment.recurrent_dropout,
        truncation=experiment.truncation,
        forget_bias=experiment.forget_bias,
        recurrent_initializer=experiment.recurrent_initializer,
        spectral_radius=experiment.spectral_radius or None,
    )


def starting_network(experiment):
    """The experiment's network with the weights that its training starts from."""
    return network_for(experiment, rng=weights_rng(experiment.seed))
