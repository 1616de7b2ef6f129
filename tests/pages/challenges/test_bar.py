"""The bar on the page where a challenge is solved, and the page that a link from elsewhere leads to."""

import pytest

from playground.choices.share import to_query
from playground.choices.view import View
from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.student.attempt import Attempt
from playground.recording.history import History
from tests.lessons.made_challenge import challenge, solving
from tests.pages.challenges.opened import (
    BENCH,
    EXPLANATION,
    NAME,
    ONE,
    SOLVED,
    START,
    kept,
    links,
    meters,
    on_the_page,
    texts,
)
from tests.pages.pages import button, run


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
