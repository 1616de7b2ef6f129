"""Training in a process of its own gives the same, and a process that is lost or stopped costs nothing."""

import os
import signal

import numpy as np
import pytest

from playground.choices.reviews import Reading
from playground.data.reading.errors import ReviewsError
from playground.data.reading.imdb import VARIABLE
from playground.labs.reviews.learning import Learned, learn
from playground.labs.sweep.workers import WorkersError
from playground.languages import speaking
from tests.labs.reviews.readings import SMALL, trained
from tests.labs.sweep.processes import workers
from tests.labs.sweep.sweeps import Here


def test_a_process_learns_the_same_to_the_last_bit_and_tells_on_the_way():
    learned = Learned()
    told = list(learn(SMALL, learned))
    np.testing.assert_array_equal(learned.state.flat, trained(SMALL).flat)
    assert learned.state.counted == trained(SMALL).counted
    assert told.count(True) >= 6
    assert workers() == []


def test_a_process_that_is_killed_is_replaced_and_changes_nothing():
    learned, killed = Learned(), []
    for is_new in learn(SMALL, learned):
        if is_new and not killed:
            killed += workers()
            os.kill(killed[0], signal.SIGKILL)
    assert len(killed) == 1
    np.testing.assert_array_equal(learned.state.flat, trained(SMALL).flat)


def test_closed_it_ends_the_process_keeps_what_is_learned_and_goes_on_from_there():
    learned = Learned()
    going = learn(SMALL, learned)
    while learned.state is None or not learned.state.n_updates:
        next(going)
    going.close()
    assert workers() == []
    kept = learned.state
    assert 0 < kept.n_updates <= 10
    assert list(learn(SMALL, learned, Here))
    np.testing.assert_array_equal(learned.state.flat, trained(SMALL).flat)
    assert list(learn(SMALL, learned, Here)) == []


def test_a_process_that_is_lost_every_time_ends_in_a_sentence():
    class Lost(Here):
        def has_lost(self, _future):
            return True

    with pytest.raises(WorkersError, match="3 times in a row the process that trains was lost"):
        list(learn(SMALL, Learned(), Lost))


def test_reviews_that_cannot_be_read_are_said_from_the_process_too(monkeypatch, tmp_path):
    (tmp_path / "imdb.npz").write_bytes(b"nothing")
    monkeypatch.setenv(VARIABLE, str(tmp_path / "imdb.npz"))
    with pytest.raises(ReviewsError, match=r"imdb\.npz cannot be used\. It is damaged"):
        list(learn(Reading(dataset="imdb"), Learned()))
    with speaking("fr"), pytest.raises(ReviewsError, match=r"imdb\.npz ne peut pas"):
        list(learn(Reading(dataset="imdb"), Learned()))
    assert workers() == []
