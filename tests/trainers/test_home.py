"""Which trainer keeps a recording: the quietest, and then always the same."""

from dataclasses import replace

import pytest

from playground.choices.experiment import Experiment
from playground.trainers import home
from playground.trainers.shelf import Origin, Wanted

SMALL = Experiment(n_samples=40)


@pytest.fixture(autouse=True)
def two_trainers(monkeypatch):
    monkeypatch.setattr(home, "_homes", {})
    monkeypatch.setattr(home, "_trainers", lambda: ["a", "b"])


def wanted(seed, origin=None):
    return Wanted(replace(SMALL, seed=seed), "playground", origin)


def test_recordings_spread_over_the_trainers():
    places = [home._home(wanted(seed)) for seed in range(10)]
    assert sorted(places) == [0] * 5 + [1] * 5


def test_a_recording_stays_where_it_is():
    places = [home._home(wanted(seed)) for seed in range(10)]
    assert [home._home(wanted(seed)) for seed in range(10)] == places


def test_a_fork_stays_where_its_origin_is_while_that_is_fair():
    first = home._home(wanted(0))
    forks = [home._home(wanted(seed, Origin(replace(SMALL, seed=0), 5))) for seed in range(1, 20)]
    assert forks[: home.UNFAIR - 1] == [first] * (home.UNFAIR - 1)
    assert abs(2 * forks.count(first) - len(forks)) <= home.UNFAIR + 1


def test_what_nobody_looks_at_any_more_does_not_count(monkeypatch):
    for seed in range(4):
        home._home(wanted(seed))
    kept = [home._home(wanted(seed)) for seed in (0, 2)]
    assert kept[0] == kept[1]
    now = home.time.monotonic()
    monkeypatch.setattr(home.time, "monotonic", lambda: now + home.RECENT + 1)
    home._home(wanted(0))
    assert home._home(wanted(7)) != kept[0]


def test_only_so_many_are_remembered(monkeypatch):
    monkeypatch.setattr(home, "MOST_NAMES", 5)
    for seed in range(20):
        home._home(wanted(seed))
    assert [made.seed for made, _ in home._homes] == [15, 16, 17, 18, 19]
