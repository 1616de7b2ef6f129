"""The map of gradient ratios: the same numbers as a single network's, and progress that adds up."""

import numpy as np
import pytest

from playground.choices.bench import Lane
from playground.data import prepare
from playground.labs.vanishing import ratios as lab
from playground.labs.vanishing.start import at_start

LANE = Lane(n_samples=100, hidden_sizes=(6,), seed=3)
SMALL = {
    "depths": (2, 4),
    "activations": ("tanh", "relu", "sigmoid"),
    "initializers": ("uniform", "zeros"),
    "n_seeds": 3,
}


@pytest.fixture(scope="module")
def progress():
    return list(lab.ratio_map(LANE, **SMALL))


def test_progress_goes_from_0_to_1_and_the_map_fills_up(progress):
    shares = [step.share for step in progress]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1], len(shares)) == (0, 1, 1 + 2 * 3)
    found = progress[-1].result
    assert found.deltas.shape == found.gradients.shape == (2, 3, 2, 3)
    assert not np.isnan(found.deltas).any()
    assert (found.initializers, found.activations, found.depths) == (
        ("uniform", "zeros"),
        *[SMALL[name] for name in ("activations", "depths")],
    )


def test_it_can_be_left_half_way():
    half = lab.ratio_map(LANE, **SMALL)
    for _ in range(4):
        found = next(half).result
    assert np.isnan(found.deltas[:, :, 1]).all()
    assert not np.isnan(found.deltas[:, :, 0]).any()


@pytest.mark.parametrize("changes", [{}, {"batch_norm": True}, {"layer_norm": True, "residual": True}], ids=str)
def test_a_cell_is_what_single_networks_give(changes):
    lane = Lane(n_samples=100, hidden_sizes=(6,) * 4, activation="tanh", initializer="uniform", seed=3, **changes)
    prepared = prepare(lane)
    *_, last = lab.ratio_map(lane, prepared, (4,), ("tanh",), ("uniform",), 3)
    for k in range(3):
        start = at_start(Lane(**lane.__dict__ | {"seed": 3 + k}), prepared)
        assert last.result.deltas[0, 0, 0, k] == pytest.approx(start.delta_norms[0] / start.delta_norms[-1])
        assert last.result.gradients[0, 0, 0, k] == pytest.approx(start.grad_norms[0] / start.grad_norms[-1])


def test_zero_weights_let_nothing_through(progress):
    found = progress[-1].result
    assert not found.deltas[1].any()
    assert not lab.typical(found.deltas)[1].any()


def test_typical_is_the_geometric_mean_of_those_that_let_something_through():
    ratios = np.array([[1.0, 0.01, 1e-4], [0.0, 0.1, 0.1], [0.0, 0.0, 0.0], [np.nan] * 3])
    np.testing.assert_allclose(lab.typical(ratios), [0.01, 0.1, 0, np.nan])
    low, high = lab.extremes(ratios)
    np.testing.assert_allclose(low, [1e-4, 0, 0, np.nan])
    np.testing.assert_allclose(high, [1, 0.1, 0, np.nan])


def test_the_lesson_of_the_map():
    """Sigmoid falls by four a layer, Xavier keeps tanh level; |dC/dW| looks alike where dC/dz vanishes."""
    *_, last = lab.ratio_map(
        Lane(hidden_sizes=(32,)), None, (10,), ("tanh", "sigmoid"), ("xavier_normal", "uniform"), 5
    )
    deltas, gradients = lab.typical(last.result.deltas)[..., 0], lab.typical(last.result.gradients)[..., 0]
    assert deltas[0, 1] < 4.0**-9
    assert deltas[0, 0] > 0.2
    assert deltas[1, 0] < 0.02
    assert 0.2 < gradients[1, 0] < 5
