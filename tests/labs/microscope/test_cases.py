"""The networks of the microscope are those that they say they are."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import prepare
from playground.labs.microscope.cases import flower, recorded, worked_by_hand
from playground.recording.train import train
from tests.labs.microscope.networks import traced

DELTA = -0.47502081252106  # of tests/engine/test_network.py, worked by hand there


def test_the_network_worked_by_hand_has_the_numbers_of_its_comments():
    found = traced(worked_by_hand())
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


def test_a_recorded_step_is_traced_with_its_own_numbers():
    experiment = Experiment(dataset="wine", hidden_sizes=(5, 4), epochs=2)
    prepared = prepare(experiment)
    step = list(train(experiment, prepared=prepared))[-1]
    case = recorded(experiment, prepared, step.flat)
    found = traced(case, slice(0, len(case.x)))
    assert found.loss == pytest.approx(step.train_loss, rel=1e-12)
    norms = [np.linalg.norm(found.grads[f"{layer}.W"]) for layer in range(3)]
    np.testing.assert_allclose(norms, step.grad_norms, rtol=1e-9)
    assert case.plane is None


def test_the_flower_is_sigmoid_with_squared_error():
    found = traced(flower())
    assert found.sizes == [4, 4, 3]
    assert found.functions == ("sigmoid", "sigmoid")
    assert found.loss_after < found.loss
    assert all(((values >= 0) & (values < 1)).all() for values in found.params.values())


@pytest.mark.parametrize(
    ("experiment", "expected"),
    [(Experiment(loss="mse"), (0, 1)), (Experiment(dataset="sine", n_samples=20), None)],
    ids=["classes by the squared error", "values"],
)
def test_a_prediction_is_drawn_between_its_own_ends(experiment, expected):
    prepared = prepare(experiment)
    case = recorded(experiment, prepared, next(iter(train(experiment, prepared=prepared))).flat)
    reach = np.abs(prepared.train.y).max()
    assert case.output_range == (expected or (-reach, reach))
