"""Forks of experiments: what is changed from some epoch on, and the experiment before the change."""

import random

import pytest

from playground.choices.experiment import Experiment
from playground.choices.forks import SETTINGS, forked, forked_at, parent_of, until
from playground.choices.rules import ExperimentError
from playground.choices.sequence import SequenceExperiment
from playground.choices.share import from_query, to_query
from tests.choices.test_share import drawn_experiment, drawn_value

START = Experiment(optimizer="momentum", momentum=0.8, learning_rate=0.1, weight_changes=((0, 3, 1.5),))


def test_a_change_holds_from_the_next_epoch_on():
    fork = forked(START, 40, optimizer="adam", batch_size=None)
    assert fork.setting_changes == ((40, "batch_size", None), (40, "optimizer", "adam"))
    assert fork.at(40) == START
    assert (fork.at(41).optimizer, fork.at(41).batch_size) == ("adam", None)
    assert fork.at(41) == fork.at(float("inf"))
    assert to_query(fork)["setting_changes"] == "40:batch_size:full,40:optimizer:adam"
    assert from_query(to_query(fork)) == (fork, [])


def test_what_is_as_it_was_is_no_change():
    assert forked(START, 40, optimizer="momentum", learning_rate=0.1, l2=0.0) == START
    fork = forked(START, 40, optimizer="adam")
    assert forked(fork, 60, optimizer="adam") == fork
    assert forked(fork, 40, optimizer="momentum") == START  # taken back where it was made
    assert forked(START, 0, optimizer="momentum") == START


def test_a_fork_leaves_out_what_came_later():
    first = forked(START, 80, l2=0.01).with_weight(90, 5, 2.0).with_rate_from(95, 0.5)
    second = forked(first, 60, clip_norm=1)
    assert second == forked(START, 60, clip_norm=1)
    assert second.weight_changes == ((0, 3, 1.5),)


def test_a_weight_set_on_the_way_leaves_out_what_came_later():
    first = forked(START, 80, l2=0.01, learning_rate=1)
    assert first.with_weight(60, 1, 0.5) == START.with_weight(60, 1, 0.5)
    assert first.with_weight(80, 1, 0.5).at(81).l2 == 0.01


def test_from_the_start_everything_is_as_it_ended():
    first = forked(START, 80, optimizer="adam", learning_rate=0.01)
    again = forked(first, 0, l1=0.1)
    assert (again.optimizer, again.learning_rate, again.l1) == ("adam", 0.01, 0.1)
    assert forked_at(again) is None
    assert again.weight_changes == ((0, 3, 1.5),)  # the same starting weights


def test_a_fork_knows_its_parent():
    first = forked(START, 40, optimizer="adam")
    second = first.with_weight(60, 2, -1.0)
    assert forked_at(second) == 60
    assert parent_of(second) == first
    assert parent_of(first) == START
    assert parent_of(START) is None


@pytest.mark.parametrize("seed", range(200))
def test_any_fork_of_any_experiment(seed):
    rng = random.Random(seed)
    experiment, epoch = drawn_experiment(rng), rng.choice((0, 1, 7, 400, 20_000))
    names = rng.sample(list(SETTINGS), rng.randint(1, 3))
    settings = {name: drawn_value(SETTINGS[name], rng) for name in names}
    fork = forked(experiment, epoch, **settings)
    assert {name: getattr(fork.at(epoch + 1), name) for name in names} == settings
    assert from_query(to_query(fork)) == (fork, [])
    if epoch:
        assert fork.at(epoch) == until(experiment, epoch).at(epoch)
        assert forked(fork, epoch, **settings) == fork


@pytest.mark.parametrize(
    "wrong",
    [
        ((0, "optimizer", "adam"),),
        ((40, "optimizer", "magic"),),
        ((40, "seed", 3),),
        ((40, "l2", float("nan")),),
        ((40, "l2"),),
        ((40, "l2", 0.1), (40, "l2", 0.2)),
        ((40, ["l2"], 0.1),),
        "40:l2:0.1",
        40,
    ],
)
def test_a_wrong_change_is_said(wrong):
    with pytest.raises(ExperimentError, match="setting_changes must be like 40:optimizer:adam,40:batch_size:32"):
        Experiment(setting_changes=wrong)


def test_changes_are_kept_in_the_order_of_epochs():
    experiment = Experiment(setting_changes=[(80, "l2", "0.1"), (40, "optimizer", "adam")])
    assert experiment.setting_changes == ((40, "optimizer", "adam"), (80, "l2", 0.1))


def test_of_networks_that_read_sequences_the_rate_alone_is_forked():
    start = SequenceExperiment(cell="gru", learning_rate=0.01)
    fork = forked(start, 40, learning_rate=0.1)
    assert fork == start.with_rate_from(40, 0.1)
    assert (parent_of(fork), forked_at(fork)) == (start, 40)
    assert parent_of(start) is None
    assert forked(start, 40, learning_rate=0.01) == start
    assert forked(fork, 20, learning_rate=0.001).learning_rate_changes == ((20, 0.001),)
    assert forked(fork, 0, learning_rate=0.5) == SequenceExperiment(cell="gru", learning_rate=0.5)
