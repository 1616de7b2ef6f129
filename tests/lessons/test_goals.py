"""How near a goal is, which settings are not a run's own, and at which epochs a challenge is solved."""

import math
from dataclasses import replace

import pytest

from playground.lessons.run import ALMOST, Goal
from tests.lessons.made_challenge import TABLE, challenge, solving

RUN = challenge().run


@pytest.mark.parametrize(
    ("bound", "found", "nearness"),
    [
        ({"at_least": 0.8}, 0.4, 0.5),
        ({"at_least": 0.8}, 0.8, 1.0),
        ({"at_least": 0.8}, 0.7999, ALMOST),
        ({"at_least": 0.8}, -0.1, 0.0),
        ({"at_least": 0.8}, math.nan, 0.0),
        ({"at_least": -1}, -2, 0.0),
        ({"at_most": 0.1}, 0.4, 0.25),
        ({"at_most": 0.1}, 0.1, 1.0),
        ({"at_most": 0.1}, -0.2, 1.0),
        ({"at_most": 0.1}, 0.1000001, ALMOST),
        ({"at_most": 0.1}, math.inf, 0.0),
        ({"at_most": 0.1}, math.nan, 0.0),
        ({"at_most": 0}, 3, 0.0),
    ],
)
def test_how_near_a_goal_is(bound, found, nearness):
    goal = Goal(measure="train_loss", **bound)
    assert goal.nearness(found) == pytest.approx(nearness)
    assert (goal.nearness(found) == 1) == goal.is_reached(found)


@pytest.mark.parametrize(
    ("changes", "outside"),
    [
        ({}, []),
        ({"hidden_sizes": (3, 3), "learning_rate": 1.0, "epochs": 400}, []),
        ({"learning_rate_changes": ((5, 0.1),)}, []),
        ({"noise": 0.3}, ["noise"]),
        ({"weight_changes": ((0, 0, 1.0),), "seed": 3}, ["seed", "weight_changes"]),
    ],
)
def test_settings_outside_a_runs_controls_are_named(changes, outside):
    made = replace(solving(), **changes)
    assert sorted(RUN.outside(made)) == outside
    assert RUN.allows(made) == (outside == [])


def test_the_rate_may_change_on_the_way_only_where_it_may_be_set():
    run = challenge(run=TABLE["run"] | {"controls": ["hidden_sizes"]}).run
    assert run.outside(replace(solving(), learning_rate_changes=((5, 0.1),))) == ["learning_rate_changes"]


@pytest.mark.parametrize(
    ("changes", "epochs"),
    [
        ({}, (0, 40)),
        ({"epoch": 20}, (20, 40)),
        ({"controls": ["hidden_sizes", "epochs"]}, (0, math.inf)),
    ],
)
def test_the_epochs_at_which_it_can_be_solved(changes, epochs):
    assert challenge(run=TABLE["run"] | changes).epochs == epochs


def test_a_formula_has_no_epochs():
    run = {"page": "chain_rule", "link": "formula=x**2", "task": "Walk.", "controls": ["at"]}
    value = {"measure": "value"}
    goals, record = [value | {"at_least": 1}], value | {"best": "lowest"}
    one = challenge(run=run, goals=goals, record=record, solution="at=x:2")
    assert one.epochs == (0, 0)
