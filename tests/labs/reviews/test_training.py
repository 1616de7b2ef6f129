"""Training in pieces: where a piece ends makes no difference, and what is learned is what the page says."""

import pickle
from dataclasses import replace

import numpy as np
import pytest

from playground.choices.reviews import Reading
from playground.data.reading.errors import ReviewsError
from playground.data.reading.imdb import VARIABLE
from playground.data.reading.sets import load_reviews
from playground.engine import LOSSES
from playground.labs.reviews import training
from playground.labs.reviews.presets import PRESETS
from playground.labs.reviews.training import PARTS, POINTS, go_on, network_of
from tests.data.reading.files import write_keras
from tests.labs.reviews.readings import SMALL, states, trained


@pytest.fixture
def in_bites(monkeypatch):
    """One update a piece."""
    monkeypatch.setattr(training, "SECONDS", 0)


def same(one, other):
    assert one._replace(flat=0, memory=0, judged=0, validated=0) == other._replace(
        flat=0, memory=0, judged=0, validated=0
    )
    np.testing.assert_array_equal(one.flat, other.flat)
    for mine, its in zip((*one.validated, *one.judged), (*other.validated, *other.judged), strict=True):
        assert mine[:2] == its[:2]
        np.testing.assert_array_equal(mine.confusion, its.confusion)


def test_by_default_the_network_is_right_where_counting_words_is_not():
    """Reviews that nobody trained on: over 95 % of them, and under 75 % by logistic regression on words."""
    state = trained(Reading())
    assert state.judged[PARTS.index("test")].accuracy > 0.95
    assert state.counted.counts[1] < 0.6
    assert state.counted.presence[1] < 0.6
    assert 0.6 < state.counted.pairs[1] < 0.75  # pairs of neighbors do better, and not well
    assert [found.accuracy < 0.55 for found in state.validated] == [True, True, False, False, False]
    assert state.validated[3].accuracy > 0.95


def test_a_plain_rnn_learns_the_same_later():
    assert "about two of three" in PRESETS["rnn"].watch
    assert "over 90 of 100" in PRESETS["rnn"].watch
    accuracies = [found.accuracy for found in trained(replace(PRESETS["rnn"].made, epochs=10)).validated]
    assert accuracies[4] == pytest.approx(2 / 3, abs=0.08)
    assert accuracies[9] > 0.92


@pytest.mark.parametrize("cell", ["rnn", "gru"])
@pytest.mark.parametrize("optimizer", ["sgd", "adam"])
def test_pieces_of_any_length_give_the_same_to_the_last_bit(cell, optimizer, monkeypatch):
    reading = replace(SMALL, cell=cell, optimizer=optimizer)
    monkeypatch.setattr(training, "SECONDS", 1000)
    (*_, whole) = states(reading)
    monkeypatch.setattr(training, "SECONDS", 0)
    (*_, bitten) = states(reading)
    same(whole, bitten)


def test_a_state_that_went_through_a_pickle_goes_on_as_if_nothing_had_been(in_bites):
    state = None
    for _ in range(5):
        state = go_on(SMALL, state)
    before, flat = state, state.flat.copy()
    sent = pickle.loads(pickle.dumps(state))
    (*_, one), (*_, other), (*_, again) = (states(SMALL, begun) for begun in (state, sent, state))
    same(one, other)
    same(one, again)
    np.testing.assert_array_equal(before.flat, flat)  # what somebody keeps is not written to


def test_the_course_of_an_epoch(in_bites):
    found = list(states(SMALL))
    n_batches = 5  # of 160 reviews
    assert [state.n_updates for state in found[: n_batches + 1]] == list(range(n_batches + 1))
    assert found[n_batches + 1].epoch == 1
    last = found[-1]
    assert last.sizes == (160, 40, 5000)
    assert [point.updates for point in last.points] == list(range(1, 2 * n_batches + 1))
    assert len(last.validated) == 2
    assert len(last.judged) == 3
    assert [len(state.judged) for state in found[-4:]] == [1, 2, 3, 3]
    assert last.is_over
    assert not any(state.is_over for state in found[:-1])
    assert last.judged[1] == last.validated[-1]
    for judged, size in zip(last.judged, last.sizes, strict=True):
        assert judged.confusion.sum() == size
        assert judged.accuracy == judged.confusion.trace() / size


def test_what_is_judged_is_judged_without_dropout():
    state = trained(SMALL)
    rows = load_reviews(*SMALL.data).validation
    scores, _ = network_of(SMALL, state).forward(rows.x)
    loss = LOSSES["binary_crossentropy"].value(scores.astype(float), rows.y.reshape(-1, 1))
    assert state.judged[1].loss == pytest.approx(loss, rel=1e-6)
    assert state.judged[1].accuracy == np.mean((scores[:, 0] > 0) == rows.y)


def test_seeds_make_another_training():
    assert not np.array_equal(trained(SMALL).flat, trained(replace(SMALL, seed=1)).flat)


def test_a_training_that_diverges_ends_and_says_so():
    state = trained(Reading(n_reviews=200, cell="relu_rnn", optimizer="sgd", learning_rate=10))
    assert state.is_over
    assert not state.is_finite
    assert state.counted is None


def test_an_epoch_on_a_file_of_the_real_format_says_how_far_it_is(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(write_keras(tmp_path, 1500, 240)))
    monkeypatch.setattr(training, "SECONDS", 0.05)
    reading = Reading(dataset="imdb", n_reviews=1500, n_tokens=200, units=16, embedding=16, epochs=1)
    training._loaded.cache_clear()
    epoch = [state for state in states(reading) if state.epoch == 0]
    training._loaded.cache_clear()
    assert epoch[0].sizes == (1200, 300, 1500)
    assert len(epoch[0].words) == 9996
    reports = [state.n_updates for state in epoch]
    assert reports == sorted(reports)
    assert reports[-1] == epoch[0].n_batches == 38
    assert len(reports) >= 5
    assert len(epoch[-1].points) >= POINTS
    assert epoch[-1].points[-1].loss > 0


def test_where_the_real_reviews_are_not_it_is_said(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)
    with pytest.raises(ReviewsError, match="The real reviews are not here"):
        go_on(Reading(dataset="imdb"))
