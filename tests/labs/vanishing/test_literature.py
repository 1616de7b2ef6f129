"""The reproductions, each run once: what the page will say of them is what was published, or said not to be."""

from functools import cache

import numpy as np
import pytest

from playground.choices.bench import Lane
from playground.data import prepare
from playground.labs.progress import Progress
from playground.labs.vanishing.literature import REPRODUCTIONS, glorot_saturation, he_depth
from playground.recording.train import train

HOLDS = {
    "glorot_start": [True] * 6,
    "glorot_sigmoid": [True] * 4,
    "glorot_tanh": [True, False],  # on easy data the order is another one, and is said to be
    "he_depth": [True] * 5,
}


@pytest.fixture(scope="module")
def runs():
    """Every step of a reproduction, run once."""
    return cache(lambda key: list(REPRODUCTIONS[key].run()))


@pytest.mark.parametrize("key", REPRODUCTIONS)
def test_claims_are_checked_on_what_is_measured(key, runs):
    checks = runs(key)[-1].result.checks
    assert [check.holds for check in checks] == HOLDS[key], [check.measured for check in checks]
    for check in checks:
        assert type(check.holds) is bool
        assert check.claim.endswith(".")
        assert any(letter.isdigit() for letter in check.measured)


@pytest.mark.parametrize("key", REPRODUCTIONS)
def test_progress_rises_to_1_and_the_result_comes_last(key, runs):
    steps = runs(key)
    shares = [step.share for step in steps]
    assert shares == sorted(shares)
    assert shares[0] < 0.2
    assert shares[-1] == 1
    assert len(steps) >= 10
    assert all(isinstance(step, Progress) for step in steps)
    assert all(step.result is None for step in steps[:-1])


@pytest.mark.parametrize("key", REPRODUCTIONS)
def test_source_claims_and_differences_are_stated(key):
    found = REPRODUCTIONS[key]
    assert "figure" in found.source
    assert found.claims
    assert len(found.differences) >= 2
    for text in (*found.claims, *found.differences):
        assert text.endswith(".")


def test_arrays_have_the_shapes_they_say(runs):
    start = runs("glorot_start")[-1].result
    assert start.activations.shape == start.deltas.shape == start.gradients.shape == (2, 5)
    assert [len(three) for three in start.histograms] == [3, 3]
    sigmoid = runs("glorot_sigmoid")[-1].result.courses[0]
    assert sigmoid.means.shape == sigmoid.spreads.shape == sigmoid.percentiles.shape == (201, 4)
    assert len(sigmoid.losses) == len(sigmoid.scores) == 201
    assert [course.means.shape for course in runs("glorot_tanh")[-1].result.courses] == [(201, 5), (21, 5)]
    he = runs("he_depth")[-1].result
    assert he.losses.shape == he.scores.shape == (3, 2, 3, 101)


def test_networks_trained_together_are_those_trained_alone():
    common = {"dataset": "iris", "hidden_sizes": (5,) * 3, "activation": "relu", "batch_size": 16, "epochs": 3}
    lanes = [
        Lane(**common, initializer=start, clip_norm=0.5, learning_rate=0.05)
        for start in ("xavier_normal", "he_normal")
    ]
    prepared = prepare(lanes[0])
    losses, scores = np.array(list(he_depth.train_together(lanes, prepared))).swapaxes(0, 1)
    for k, lane in enumerate(lanes):
        steps = list(train(lane, prepared=prepared))
        np.testing.assert_allclose(losses[:, k], [step.train_loss for step in steps], rtol=1e-9)
        np.testing.assert_allclose(scores[:, k], [step.test_score for step in steps])


def he_arrays():
    """Losses and scores of made-up runs that bear out every claim: Xavier's slow, and stuck at 30 layers."""
    losses = np.full((3, 2, 2, 50), 0.01)
    losses[..., 0] = 1.1
    losses[:, 0, :, :30] = 1.1
    losses[2, 0] = 1.1
    return losses, np.full(losses.shape, 0.9)


def test_he_checks_follow_the_arrays():
    losses, scores = he_arrays()
    assert [check.holds for check in he_depth.checks(losses, scores, 1.1)] == [True] * 5
    losses[2, 0, 0, -1] = 0.5
    assert not he_depth.checks(losses, scores, 1.1)[2].holds
    losses[1, 0, 1] = 1.1
    assert [check.holds for check in he_depth.checks(losses, scores, 1.1)[:2]] == [False, True]
    scores[2, 1] = 0.95
    assert not he_depth.checks(losses, scores, 1.1)[4].holds
    losses[2, 1, 0] = 1.1
    assert not he_depth.checks(losses, scores, 1.1)[3].holds
    assert "never" in he_depth.checks(losses, scores, 1.1)[3].measured


@pytest.mark.parametrize(
    ("epochs", "expected"),
    [
        ([0, 3, 3, np.inf, np.inf], True),
        ([0, 3, 2, np.inf, np.inf], False),
        ([0, np.inf, 5, 6, 7], False),
        ([0] + [np.inf] * 4, False),
    ],
    ids=str,
)
def test_order_of_saturation(epochs, expected):
    assert glorot_saturation.is_in_order(np.array(epochs, float)) is expected
