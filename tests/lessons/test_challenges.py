"""The challenges that come with the playground: none is solved as it opens, each can be, and by its controls."""

import math

import pytest

from playground.choices.rules import ExperimentError
from playground.lessons.files import CHALLENGE_FILES
from playground.lessons.measuring.measured import find
from playground.lessons.rules import LessonError, read, written
from playground.lessons.runs import made_of, query_of


def reached(challenge, query):
    """Whether each goal is reached by what a link makes, and what the record is about."""
    made = made_of(challenge.run.page, query)
    goals = [goal.is_reached(find(made, goal.measure, goal.of, made.epochs)) for goal in challenge.goals]
    record = challenge.record
    return goals, find(made, record.measure, record.of, made.epochs) if record else None


def solved(challenge):
    return challenge.run.target | query_of(challenge.solution)


def test_there_are_five():
    assert len(CHALLENGE_FILES) == 5
    assert {challenge.run.page for challenge in CHALLENGE_FILES.values()} == {"live", "vanishing", "sequences"}


@pytest.mark.parametrize("slug", CHALLENGE_FILES)
def test_the_start_does_not_solve_it(slug):
    goals, _ = reached(CHALLENGE_FILES[slug], CHALLENGE_FILES[slug].run.query)
    assert not all(goals)


@pytest.mark.parametrize("slug", CHALLENGE_FILES)
def test_the_solution_solves_it_by_the_controls_alone(slug):
    challenge = CHALLENGE_FILES[slug]
    goals, record = reached(challenge, solved(challenge))
    assert all(goals)
    assert challenge.run.allows(made_of(challenge.run.page, solved(challenge)))
    assert record is None or math.isfinite(record)


@pytest.mark.parametrize("slug", CHALLENGE_FILES)
def test_hints_lead_to_the_solution_by_and_by(slug):
    challenge = CHALLENGE_FILES[slug]
    assert len(challenge.hints) == 3
    assert not any(value in challenge.hints[0] for value in query_of(challenge.solution).values())


def test_records_can_be_beaten_from_both_sides():
    records = [challenge.record for challenge in CHALLENGE_FILES.values() if challenge.record]
    assert {record.best for record in records} == {"lowest", "highest"}
    for record in records:
        low, high = (1, 2) if record.best == "lowest" else (2, 1)
        assert record.beats(low, high)
        assert not record.beats(high, low)
        assert not record.beats(low, low)
        assert record.beats(low, None)


@pytest.mark.parametrize(
    ("solution", "message"),
    [
        ("seed=3", "seed can be set only where it is one of the controls"),
        ("learning_rate=-1", "learning_rate must be"),
    ],
)
def test_a_solution_that_no_person_could_find_is_refused(solution, message):
    table = written(CHALLENGE_FILES["largest_rate"]) | {"solution": solution}
    with pytest.raises((LessonError, ExperimentError), match=message) as caught:
        read(type(CHALLENGE_FILES["largest_rate"]), table)
    assert caught.value.path == ("solution",)
