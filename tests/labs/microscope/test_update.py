"""One update taken apart: the network worked by hand, paths that add up to gradients, the walk."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import prepare, targets_for
from playground.engine import LOSSES, mlp
from playground.labs.microscope import paths
from playground.labs.microscope import update as microscope
from playground.recording.train import train

DELTA = -0.47502081252106  # of tests/engine/test_network.py, worked by hand there


def traced(case, rows=slice(0, 1)):
    return microscope.trace(case.network, case.loss_name, case.x[rows], case.y[rows], case.learning_rate)


def small(sizes, loss_name, n_rows, activation="tanh", output_activation="linear", **kwargs):
    """A random network and rows: (network, loss name, x, y, learning rate)."""
    rng = np.random.default_rng([len(sizes), n_rows])
    network = mlp(sizes, activation, output_activation=output_activation, **kwargs)
    network.flat[...] = 0.7 * rng.standard_normal(network.flat.shape)
    x = rng.standard_normal((n_rows, sizes[0]))
    return network, loss_name, x, targets_for(loss_name, np.arange(n_rows) % 2, sizes[-1]), 0.3


def test_the_network_worked_by_hand_has_the_numbers_of_its_comments():
    found = traced(microscope.worked_by_hand())
    np.testing.assert_allclose(found.zs[0], [[0, 0]], atol=1e-15)
    np.testing.assert_allclose(found.activations[1], [[0.5, 0.5]], rtol=1e-14)
    np.testing.assert_allclose(found.zs[1], [[0.1]], rtol=1e-14)
    np.testing.assert_allclose(found.prediction, [[0.52497918747894]], rtol=1e-14)
    assert found.loss == pytest.approx(0.644396660073571, rel=1e-14)
    np.testing.assert_allclose(found.deltas[1], [[DELTA]], rtol=1e-13)
    np.testing.assert_allclose(found.deltas[0], [[DELTA / 8, -DELTA / 8]], rtol=1e-13)
    np.testing.assert_allclose(found.grads["0.W"], DELTA / 8 * np.array([[1, -1], [2, -2]]), rtol=1e-13)
    np.testing.assert_allclose(found.grads["1.W"], [[DELTA / 2], [DELTA / 2]], rtol=1e-13)
    assert found.updated["0.W"][1, 0] == pytest.approx(-0.104995837495788, rel=1e-12)
    np.testing.assert_allclose(found.updated["1.b"], [0.480016650016848], rtol=1e-13)
    assert found.loss_after < 0.41
    assert found.sizes == [2, 2, 1]


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
    found = microscope.trace(*arguments)
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
    found = microscope.trace(*small([3, 20, 20, 20, 2], "categorical_crossentropy", 2))
    along = paths.paths(found, paths.Place("0.W", 1, 2))
    assert along.n_paths == 800
    assert len(along.strongest) == 12
    deep = microscope.trace(*small([3, 20, 20, 20, 20, 2], "categorical_crossentropy", 2))
    place = paths.Place("0.W", 1, 2)
    along = paths.paths(deep, place)
    assert along.n_paths == 16_000
    assert along.total == pytest.approx(deep.grads["0.W"][1, 2], rel=1e-9)


@pytest.mark.parametrize("more", [{"normalization": "layer"}, {"residual": True}], ids=str)
def test_networks_that_are_more_than_dense_are_traced_without_paths(more):
    arguments = small([2, 3, 3, 1], "binary_crossentropy", 3, **more)
    network, loss_name, x, y, _ = arguments
    found = microscope.trace(*arguments)
    assert not found.is_plain
    place = next(paths.places(found))
    assert paths.paths(found, place) is None
    gradient = found.grads[place.name][place.index]
    assert paths.numerical(network, loss_name, x, y, place) == pytest.approx(gradient, rel=1e-6)


def test_a_trace_is_a_copy_and_leaves_the_network_alone():
    arguments = small([2, 3, 1], "mse", 4)
    network = arguments[0]
    before = network.flat.copy()
    first = microscope.trace(*arguments)
    np.testing.assert_array_equal(network.flat, before)
    network.params["0.W"][0, 0] += 1
    second = microscope.trace(*arguments)
    assert second.params["0.W"][0, 0] == first.params["0.W"][0, 0] + 1
    assert second.loss != first.loss


@pytest.mark.parametrize("times", [1, 10, 100])
def test_updates_are_those_of_plain_gradient_descent(times):
    network, loss_name, x, y, rate = small([2, 3, 1], "binary_crossentropy", 4)
    after = microscope.updated(network, loss_name, x, y, rate, times)
    loss = LOSSES[loss_name]
    for _ in range(times):
        scores, space = network.forward(x)
        network.flat -= rate * network.backward(loss.gradient(scores, y), space).gradient
    np.testing.assert_allclose(after, network.flat, rtol=1e-12)


def test_a_recorded_step_is_traced_with_its_own_numbers():
    experiment = Experiment(dataset="wine", hidden_sizes=(5, 4), epochs=2)
    prepared = prepare(experiment)
    step = list(train(experiment, prepared=prepared))[-1]
    case = microscope.recorded(experiment, prepared, step.flat)
    found = traced(case, slice(0, len(case.x)))
    assert found.loss == pytest.approx(step.train_loss, rel=1e-12)
    norms = [np.linalg.norm(found.grads[f"{layer}.W"]) for layer in range(3)]
    np.testing.assert_allclose(norms, step.grad_norms, rtol=1e-9)
    assert case.plane is None


def test_the_walk_shows_nothing_before_it_is_computed():
    found = traced(microscope.worked_by_hand())
    walk = microscope.stops(found, unit_by_unit=True)
    assert [stop.kind for stop in walk] == [
        *("initialize", "forward", "forward", "forward", "loss"),
        *("delta", "gradient", "delta", "delta", "gradient", "gradient", "update"),
    ]
    first, last = (microscope.seen(walk, index, found.sizes) for index in (0, len(walk) - 1))
    assert not any(first)
    units = {(0, 0), (0, 1), (1, 0)}
    assert last.forward == last.delta == last.gradient == units
    assert last.has_loss
    assert last.is_updated
    middle = microscope.seen(walk, 5, found.sizes)
    assert middle.delta == {(1, 0)}
    assert middle.fresh == {("delta", 1, 0)}
    assert len(microscope.stops(found, unit_by_unit=False)) == 9


def test_a_softmax_is_one_stop():
    found = traced(microscope.xor(2))
    assert microscope.Stop("forward", 1, None) in microscope.stops(found, unit_by_unit=True)


def test_the_flower_is_sigmoid_with_squared_error():
    found = traced(microscope.flower())
    assert found.sizes == [4, 4, 3]
    assert found.functions == ("sigmoid", "sigmoid")
    assert found.loss_after < found.loss
    assert all(((values >= 0) & (values < 1)).all() for values in found.params.values())
