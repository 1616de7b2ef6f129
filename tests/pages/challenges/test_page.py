"""The list of challenges, and one of them: hints one at a time, the explanation last."""

import pytest

from playground.lessons.files import CHALLENGE_FILES
from playground.ui.guided import goals
from tests.lessons.made_challenge import solving
from tests.pages.challenges.opened import (
    EXPLANATION,
    NAME,
    ONE,
    SOLVED,
    START,
    kept,
    links,
    on_the_page,
    opened,
    prepared,
    texts,
)
from tests.pages.pages import button, run, within_site


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
