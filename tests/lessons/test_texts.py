"""The texts of the lessons: a number in them is measured or set, and nothing is told before it is asked."""

import re

import pytest

from playground.lessons.challenge import Challenge
from playground.lessons.files import CHALLENGE_FILES, LESSONS
from playground.lessons.measuring.measures import MEASURES
from tests.lessons.texts import is_one_sentence, names_in, numbers_in, settings

MOST_WORDS = 55  # of an explanation


def texts_of(made):
    """Every text of a lesson or a challenge, wherever it is."""
    if isinstance(made, str):
        yield made
    elif isinstance(made, tuple):
        for one in made:
            yield from texts_of(one)
    elif hasattr(made, "__dataclass_fields__"):
        for value in vars(made).values():
            yield from texts_of(value)


def linked(run):
    return settings(run.link, run.reach)


def measured_in(lesson):
    """Numbers that the names of a lesson's measures say, such as 99%."""
    asked = (prediction for one in lesson.rounds for prediction in one.predictions)
    titles = (MEASURES[one.measure].title for one in (*asked, *lesson.numbers))
    return {number for title in titles for number in numbers_in(title)}


@pytest.mark.parametrize("slug", LESSONS)
def test_every_name_is_a_number_and_every_number_is_said(slug):
    lesson = LESSONS[slug]
    explained = [one.explanation for one in lesson.rounds]
    said = {name for text in explained for name in names_in(text)}
    names = [stated.name for stated in lesson.numbers]
    assert len(names) == len(set(names))
    assert said == set(names)
    assert all("{" not in lesson.says(text) for text in explained)


@pytest.mark.parametrize("slug", LESSONS)
def test_no_result_is_told_before_its_round_is_over(slug):
    lesson = LESSONS[slug]
    rounds = {stated.name: stated.round for stated in lesson.numbers}
    for number, one in enumerate(lesson.rounds, start=1):
        assert all(rounds[name] <= number for name in names_in(one.explanation))
        asked = [*texts_of(one.predictions), one.run.task, lesson.title, lesson.question, lesson.introduction]
        assert not any(names_in(text) for text in asked)


@pytest.mark.parametrize("slug", LESSONS)
def test_other_numbers_are_settings(slug):
    lesson = LESSONS[slug]
    known = measured_in(lesson)
    for number, one in enumerate(lesson.rounds, start=1):
        known |= linked(one.run) | {float(number - 1)}  # a round speaks of those before it
        options = [option.text for prediction in one.predictions for option in prediction.options]
        for text in (one.explanation, one.run.task, *(prediction.ask for prediction in one.predictions), *options):
            assert numbers_in(text) <= known, text
    assert numbers_in(lesson.introduction) <= known


@pytest.mark.parametrize("slug", LESSONS)
def test_an_explanation_is_a_sentence_that_can_be_read(slug):
    for one in LESSONS[slug].rounds:
        assert is_one_sentence(LESSONS[slug].says(one.explanation))
        assert len(one.explanation.split()) <= MOST_WORDS


@pytest.mark.parametrize("slug", CHALLENGE_FILES)
def test_the_numbers_of_a_challenge_are_its_goals_and_settings(slug):
    challenge: Challenge = CHALLENGE_FILES[slug]
    goals = {goal.wanted for goal in challenge.goals}
    known = settings(challenge.run.link, challenge.solution) | goals | {round(100 * goal, 9) for goal in goals}
    for text in (challenge.introduction, challenge.explanation, challenge.run.task, *challenge.hints):
        assert numbers_in(text) <= known, text


@pytest.mark.parametrize("made", [*LESSONS.values(), *CHALLENGE_FILES.values()], ids=lambda made: made.title)
def test_texts_keep_the_tone(made):
    for text in texts_of(made):
        assert not re.search(r"!|\b[Ll]et's\b| {2}", text), text


def test_what_counts_as_a_number_in_a_text():
    text = "In {slow} epochs at 0.01, x1 and **Units, layer 1** aside, 99% of `x**2` are right."
    assert numbers_in(text) == {0.01, 99}
    assert names_in(text) == ["slow"]
    assert settings("learning_rate=0.1&hidden_sizes=16,8") == {0.1, 10, 16, 8}


def test_what_counts_as_a_sentence():
    assert is_one_sentence("It ends at 51.4%, close to guessing.")
    assert not is_one_sentence("It ends. It is over.")
    assert not is_one_sentence("It has no end")
