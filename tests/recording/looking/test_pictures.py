"""Networks that look at pictures: what a frame says of them, and what they make of one."""

from dataclasses import replace

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import prepare
from playground.engine import ACTIVATIONS
from playground.recording.history import History
from playground.recording.looking.pictures import PICTURES, PictureProbe, beside_largest, in_shades, two_columns
from playground.recording.train import train

DIGITS = Experiment("digits", hidden_sizes=(12, 5), activation="tanh", epochs=3, optimizer="adam", scaling="none")


@pytest.fixture(scope="module")
def seen():
    """An experiment's data, its last step, and a probe."""
    prepared = prepare(DIGITS)
    *_, step = train(DIGITS)
    return prepared, step, PictureProbe(DIGITS, prepared)


def test_the_pictures_are_the_first_of_the_test_part(seen):
    prepared, _, probe = seen
    np.testing.assert_array_equal(probe.y, prepared.test.y[:PICTURES])
    raw = prepared.dataset.x[prepared.rows.test[:PICTURES]]
    np.testing.assert_array_equal(probe.pixels, np.floor(raw / 16 * 255 + 0.5))


def test_answers_are_the_likeliest_class_and_its_probability(seen):
    prepared, step, probe = seen
    frame = probe.frame(step)
    right = frame.answers[0] == probe.y
    whole = step.test_score  # of all test rows, these are 200 of 540
    assert right.mean() == pytest.approx(whole, abs=0.08)
    scores, _ = probe.network.forward(prepared.test.x[:PICTURES].astype(np.float32))
    shares = np.exp(scores - scores.max(axis=1, keepdims=True))
    shares /= shares.sum(axis=1, keepdims=True)
    np.testing.assert_array_equal(frame.answers[0], shares.argmax(axis=1))
    np.testing.assert_allclose(frame.answers[1] / 255, shares.max(axis=1), atol=1 / 255)


def test_the_first_layers_weights_are_pictures_each_beside_its_largest(seen):
    _, step, probe = seen
    units = probe.frame(step).units
    assert units.shape == (10, 8, 8)
    W = step.params["0.W"][:, 3]
    np.testing.assert_allclose(units[3].ravel() / 255, 0.5 + 0.5 * W / np.abs(W).max(), atol=1 / 255)
    assert units.reshape(10, -1).max(axis=1).max() == 255


def test_a_look_is_the_networks_own_forward_pass(seen):
    prepared, step, probe = seen
    found = probe.look(step, probe.row(7))
    scores, space = probe.network.load(step.flat).forward(prepared.test.x[7:8].astype(np.float32))
    shares = np.exp(scores - scores.max())
    np.testing.assert_allclose(found.probabilities, (shares / shares.sum())[0], rtol=1e-5)
    hidden = np.concatenate([space.activations[layer][0] for layer in (0, 1)])
    np.testing.assert_allclose(found.activations / 255, (hidden + 1) / 2, atol=1 / 255)


def test_unbounded_activations_stand_beside_the_largest_of_their_layer():
    experiment = replace(DIGITS, activation="relu")
    history = History(experiment)
    probe = PictureProbe(experiment, history.prepared)
    activations = probe.look(history.step(0), probe.row(0)).activations
    assert ACTIVATIONS["relu"].limits[1] == np.inf
    assert activations[:12].max() == activations[12:].max() == 255
    assert activations.min() >= 128


@pytest.mark.parametrize(
    "choices", [{"test_size": 0}, {"hidden_sizes": ()}, {"loss": "mse", "hidden_sizes": (3,)}]
)
def test_other_networks_can_be_seen(choices):
    experiment = replace(DIGITS, **choices)
    history = History(experiment)
    probe = PictureProbe(experiment, history.prepared)
    frame = probe.frame(history.step(0))
    assert frame.answers.shape == (2, PICTURES)
    assert probe.part == ("train" if choices.get("test_size") == 0 else "test")
    assert len(probe.look(history.step(0), probe.row(0)).activations) == sum(experiment.hidden_sizes)


def test_small_things():
    np.testing.assert_allclose(two_columns(np.array([[0.2], [1.0]])), [[0.8, 0.2], [0, 1]])
    assert beside_largest(np.array([[-2.0, 0, 1]])).tolist() == [[0, 128, 191]]
    assert beside_largest(np.zeros((1, 2))).tolist() == [[128, 128]]
    assert in_shades(np.array([[0.0, 16]]), np.array([[0.0, 8, 16]])).tolist() == [[0, 128, 255]]
