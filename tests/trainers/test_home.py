"""Which trainer keeps a recording: the quietest, then always the same, while anybody looks at it."""

from collections import Counter, deque
from dataclasses import replace

import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.choices.sequence import SequenceBench
from playground.trainers import answers, home
from playground.trainers.shelf import Origin, Wanted

SMALL = Experiment(n_samples=40)


class Listening:
    """A trainer that keeps what it was asked."""

    def __init__(self):
        self.asked, self.is_busy = [], False

    def ask(self, work, *about, patience=0.0):
        self.asked.append((work, about))


@pytest.fixture(autouse=True)
def trainers(monkeypatch):
    """Two, and one for large networks."""
    for name, fresh in (("_homes", {}), ("_looking", Counter()), ("_leaving", deque()), ("_left", {})):
        monkeypatch.setattr(home, name, fresh)
    listening = [Listening() for _ in range(3)]
    monkeypatch.setattr(home, "_trainers", lambda: listening)
    return listening


def wanted(seed, origin=None):
    return Wanted(replace(SMALL, seed=seed), "playground", origin)


def place(question):
    home.ask(question, "opening")
    return home._homes[question[:2]][0]


def test_recordings_spread_over_the_trainers():
    assert sorted(place(wanted(seed)) for seed in range(10)) == [0] * 5 + [1] * 5


def test_a_recording_stays_where_it_is():
    places = [place(wanted(seed)) for seed in range(10)]
    assert [place(wanted(seed)) for seed in range(10)] == places


def test_large_networks_have_a_trainer_of_their_own():
    bench = Bench(activations=("relu",), depths=(50,), width=256)
    assert place(Wanted(bench, "lanes")) == 2
    assert place(Wanted(Bench(), "lanes")) != 2
    assert place(Wanted(Experiment(hidden_sizes=(64,) * 8), "playground")) != 2


def test_a_fork_stays_where_its_origin_is_while_that_is_fair():
    first = place(wanted(0))
    forks = [place(wanted(seed, Origin(replace(SMALL, seed=0), 5))) for seed in range(1, 20)]
    assert forks[: home.UNFAIR - 1] == [first] * (home.UNFAIR - 1)
    assert abs(2 * forks.count(first) - len(forks)) <= home.UNFAIR + 1


def test_what_nobody_looks_at_any_more_does_not_count(monkeypatch):
    for seed in range(4):
        place(wanted(seed))
    kept = [place(wanted(seed)) for seed in (0, 2)]
    assert kept[0] == kept[1]
    now = home.time.monotonic()
    monkeypatch.setattr(home.time, "monotonic", lambda: now + home.RECENT + 1)
    place(wanted(0))
    assert place(wanted(7)) != kept[0]


class Looker:
    """Whoever looks at a recording."""


def test_a_recording_is_forgotten_a_while_after_the_last_has_left(monkeypatch, trainers):
    first, second = Looker(), Looker()
    home.look_at(wanted(0), first)
    home.look_at(wanted(0), second)
    kept_by = place(wanted(0))
    now = home.time.monotonic()

    def forgotten(later):
        monkeypatch.setattr(home.time, "monotonic", lambda: now + later)
        home.ask(wanted(9), "opening")
        return [about for work, about in trainers[kept_by].asked if work is answers.forget]

    del first
    assert forgotten(later=100) == []
    del second
    assert forgotten(later=200) == []
    assert forgotten(later=200 + home.LINGER - 1) == []
    assert forgotten(later=200 + home.LINGER + 1) == [([wanted(0)[:2]],)]
    assert wanted(0)[:2] not in home._homes


def test_whoever_comes_back_in_time_finds_it_there(monkeypatch, trainers):
    looker = Looker()
    home.look_at(wanted(0), looker)
    place(wanted(0))
    del looker
    place(wanted(9))
    again = Looker()
    home.look_at(wanted(0), again)
    now = home.time.monotonic()
    monkeypatch.setattr(home.time, "monotonic", lambda: now + home.LINGER + 1)
    place(wanted(9))
    assert answers.forget not in [work for trainer in trainers for work, _ in trainer.asked]


def test_there_is_more_time_for_an_answer_while_nobody_else_waits(trainers):
    for is_busy, seconds in ((False, home.QUIET_SECONDS), (True, home.BUSY_SECONDS)):
        for trainer in trainers:
            trainer.is_busy = is_busy
        kept_by = place(wanted(0))
        work, (*_, given, language) = trainers[kept_by].asked[-1]
        assert work is answers.answer
        assert (given, language) == (seconds, "en")


def test_what_may_have_epochs_in_common_goes_where_they_are():
    for seed in range(3):
        place(wanted(seed))  # the second trainer is the quieter one now
    bench = SequenceBench(cells=("rnn", "gru"))
    rnn, gru = bench.experiments
    first = place(Wanted(bench, "sequences"))
    assert place(Wanted(gru, "sequences", Origin(bench, None))) == first
    assert place(Wanted(SequenceBench.of(gru), "sequences")) == first
    assert place(Wanted(Runs(("a", "b"), (rnn, gru), is_stacked=False), "sequences")) == first
    one = SequenceBench.of(gru)
    assert place(Wanted(one.with_rate_from(5, 0.1), "sequences", Origin(one, 5))) == first
