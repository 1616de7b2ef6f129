"""Challenges: their list, one of them, and the bar on the page where it is solved."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from playground.choices.share import to_query
from playground.choices.view import View
from playground.lessons.attempt import Attempt
from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.measures import MEASURES
from playground.lessons.run import Goal
from playground.recording.history import History
from playground.ui.challenges import best, looking, which
from playground.ui.lessons import goals
from playground.ui.lessons.screen import Screen
from playground.ui.player import Recording
from tests.lessons.made_challenge import TABLE, challenge, solving
from tests.pages.pages import button, run, whole_site, within_site

NAME, ONE = "of_the_tests", challenge()
START = ONE.run.made
SOLVED = Attempt().with_solution(ONE, solving(), 40, 33.0)
BENCH = {"page": "vanishing", "link": "depths=4", "task": "Play.", "controls": ["width"]}
EXPLANATION = "Hidden units draw a line each."


@pytest.fixture(autouse=True)
def listed(monkeypatch):
    """The challenge of the tests stands among the others."""
    monkeypatch.setitem(CHALLENGE_FILES, NAME, ONE)


def opened(name=NAME, attempt=None, made=None, shown=0):
    """The page of one challenge; `made` is on the screen of its page at an epoch, if anything is."""
    page = within_site("challenges")
    page.query_params["challenge"] = name
    return run(prepared(page, attempt, made, shown))


def on_the_page(made=START, shown=0, attempt=None, query=None):
    """The page where it is solved, with its bar; `made` is on the screen at an epoch."""
    site = whole_site()
    for key, value in (query or to_query(made) | {"challenge": NAME}).items():
        site.query_params[key] = value
    return run(prepared(site, attempt, made, shown))


def prepared(page, attempt=None, made=None, shown=0):
    if attempt:
        page.session_state["challenges_attempts"] = {NAME: attempt}
    if made:
        page.session_state["recording"], page.session_state["link"] = Recording(made), to_query(made)
        page.session_state["recording"].shown = shown
        page.session_state["problems"] = []
    return page


def texts(page):
    told = [*page.markdown, *page.caption, *page.success, *page.warning]
    return "\n".join(one.value.replace("\\", "") for one in told)


def meters(page):
    return [(one.proto.value, one.proto.text) for one in page.get("progress")]


def links(page):
    return {one.proto.label: one.proto.query_string for one in page.get("page_link")}


def kept(page):
    return page.session_state.get("challenges_attempts", {}).get(NAME, Attempt())


# ---- the list and one challenge


def test_the_list_names_every_challenge_and_what_was_reached():
    page = run(prepared(within_site("challenges"), SOLVED))
    for number, (name, one) in enumerate(CHALLENGE_FILES.items(), start=1):
        assert f"**{number} · {one.title}**" in texts(page)
        assert one.question in texts(page)
        assert f"{'Go on' if name == NAME else 'Begin'}: {one.title}" in links(page)
    assert texts(page).count(":green-badge[solved]") == 1
    assert "Best of this visit: weights and biases 33 at epoch 40, without a hint" in texts(page)


@pytest.mark.parametrize("name", [NAME, *CHALLENGE_FILES])
def test_a_challenge_opens_with_its_question_and_keeps_its_hints_and_explanation(name):
    page, one = opened(name), CHALLENGE_FILES[name]
    assert page.markdown[0].value == f"### {one.question}"
    assert one.introduction in texts(page)
    assert [goals.said(goal) in texts(page) for goal in one.goals] == [True] * len(one.goals)
    assert one.explanation not in texts(page)
    assert [hint for hint in one.hints if hint in texts(page)] == []


def test_what_may_be_changed_and_what_counts_is_said():
    told = texts(opened())
    assert "- Training accuracy at least 90.0%\n- The loss stays a finite number" in told
    assert "It counts until epoch 40. The record: weights and biases, less is better." in told
    assert "You may change: Hidden layers, Learning rate." in told


def test_it_opens_its_page_and_goes_on_with_what_is_there():
    begin = "dataset=xor&hidden_sizes=none&learning_rate=0.3&epochs=40&speed=200&challenge=of_the_tests"
    assert links(opened())["Open Playground"] == begin
    assert links(opened(made=START))["Open Playground"] == begin
    assert links(opened(made=solving(noise=0.3)))["Open Playground"] == begin
    moved = links(opened(made=solving(4)))
    assert moved["Go on in Playground"] == begin.replace("none", "4")
    assert moved["Begin again from the start"] == begin


def test_hints_come_one_at_a_time_and_are_counted():
    page = opened()
    for number in (1, 2, 3):
        button(page, f"Show hint {number} of 3").click()
        run(page)
        assert [hint in texts(page) for hint in ONE.hints] == [place < number for place in range(3)]
        assert kept(page).hints == number
    assert [one.label for one in page.button if "hint" in one.label] == []


def test_the_explanation_comes_once_it_is_solved():
    page = opened(attempt=SOLVED)
    assert EXPLANATION in texts(page)
    assert "Solved: weights and biases 33 at epoch 40, without a hint." in texts(page)
    assert links(page)["Open this run again"] == (
        "dataset=xor&hidden_sizes=8&learning_rate=0.3&epochs=40&speed=200&epoch=40&challenge=of_the_tests"
    )


def test_giving_up_shows_the_explanation_and_is_remembered():
    page = opened()
    button(page, "Give up and show the explanation").click()
    run(page)
    assert EXPLANATION in texts(page)
    told = texts(on_the_page(solving(), 40, kept(page)))
    assert "Your best: weights and biases 33 at epoch 40, after the explanation." in told


def test_what_was_reached_since_the_bar_looked_counts():
    page = opened(made=solving(), shown=40)
    assert kept(page) == SOLVED
    assert EXPLANATION in texts(page)


def test_a_wrong_key_says_so_and_shows_the_list():
    page = opened("nonsense")
    assert "There is no challenge called 'nonsense'" in texts(page)
    assert f"Begin: {ONE.title}" in links(page)


# ---- the bar


def test_the_bar_says_the_goals_and_how_near_they_are_and_nothing_is_solved_at_the_start():
    page = on_the_page()
    found = History(START).step(0).train_score
    assert "**A challenge of the tests.** Give it what it lacks." in texts(page)
    (near, told), is_finite = meters(page)
    assert near == int(100 * found / 0.9)
    assert told == f"Training accuracy at least 90.0%, now {found:.1%}"
    assert is_finite == (100, "The loss stays a finite number, now yes :green-badge[reached]")
    assert "The record: weights and biases, less is better. Now: 3." in texts(page)
    assert kept(page) == Attempt()
    assert EXPLANATION not in texts(page)


def test_all_goals_reached_solve_it():
    page = on_the_page(solving(), 40)
    assert kept(page) == SOLVED
    assert "Solved. Your best: weights and biases 33 at epoch 40, without a hint." in texts(page)
    assert links(page)["Read the explanation"] == "challenge=of_the_tests"
    assert EXPLANATION not in texts(page)


@pytest.mark.parametrize(("units", "value"), [(16, 33), (8, 33), (4, 17)])
def test_a_better_record_replaces_a_worse_one_and_a_worse_one_does_not(units, value):
    assert kept(on_the_page(solving(units), 40, SOLVED)).best.value == value


def test_the_record_stays_when_other_pages_are_opened():
    site = on_the_page(solving(), 40)
    for page in ("data", "challenges"):
        site.query_params.clear()
        site.switch_page(f"pages/{page}.py")
        run(site)
    assert "Best of this visit: weights and biases 33" in texts(site)


@pytest.mark.parametrize(("shown", "is_solved"), [(40, True), (41, False)])
def test_nothing_counts_after_the_end_of_the_challenge(shown, is_solved):
    page = on_the_page(solving(epochs=80), shown)
    assert (kept(page).best is not None) == is_solved


def test_settings_outside_the_controls_are_named_and_do_not_count():
    page = on_the_page(solving(noise=0.05, test_size=0.2), 40)
    assert (
        "Changed outside this challenge: Noise 0.05, Test share 0.2; it has Noise 0.1, Test share 0.3. "
        "This run does not count." in texts(page)
    )
    assert kept(page) == Attempt()
    assert meters(page) == []
    assert "hidden_sizes=none" in links(page)["Begin again with the challenge's settings"]


def test_the_last_hint_and_the_next_are_on_the_page_too():
    page = on_the_page(attempt=Attempt(hints=2))
    assert "**Hint 2 of 3:** Hidden layers." in texts(page)
    assert ONE.hints[0] not in texts(page)
    assert button(page, "Show hint 3 of 3")


@pytest.mark.parametrize("name", ["nonsense", ""])
def test_an_address_with_a_wrong_challenge_opens_the_page_as_it_is(name):
    page = on_the_page(query=to_query(START) | {"challenge": name})
    assert ("There is no challenge called" in texts(page)) == bool(name)
    assert ONE.title not in texts(page)
    assert page.session_state["recording"].made == START


def test_the_challenge_of_another_page_leaves_a_page_alone(monkeypatch):
    monkeypatch.setitem(CHALLENGE_FILES, NAME, challenge(run=BENCH, solution="width=8"))
    assert ONE.title not in texts(on_the_page())


# ---- looking


def score_at(epoch):
    history = History(solving())
    history.extend(epoch)
    return history.step(epoch).train_score


def looks():
    """A page that looks once."""
    import streamlit as st

    from playground.ui.lessons import goals

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
    site.query_params.update(to_query(one.run.made) | {"challenge": NAME})
    assert f"The loss stays a finite number, now {told}" in meters(run(site))[0][1]


def test_a_network_that_is_not_there_reaches_nothing():
    one = challenge(
        run=BENCH | {"link": "depths=2&n_samples=50&epochs=3"},
        solution="width=8",
        goals=[{"measure": "train_score", "at_least": 0, "of": of} for of in ("2", "3")],
    )
    standing = looking.stand(one, Screen(one.run.made, 1))
    assert standing.found[0] > 0
    assert not standing.is_solved
    told = [goals.beside(goal, found, one.run.made) for goal, found in zip(one.goals, standing.found, strict=True)]
    assert told[0].endswith("% (sigmoid · Xavier (Glorot), normal)")
    assert told[1] == "Training accuracy at least 0.0%, now none"


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


# ---- the page that a link leads to


@pytest.mark.parametrize(("epoch", "shown"), [("12", 12), (None, 40), ("99", 40)])
def test_a_link_from_another_page_shows_its_epoch_of_what_is_there(epoch, shown):
    site = on_the_page(solving(), 40)
    recording = site.session_state["recording"]
    site.switch_page("pages/challenges.py")
    run(site)
    site.switch_page("pages/live.py")
    for key, value in to_query(solving()).items():
        site.query_params[key] = value
    if epoch:
        site.query_params["epoch"] = epoch
    run(site)
    assert site.session_state["recording"] is recording
    assert recording.shown == shown
    assert recording.seen == (View(epoch=shown) if epoch else View())
