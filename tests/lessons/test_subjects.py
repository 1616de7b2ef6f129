"""The lessons that come with the playground: what they predict and state is what is measured."""

import re

import numpy as np
import pytest

from playground.languages import LANGUAGES, speaking
from playground.lessons.files import LESSONS
from playground.lessons.measuring.measured import measured
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.measuring.writing import translated
from playground.lessons.prediction import KINDS_OF_ANSWER
from playground.lessons.runs import made_of
from playground.lessons.student import answers

SHORTEST, LONGEST = 10, 20  # minutes
SLUGS = [
    *("one_unit", "chain_rule", "learning_rates", "hidden_layer", "sigmoid_stalls"),
    *("symmetry", "dying_relu", "overfitting", "honest_test", "memory"),
]
CLEAR = 0.04  # a measured share is as far as that from where another option begins
FASTEST, SLOWEST = 2, 15  # seconds that a run plays

PREDICTIONS = [
    pytest.param(one.run, prediction, id=f"{slug}-{number}-{prediction.measure}")
    for slug, lesson in LESSONS.items()
    for number, one in enumerate(lesson.rounds, start=1)
    for prediction in one.predictions
]
STATED = [
    pytest.param(lesson.rounds[stated.round - 1].run, stated, id=f"{slug}-{stated.name}")
    for slug, lesson in LESSONS.items()
    for stated in lesson.numbers
]
RUNS = [
    pytest.param(one.run, id=f"{slug}-{number}")
    for slug, lesson in LESSONS.items()
    for number, one in enumerate(lesson.rounds, start=1)
]


def of_kind(*kinds):
    return [one for one in PREDICTIONS if one.values[1].kind in kinds]


def found_for(run, prediction):
    return measured(run, prediction.measure, prediction.of)


def test_there_are_ten_in_their_order():
    assert list(LESSONS) == SLUGS


@pytest.mark.parametrize("slug", LESSONS)
def test_a_lesson_fits_into_a_lesson(slug):
    lesson = LESSONS[slug]
    assert SHORTEST <= lesson.all_minutes <= LONGEST
    assert 1 <= len(lesson.rounds) <= 3
    assert 2 <= len(lesson.further) <= 3
    assert all(1 <= len(one.predictions) <= 2 for one in lesson.rounds)


@pytest.mark.parametrize(("run", "stated"), STATED)
def test_a_number_is_what_a_run_gives(run, stated):
    found = measured(run, stated.measure, stated.of, stated.epoch)
    assert MEASURES[stated.measure].written(found) == stated.written
    for code in LANGUAGES:
        with speaking(code):
            assert MEASURES[stated.measure].written(found) == translated(stated.written)


@pytest.mark.parametrize(("run", "prediction"), of_kind("choice"))
def test_exactly_one_option_holds_and_not_by_a_hair(run, prediction):
    found = found_for(run, prediction)
    answers.option_of(prediction, found)  # raises where none holds, or several
    bounds = {bound for option in prediction.options for bound in (option.at_least, option.below)} - {None}
    for bound in bounds:
        near = CLEAR if MEASURES[prediction.measure].is_share else 0.25 * abs(bound)
        assert abs(found - bound) >= near


@pytest.mark.parametrize(("run", "prediction"), of_kind("choice"))
def test_some_option_holds_whatever_is_measured(run, prediction):
    bounds = [bound for option in prediction.options for bound in (option.at_least, option.below) if bound]
    for bound in (*bounds, -np.inf, np.inf):
        for number in (bound, np.nextafter(bound, -np.inf), np.nextafter(bound, np.inf)):
            answers.option_of(prediction, number)


def test_the_right_option_has_no_place_of_its_own():
    places = [
        answers.option_of(prediction, found_for(run, prediction))
        for run, prediction in map(values, of_kind("choice"))
    ]
    assert {0, 1, 2} <= set(places)
    assert max(map(places.count, places)) <= len(places) / 2


def values(parameters):
    return parameters.values


@pytest.mark.parametrize(("run", "prediction"), of_kind("number"))
def test_a_number_is_in_range_and_not_its_middle(run, prediction):
    found = found_for(run, prediction)
    assert prediction.low <= found <= prediction.high
    assert answers.is_right(prediction, found, found)
    assert not answers.is_right(prediction, (prediction.low + prediction.high) / 2, found)
    assert not answers.is_right(prediction, prediction.low, found)
    assert not answers.is_right(prediction, prediction.high, found)


@pytest.mark.parametrize(("run", "prediction"), of_kind("line"))
def test_a_line_is_in_range_and_no_straight_one_will_do(run, prediction):
    line = found_for(run, prediction)
    assert line.min() >= prediction.low
    assert line.max() <= prediction.high
    heights = np.linspace(prediction.low, prediction.high, 41)
    assert not any(answers.is_right(prediction, np.full(prediction.points, height), line) for height in heights)
    falling = np.linspace(prediction.high, prediction.low, prediction.points)
    assert not answers.is_right(prediction, falling, line)


@pytest.mark.parametrize(("run", "prediction"), of_kind("line"))
def test_a_line_drawn_by_an_unsteady_hand_is_right(run, prediction):
    line = found_for(run, prediction)
    shaken = answers.at_points(prediction, line) + 0.05 * (prediction.high - prediction.low) * np.cos(
        np.arange(prediction.points) * np.pi
    )
    assert answers.is_right(prediction, shaken, line)


@pytest.mark.parametrize(("run", "prediction"), of_kind("boundary"))
def test_a_boundary_can_be_drawn_but_not_by_chance(run, prediction):
    plane = found_for(run, prediction)
    (left, right), (low, high) = plane.limits
    upright = [((left + right) / 2, low), ((left + right) / 2, high)]
    whole = [(left, low), (right, low), (right, high), (left, high)]
    assert not answers.is_right(prediction, upright if prediction.points == 2 else whole, plane)
    assert answers.is_right(prediction, best_drawing(plane, prediction.points), plane)


def best_drawing(plane, n_points):
    """The best of many straight lines, or of many regular outlines around the middle of the inner class."""
    x0, y0 = plane.points[plane.answers == plane.answers[np.argmin(np.hypot(*plane.points.T))]].mean(axis=0)
    if n_points == 2:
        drawings = [
            [(-8, -8 * slope + height), (8, 8 * slope + height)]
            for slope in np.linspace(-2, 2, 17)
            for height in np.linspace(-2, 2, 17)
        ]
    else:
        turns = np.arange(n_points) * 2 * np.pi / n_points
        drawings = [
            np.column_stack([x0 + radius * np.cos(turns), y0 + radius * np.sin(turns)])
            for radius in np.linspace(0.5, 4, 15)
        ]
    return min(drawings, key=lambda drawing: answers.difference(drawing, plane))


def test_all_kinds_of_prediction_are_asked_for():
    assert {prediction.kind for _, prediction in map(values, PREDICTIONS)} == set(KINDS_OF_ANSWER)


@pytest.mark.parametrize("run", RUNS)
def test_a_run_plays_for_some_seconds(run):
    if run.page != "chain_rule":
        speed = int(run.query["speed"])  # epochs a second
        assert FASTEST <= run.last / speed <= SLOWEST


@pytest.mark.parametrize("run", RUNS)
def test_settings_to_reach_are_not_there_from_the_start(run):
    assert bool(run.reach) == bool(run.controls)
    if run.reach:
        opened = made_of(run.page, run.query)
        assert run.unlike(opened) or opened.epochs != run.made.epochs


@pytest.mark.parametrize("run", RUNS)
def test_a_task_names_what_to_press(run):
    assert re.search(r"\*\*(Play|Step|All)\*\*", run.task)
