"""What is measured of a screen, and how it is said."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from playground.choices.share import to_query
from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.run import Goal
from playground.lessons.student.attempt import Attempt
from playground.recording.history import History
from playground.ui.challenges import best, looking, which
from playground.ui.guided import goals
from playground.ui.guided.around import ENTERED
from playground.ui.guided.screen import Screen
from tests.lessons.made_challenge import TABLE, challenge, solving
from tests.pages.challenges.opened import (
    BENCH,
    NAME,
    ONE,
    meters,
    prepared,
)
from tests.pages.pages import run, whole_site


def score_at(epoch):
    history = History(solving())
    history.extend(epoch)
    return history.step(epoch).train_score


def looks():
    """A page that looks once."""
    import streamlit as st

    from playground.ui.guided import goals

    st.session_state["found"] = goals.measured("live", st.session_state["seen"], st.session_state["wanted"])


def test_nothing_is_measured_again_while_the_screen_stays(monkeypatch):
    seen, about = [], MEASURES["train_score"]
    monkeypatch.setitem(
        MEASURES, "train_score", about._replace(find=lambda look: seen.append(look.epoch) or about.find(look))
    )
    page, scores = AppTest.from_function(looks), []
    page.session_state["wanted"] = ONE.goals
    for epoch in (39, 39, 40, 40):
        page.session_state["seen"] = Screen(solving(), epoch)
        scores.append(run(page).session_state["found"][0])
    assert seen == [39, 40]
    assert scores[0] == scores[1]
    assert scores[2] == scores[3] == score_at(40)


@pytest.mark.parametrize(("shown", "told"), [(0, "yes"), (1, "no")])
def test_a_run_that_broke_off_on_the_screen_has_no_finite_loss(monkeypatch, shown, told):
    link = "dataset=bumps&activation=relu&learning_rate=100&epochs=150"
    goal = {"measure": "is_finite", "at_least": 1}
    one = challenge(run=TABLE["run"] | {"link": link}, goals=[goal])
    monkeypatch.setitem(CHALLENGE_FILES, NAME, one)
    last = History(one.run.made).extend(150)
    assert 1 <= last < 150
    site = prepared(whole_site(), made=one.run.made, shown=last - 1 + shown)
    site.session_state["recording"].history.extend(150)
    site.session_state[ENTERED] = one.run
    site.query_params.update(to_query(one.run.made) | {"challenge": NAME})
    assert f"The loss stays a finite number, now {told}" in meters(run(site))[0][1]


def test_a_network_that_is_not_there_any_more_reaches_nothing():
    one = challenge(
        run=BENCH | {"link": "depths=2&n_samples=50&epochs=3", "controls": ["activations"]},
        solution="activations=relu",
        goals=[{"measure": "train_score", "at_least": 0, "of": of} for of in ("1", "2")],
    )
    both = goals.beside(one.goals[1], 0.5, one.run.made)
    assert both.endswith("% (sigmoid · Xavier (Glorot), normal)")
    alone = replace(one.run.made, activations=("relu",))
    standing = looking.stand(one, Screen(alone, 1))
    assert standing.found[0] > 0
    assert not standing.is_solved
    assert goals.beside(one.goals[1], standing.found[1], alone) == "Training accuracy at least 0.0%, now none"


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({}, "It counts until epoch 40."),
        ({"epoch": 20}, "It counts from epoch 20 until epoch 40."),
        ({"epoch": 40}, "It counts at epoch 40."),
        ({"epoch": 20, "controls": ["hidden_sizes", "epochs"]}, "It counts from epoch 20 on."),
        ({"controls": ["hidden_sizes", "epochs"]}, ""),
    ],
)
def test_when_it_counts_is_said(changes, told):
    assert best.counts(replace(challenge(run=TABLE["run"] | changes), record=None)) == told


def test_goals_are_said_with_their_bounds():
    assert goals.said(Goal(measure="gap", at_most=0.05)) == "Training accuracy minus test accuracy at most 5.0%"
    assert goals.said(Goal(measure="is_finite", at_least=1)) == "The loss stays a finite number"


def test_a_solution_is_opened_as_the_challenge_looks_at_it():
    link = "depths=4&panel=training&epoch=3&until=9&epochs=20"
    one = challenge(run=BENCH | {"link": link}, solution="width=8")
    solution = Attempt().with_solution(one, one.run.made, 12, 1.0).best
    assert which.solution_query(NAME, one, solution) == {
        "depths": "4",
        "epochs": "20",
        "panel": "training",
        "epoch": "12",
        "challenge": NAME,
    }
