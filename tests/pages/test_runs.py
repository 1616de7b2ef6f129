"""The page of the visit's runs: what is listed, compared, forked, opened, and said by links."""

import random
from urllib.parse import parse_qsl, urlencode

import pytest

from playground.choices.experiment import Experiment
from playground.choices.forks import forked
from playground.choices.share import from_query, to_query
from playground.trainers.recorded import identity
from playground.ui.player import Recording
from tests.choices.test_share import PIECES, drawn_experiment
from tests.pages.pages import button, page_alone, players, run, whole_site

MOONS = Experiment(dataset="moons", n_samples=40, hidden_sizes=(4,), epochs=30)
SPIRAL = Experiment(dataset="spiral", n_samples=40, hidden_sizes=(5,), epochs=50, learning_rate=0.1)


def link_of(*experiments, **more):
    runs = {
        f"run{place}": urlencode({"title": f"mine {place}"} | to_query(experiment), safe=",")
        for place, experiment in enumerate(experiments, start=1)
    }
    return runs | more


def opened(**query):
    """The page by itself, from a link."""
    page = page_alone("runs")
    page.query_params.update(query)
    return run(page)


def visited(*experiments, epochs=20):
    """The site with runs behind it, its page of runs open."""
    site = run(whole_site())
    for experiment in experiments:
        recording = Recording(experiment)
        recording.history.extend(epochs)
        site.session_state["recording"] = recording
        site.session_state["begun"] = experiment
        site.session_state["link"] = {}
        site.query_params.clear()
        run(site)
        recording.history.extend(epochs)
    site.switch_page("pages/runs.py")
    return run(site)


def titles(page):
    return list(page.dataframe[0].value["run"])


def test_at_first_there_is_no_run():
    page = opened()
    assert [info.value for info in page.info] == [
        "There is no run yet. Train a network on the playground or the Sequences page, then come back."
    ]
    assert not page.dataframe


def test_the_run_on_the_playground_is_listed_and_can_be_forked():
    page = visited(MOONS)
    (row,) = page.dataframe[0].value.to_dict("records")
    assert row["what was trained"] == "Moons · 4 tanh · SGD, rate 0.03"
    assert (row["run"], row["epochs"]) == ("Run 1", 20)
    assert row["loss there"].endswith(" (test)")
    page.selectbox(key="fork_optimizer").set_value("adam")
    run(page)
    page.number_input[0].set_value(10)
    run(page)
    button(page, "Fork and open it on the playground").click()
    run(page)
    assert page.session_state["recording"].made == forked(MOONS, 10, optimizer="adam")
    assert page.session_state["recording"].shown == 10
    assert page.session_state["optimizer"] == "adam"
    assert dict(page.query_params)["setting_changes"] == "10:optimizer:adam"


def test_a_fork_with_nothing_changed_is_no_fork():
    page = visited(MOONS)
    button(page, "Fork and open it on the playground").click()
    run(page)
    assert page.info[0].value == ("Nothing is changed, so the fork would be the same run. Change a setting first.")


def test_a_fork_shows_its_parent_and_both_can_be_compared():
    page = visited(MOONS)
    fork = forked(MOONS, 10, l2=0.1)
    page.query_params.clear()
    page.query_params.update(to_query(fork))
    page.switch_page("pages/live.py")
    run(page)
    assert any("A fork: until epoch 10 it is Run 1." in one.value for one in page.markdown)
    button(page, "Compare the two").click()
    run(page)
    assert page.multiselect(key="runs_chosen").value == [identity(MOONS), identity(fork)]
    assert players(page) == 1
    assert page.session_state["runs_recording"].made.experiments == (MOONS, fork)


def test_a_run_can_be_named_pinned_opened_and_deleted():
    page = visited(MOONS)
    key = identity(MOONS)
    page.text_input(key=f"run_name_{key}").set_value(" the *first* ")
    run(page)
    page.toggle(key=f"run_pin_{key}").set_value(True)
    run(page)
    assert titles(page) == ["the *first* (pinned)"]
    page.button(key="run_open_best").click()
    run(page)
    recording = page.session_state["recording"]
    assert recording.made == MOONS
    assert recording.shown == page.session_state["kept_runs"][key].best
    page.session_state["recording"].history.head = 0  # as if it were never trained here
    page.switch_page("pages/runs.py")
    run(page)
    page.button(key=f"run_delete_{key}").click()
    run(page)
    assert not page.dataframe


def test_a_link_shows_runs_side_by_side_with_what_differs_in_bold():
    page = opened(**link_of(MOONS, SPIRAL, epoch="12", hard="true"))
    assert not page.warning
    assert players(page) == 1
    recording = page.session_state["runs_recording"]
    assert recording.made.experiments == (MOONS, SPIRAL)
    assert recording.made.titles == ("mine 1", "mine 2")
    assert (recording.shown, recording.seen.hard) == (12, True)
    table = page.table[0].value
    assert list(table.loc["Dataset"]) == ["**Moons**", "**Spiral**"]
    assert [text.replace("\\", "") for text in table.loc["Learning rate"]] == ["**0.03**", "**0.1**"]
    assert list(table.loc["Activation"]) == ["tanh", "tanh"]
    again = {key: dict(parse_qsl(text)) for key, text in page.query_params.items() if key.startswith("run")}
    assert from_query(again["run2"]) == (SPIRAL, [])
    assert again["run2"]["title"] == "mine 2"


def test_runs_that_were_trained_side_by_side_are_listed_as_far_as_they_came():
    page = opened(**link_of(MOONS, SPIRAL))
    assert list(page.dataframe[0].value["epochs"]) == [0, 0]
    page.session_state["runs_recording"].history.extend(40)  # the longer of the two goes on
    run(page)
    table = page.dataframe[0].value.set_index("run")
    assert table.loc["mine 1", "epochs"] == 30
    assert table.loc["mine 2", "best epoch"] > 0


def test_a_link_that_is_wrong_is_said():
    page = opened(run1="dataset=mars&seed=3", run2="dataset=table-abc", foo="1")
    said = [warning.value.replace("\\", "") for warning in page.warning]
    assert said[0].startswith("run1: dataset must be one of circles")
    assert said[1] == (
        "run2: This run needs a table that its owner has. Bring it on the Data page, then open the link again."
    )
    assert said[2] == "This page does not know what the link means by 'foo'. It is left alone."
    assert page.session_state["runs_chosen"] == [identity(Experiment(seed=3))]


def test_an_unknown_word_is_said_where_there_is_no_run_too():
    page = opened(run9="x")
    assert "'run9'" in page.warning[0].value.replace("\\", "")


def test_the_same_run_twice_is_one():
    page = opened(**link_of(MOONS, MOONS))
    assert page.session_state["runs_chosen"] == [identity(MOONS)]


@pytest.mark.parametrize("seed", range(12))
def test_no_link_whatever_fails(seed):
    rng = random.Random(seed)
    query = {}
    for key in rng.sample(["run1", "run2", "run6", "run7", "epoch", "unit", "panel", "view"], 4):
        noise = "".join(chr(rng.randrange(32, 0xD7FF)) for _ in range(3))
        pieces = [*PIECES, noise, "&", "=", "%", urlencode(to_query(drawn_experiment(rng)))]
        query[key] = "".join(rng.choices(pieces, k=rng.randint(0, 4))).replace("\ud800", "")
    opened(**query)
