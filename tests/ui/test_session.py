"""Advice that is followed with a click, and what a client may say in its place."""

import pytest
from streamlit.testing.v1 import AppTest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.ui.visit.places import BENCH, PLAYGROUND
from tests.pages.pages import run

HERE = Experiment(learning_rate=3, learning_rate_changes=((5, 0.5),), seed=7)


def script():
    """A page that follows its link, and what is advised before that as a callback would."""
    import streamlit as st

    from playground.ui.visit import places, session

    place = {"playground": places.PLAYGROUND, "bench": places.BENCH}[st.session_state["where"]]
    if "said" in st.session_state:
        session.follow_advice(st.session_state["said"], place)
    st.session_state["linked"] = session.follow_link(False, place)


def after(said, query=None, place="playground"):
    """The page, opened with a link, after something was said."""
    page = AppTest.from_function(script)
    page.session_state["where"] = place
    page.query_params.update(query or {"learning_rate": "3", "learning_rate_changes": "5:0.5", "seed": "7"})
    run(page)
    page.session_state["said"] = said
    return run(page)


def test_advice_is_a_new_run_that_the_widgets_and_the_address_show():
    page = after({"run": 0, "changes": {"learning_rate": 0.3}})
    expected = Experiment(learning_rate=0.3, seed=7)
    assert page.session_state["linked"] == expected
    assert page.session_state[PLAYGROUND.recording].made == expected
    assert page.session_state[PLAYGROUND.link] == {"learning_rate": "0.3", "seed": "7"}
    assert page.session_state[PLAYGROUND.problems] == ("en", [])


def test_lists_that_the_browser_sends_are_taken():
    changes = {"activation": "relu", "activations": [], "initializer": "he_normal", "dropouts": []}
    page = after({"run": 0, "changes": changes})
    made = page.session_state[PLAYGROUND.recording].made
    assert (made.activation, made.activations, made.initializer) == ("relu", (), "he_normal")


def test_advice_on_the_bench():
    page = after({"run": 1, "changes": {"batch_norm": True}}, {"epochs": "50"}, "bench")
    assert page.session_state[BENCH.recording].made == Bench(epochs=50, extras=("plain", "batch_norm"))


@pytest.mark.parametrize(
    "changes", [{"learning_rate": "fast"}, {"learning_rate": 1e9}, {"epochs": 10**9}, {"activation": ["relu"]}]
)
def test_a_value_that_is_not_allowed_is_said_and_nothing_is_lost(changes):
    page = after({"run": 0, "changes": changes})
    assert page.session_state[PLAYGROUND.recording].made == HERE
    _language, (problem,) = page.session_state[PLAYGROUND.problems]
    assert problem.startswith(f"{next(iter(changes))} must be")


@pytest.mark.parametrize("place", ["playground", "bench"])
@pytest.mark.parametrize(
    "said",
    [
        None,
        "x",
        [],
        {},
        {"run": 0},
        {"run": 0, "changes": None},
        {"run": 0, "changes": []},
        {"run": 0, "changes": {"no_such_field": 1}},
        {"run": 99, "changes": {"l2": 0.1, "no_such_field": 1}},
        {"run": "x", "changes": {"no_such_field": 1}},
        {"run": [], "changes": {"activation": [[]], "nothing": 0}},
    ],
)
def test_what_no_player_says_changes_nothing(said, place):
    query = {"learning_rate": "3", "learning_rate_changes": "5:0.5", "seed": "7"}
    page = after(said, query, place)
    name = {"playground": PLAYGROUND, "bench": BENCH}[place].recording
    made = page.session_state[name].made
    assert (made.learning_rate, made.learning_rate_changes, made.seed) == (3, ((5, 0.5),), 7)
