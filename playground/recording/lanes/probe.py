"""What is seen of every run at one epoch: how its layers' activations are spread, and how many units are stuck."""

import numpy as np

from playground.engine import LOSSES
from playground.recording.looking.spread import Layers, Spread
from playground.recording.networks import network_for


class LaneProbe:
    """Asks the networks of several runs, in arrays of its own."""

    def __init__(self, histories):
        self.networks, self.spreads = [], []
        for experiment, prepared in ((history.experiment, history.prepared) for history in histories):
            network, loss = network_for(experiment, prepared), LOSSES[experiment.loss_name]
            self.networks.append(network)
            self.spreads.append(Spread(network, prepared, loss, batch_statistics=experiment.batch_norm))
        self.n_layers = max(len(network.blocks) for network in self.networks)

    def frame(self, steps):
        """The `Layers` of every run as arrays (S, L, ...), from a `Step` of each; NaN for a run that has none."""
        with np.errstate(over="ignore", invalid="ignore", divide="ignore"):
            measured = [self._measured(run, step) for run, step in enumerate(steps)]
        example = next(found for found in measured if found is not None)
        return Layers(*(self._padded(name, measured, getattr(example, name)) for name in Layers._fields))

    def _measured(self, run, step):
        if step is None:
            return None
        self.networks[run].load(step.flat)
        return self.spreads[run].measure()

    def _padded(self, name, measured, example):
        """One array (S, L, ...) of one (layers, ...) a run."""
        whole = np.full((len(measured), self.n_layers, *example.shape[1:]), np.nan, np.float32)
        for run, found in enumerate(measured):
            if found is not None:
                array = getattr(found, name)
                whole[run, : len(array)] = array
        return whole
