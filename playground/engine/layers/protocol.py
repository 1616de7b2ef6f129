"""What a network asks of a layer, and what a layer keeps of the rows that went through it."""

import numpy as np


def by_unit(n_rows, n_units, dtype):
    """An empty array (n_rows, n_units) that keeps each unit's values side by side.

    A column of ones can then stand beside it in one piece of memory, and both stay contiguous.
    """
    return np.empty((n_units, n_rows), dtype).T


class Layer:
    """What a network asks of every layer, with the answers of a layer that has no numbers of its own.

    `n_in` and `n_out` are its widths, `dtype` its precision. `flat` is what it learns, `running` what it remembers
    of the batches it saw, `connections` (n_in + 1, n_out) the weights above the biases, for who draws them.
    `activation` is the entry of `ACTIVATIONS` that it applies. `draws` tells that training differs from inference,
    `leaves_out` that its units are those that came in, but for the ones left out. Without `has_bias` the input
    beside x is 0 instead of 1.
    """

    flat = running = np.empty(0)
    connections = activation = None
    draws = leaves_out = False
    has_bias = True

    def initialize(self, rng, initializer, biases=None):
        """Draw starting weights by an entry of `INITIALIZERS`, then biases by one of `BIASES`, None: none.

        Gains and shifts stay as they are.
        """

    def split(self, flat):
        """Name the parts of a vector laid out like `flat`: {name: view}."""
        return {}

    def split_running(self, running):
        """Name the parts of a vector laid out like `running`."""
        return {}

    def weights(self, flat):
        """The weight matrices in a vector laid out like `flat`: what a penalty and a norm look at, no biases."""
        return []


class Cache:
    """What a layer keeps of N rows: `out` and `grad_in`, and in `x` what came in.

    A layer that wants its rows in an array of its own has that array in `x` from the start: whoever comes before
    writes there.
    """

    x = None

    def feed(self, x, inputs_T):
        """Take rows where they lie: x (N, n_in), the part of `inputs_T` (n_in + 1, N) above a row of ones."""
