"""The network and the optimizer that an experiment describes."""

import numpy as np

from playground.engine import mlp, new_optimizer
from playground.seeds import weights_rng


def network_for(experiment, prepared, rng=None, dtype=None):
    """The experiment's network; with `rng` its starting weights, without it zeros."""
    return mlp(
        [len(prepared.input_names), *experiment.hidden_sizes, experiment.n_outputs],
        experiment.layer_activations,
        output_activation=experiment.output_activation,
        initializer=experiment.initializer,
        rng=rng,
        dtype=np.dtype(dtype or experiment.dtype_name),
        normalization=experiment.layer_normalizations,
        normalization_place=experiment.normalization_place,
        dropout=experiment.layer_dropouts,
        residual=experiment.residual,
        biases=experiment.biases,
    )


def starting_network(experiment, prepared):
    """The experiment's network with the weights that its training starts from."""
    return network_for(experiment, prepared, weights_rng(experiment.seed, experiment.generator))


def optimizer_for(experiment):
    """The experiment's optimizer, its learning rate that of the first epoch."""
    return new_optimizer(experiment.optimizer, experiment.learning_rate, experiment.momentum, experiment.epsilon)
