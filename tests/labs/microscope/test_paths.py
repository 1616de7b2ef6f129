"""The slopes along every path of a weight add up to its gradient."""

import numpy as np
import pytest

from playground.labs.microscope import paths
from playground.labs.microscope.trace import trace
from tests.labs.microscope.networks import small


@pytest.mark.parametrize("n_rows", [1, 5])
@pytest.mark.parametrize(
    ("sizes", "loss_name", "functions"),
    [
        ([2, 2, 1], "binary_crossentropy", ("sigmoid", "linear")),
        ([3, 2], "sparse_categorical_crossentropy", ("tanh", "linear")),
        ([2, 3, 4, 2], "categorical_crossentropy", ("tanh", "linear")),
        ([2, 3, 2, 3, 1], "mse", ("softplus", "sigmoid")),
    ],
    ids=str,
)
def test_the_paths_of_every_weight_add_up_to_its_gradient(sizes, loss_name, functions, n_rows):
    arguments = small(sizes, loss_name, n_rows, *functions)
    network, _, x, y, _ = arguments
    found = trace(*arguments)
    for place in paths.places(found):
        gradient = found.grads[place.name][place.index]
        along = paths.paths(found, place, limit=10_000)
        assert len(along.strongest) == along.n_paths == np.prod(sizes[place.layer + 2 :], dtype=int)
        assert sum(path.product for path in along.strongest) == pytest.approx(gradient, rel=1e-9, abs=1e-15)
        assert along.total == pytest.approx(gradient, rel=1e-9, abs=1e-15)
        for path in along.strongest:
            product = np.prod([factor.values for factor in path.factors], axis=0).sum()
            assert path.product == pytest.approx(product, rel=1e-9, abs=1e-15)
        measured = paths.numerical(network, loss_name, x, y, place)
        assert measured == pytest.approx(gradient, rel=1e-6, abs=1e-9)
        assert paths.disagreement(gradient, gradient) == 0


def test_paths_too_many_to_follow_still_add_up():
    found = trace(*small([3, 20, 20, 20, 2], "categorical_crossentropy", 2))
    along = paths.paths(found, paths.Place("0.W", 1, 2))
    assert along.n_paths == 800
    assert len(along.strongest) == 12
    deep = trace(*small([3, 20, 20, 20, 20, 2], "categorical_crossentropy", 2))
    place = paths.Place("0.W", 1, 2)
    along = paths.paths(deep, place)
    assert along.n_paths == 16_000
    assert along.total == pytest.approx(deep.grads["0.W"][1, 2], rel=1e-9)


@pytest.mark.parametrize("more", [{"normalization": "layer"}, {"residual": True}], ids=str)
def test_networks_that_are_more_than_dense_are_traced_without_paths(more):
    arguments = small([2, 3, 3, 1], "binary_crossentropy", 3, **more)
    network, loss_name, x, y, _ = arguments
    found = trace(*arguments)
    assert not found.is_plain
    place = next(paths.places(found))
    assert paths.paths(found, place) is None
    gradient = found.grads[place.name][place.index]
    assert paths.numerical(network, loss_name, x, y, place) == pytest.approx(gradient, rel=1e-6)
