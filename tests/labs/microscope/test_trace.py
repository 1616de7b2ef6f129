"""One update taken apart leaves the network as it was, and updates are those of plain gradient descent."""

import numpy as np
import pytest

from playground.engine import LOSSES
from playground.labs.microscope.trace import trace, updated
from tests.labs.microscope.networks import small


def test_a_trace_is_a_copy_and_leaves_the_network_alone():
    arguments = small([2, 3, 1], "mse", 4)
    network = arguments[0]
    before = network.flat.copy()
    first = trace(*arguments)
    np.testing.assert_array_equal(network.flat, before)
    network.params["0.W"][0, 0] += 1
    second = trace(*arguments)
    assert second.params["0.W"][0, 0] == first.params["0.W"][0, 0] + 1
    assert second.loss != first.loss


@pytest.mark.parametrize("times", [1, 10, 100])
def test_updates_are_those_of_plain_gradient_descent(times):
    network, loss_name, x, y, rate = small([2, 3, 1], "binary_crossentropy", 4)
    after = updated(network, loss_name, x, y, rate, times)
    loss = LOSSES[loss_name]
    for _ in range(times):
        scores, space = network.forward(x)
        network.flat -= rate * network.backward(loss.gradient(scores, y), space).gradient
    np.testing.assert_allclose(after, network.flat, rtol=1e-12)
