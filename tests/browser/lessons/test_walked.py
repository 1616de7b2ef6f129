"""Every lesson is walked to its end by a person who is right and wrong in turn."""

from itertools import count

import numpy as np
import pytest
from playwright.sync_api import expect
from sklearn.linear_model import LogisticRegression

from playground.lessons.files import LESSONS
from playground.lessons.measuring.measured import measured
from playground.lessons.measuring.measures import MEASURES
from playground.lessons.student import answers

AROUND = 36  # directions in which an outline is looked for


def right(prediction, found):
    """An answer that is right."""
    return next(one for one in candidates(prediction, found) if answers.is_right(prediction, one, found))


def wrong(prediction, found):
    """An answer that is wrong."""
    return next(one for one in candidates(prediction, found) if not answers.is_right(prediction, one, found))


def candidates(prediction, found):
    """Answers that a person may give, one of them right, one of them wrong."""
    if prediction.kind == "choice":
        return list(range(len(prediction.options)))
    if prediction.kind == "number":
        return [float(np.clip(found, prediction.low, prediction.high)), prediction.high, prediction.low]
    if prediction.kind == "line":
        truth = answers.at_points(prediction, found)
        return [
            truth.tolist(),
            (prediction.low + prediction.high - truth).tolist(),
            [prediction.high] * len(truth),
        ]
    return [divider(prediction, found), aside(prediction, found)]


def divider(prediction, plane):
    """A line, or an outline, that divides the points as the network does."""
    if prediction.points == 2:
        model = LogisticRegression(C=1e3).fit(plane.points, plane.answers)
        (a, b), c = model.coef_[0], model.intercept_[0]
        foot = -c * np.array([a, b]) / (a * a + b * b)
        reach = 0.4 * np.ptp(plane.limits[0]) * np.array([-b, a]) / np.hypot(a, b)
        return [(foot - reach).tolist(), (foot + reach).tolist()]
    (left, right), (bottom, top) = plane.limits
    size = len(plane.grid)
    x, y = np.linspace(left, right, size), np.linspace(bottom, top, size)
    inner = plane.grid[size // 2, size // 2]
    corners = []
    for angle in 2 * np.pi * np.arange(prediction.points) / prediction.points:
        for radius in np.linspace(0, 0.48 * np.ptp(plane.limits[0]), 200):
            place = radius * np.sin(angle), radius * np.cos(angle)
            if plane.grid[np.abs(y - place[1]).argmin(), np.abs(x - place[0]).argmin()] != inner:
                break
        corners.append(list(map(float, place)))
    return corners


def aside(prediction, plane):
    """One that leaves nearly all points on one side."""
    (left, right), (bottom, top) = plane.limits
    width, height = right - left, top - bottom
    if prediction.points == 2:
        x = left + 0.03 * width
        return [[x, bottom + 0.1 * height], [x, top - 0.1 * height]]
    angles = 2 * np.pi * np.arange(prediction.points) / prediction.points
    center = left + 0.15 * width, bottom + 0.15 * height
    return [
        [center[0] + 0.1 * width * np.sin(angle), center[1] + 0.1 * height * np.cos(angle)] for angle in angles
    ]


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_is_walked_to_its_end(person, name):
    lesson, turn = LESSONS[name], count()
    person.open(name)
    for of_round in lesson.rounds:
        found = [measured(of_round.run, one.measure, one.of) for one in of_round.predictions]
        is_right = [next(turn) % 2 == 1 for _ in of_round.predictions]
        person.predict(
            of_round,
            [
                (right if good else wrong)(prediction, one)
                for prediction, one, good in zip(of_round.predictions, found, is_right, strict=True)
            ],
        )
        person.run(of_round)
        boxes = person.page.locator('[class*="_compared"]:visible')
        expect(boxes).to_have_count(len(of_round.predictions))
        for place, (prediction, one, good) in enumerate(zip(of_round.predictions, found, is_right, strict=True)):
            expect(boxes.nth(place)).to_contain_text("as predicted" if good else "a surprise")
            if prediction.is_a_number:
                expect(boxes.nth(place)).to_contain_text(MEASURES[prediction.measure].written(one))
        explanations = person.page.get_by_test_id("stAlertContentInfo").filter(visible=True)
        expect(explanations).to_have_count(0)
        person.explain()
        expect(explanations).to_have_count(1)
    assert next(turn) > 1, "one prediction alone cannot be right and wrong"
    expect(person.page.get_by_role("heading", name="Try")).to_be_visible()
