"""Functions to descend on, paths on them, and the words for what a path does."""

import numpy as np
import pytest

from playground.engine import OPTIMIZERS, relative_error
from playground.engine.gradcheck import numerical_gradient
from playground.engine.optimizers import new_optimizer
from playground.scalars.curves import CURVES, SURFACES
from playground.scalars.descent import (
    BEHAVIORS,
    CLOSE,
    Path,
    arrival,
    behavior,
    departure,
    descend,
    multiples,
    race,
)

FUNCTIONS = CURVES | SURFACES
SQUARE = CURVES["square"]


def grid(function, n):
    """Every point of an even grid over the function's picture, (n**d, d)."""
    axes = [np.linspace(low, high, n) for low, high in function.limits]
    return np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, len(axes))


def plain(rate, n_steps=100, start=10.0, function=SQUARE):
    return descend(function, (start,), new_optimizer("sgd", rate), n_steps)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_gradients(name):
    function = FUNCTIONS[name]
    for point in grid(function, 13):
        expected = numerical_gradient(lambda point=point: float(function.value(*point)), point)
        gradient = np.array(function.gradient(*point))
        assert relative_error(gradient, expected) < 1e-6 or np.abs(gradient - expected).max() < 1e-6


@pytest.mark.parametrize("name", FUNCTIONS)
def test_minima_are_the_lowest_points_and_level(name):
    function = FUNCTIONS[name]
    values = function.value(*grid(function, 401 if name in CURVES else 121).T)
    for minimum in function.minima:
        assert np.abs(function.gradient(*minimum)).max() < 1e-12
        assert function.value(*minimum) <= values.min() + 1e-12
        assert all(low < x < high for x, (low, high) in zip(minimum, function.limits, strict=True))
    assert function.minima or name == "saddle"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_values_and_gradients_of_many_points_are_those_of_each(name):
    function = FUNCTIONS[name]
    points = grid(function, 5)
    one_by_one = [function.value(*point) for point in points]
    np.testing.assert_allclose(function.value(*points.T), one_by_one, rtol=1e-14)
    one_by_one = [function.gradient(*point) for point in points]
    np.testing.assert_allclose(np.transpose(function.gradient(*points.T)), one_by_one, rtol=1e-12, atol=1e-12)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_starts_stand_in_the_picture(name):
    function = FUNCTIONS[name]
    assert all(low < x < high for x, (low, high) in zip(function.start, function.limits, strict=True))
    assert function.rate > 0


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.9, 1.0])
def test_exercise_e3_has_its_closed_form(rate):
    """x - rate * 2x = (1 - 2 * rate) x; with 0.1 that is 10 * 0.8**t."""
    path = plain(rate)
    t = np.arange(101)
    np.testing.assert_allclose(path.points[:, 0], 10 * (1 - 2 * rate) ** t, rtol=0, atol=1e-12)
    np.testing.assert_allclose(path.values, path.points[:, 0] ** 2 + 5, rtol=1e-14)
    np.testing.assert_allclose(path.gradients, 2 * path.points, rtol=1e-14)
    if rate == 0.1:
        np.testing.assert_allclose(path.points[:, 0], 10 * 0.8**t, rtol=0, atol=1e-12)


def test_a_rate_of_1_1_grows_by_a_fifth_at_every_step():
    path = plain(1.1)
    np.testing.assert_allclose(path.points[:, 0], 10 * (-1.2) ** np.arange(101), rtol=1e-12)


@pytest.mark.parametrize("name", OPTIMIZERS)
@pytest.mark.parametrize("function", ["double_well", "rosenbrock"])
def test_a_path_is_the_updates_applied_by_hand(name, function):
    function = FUNCTIONS[function]
    path = descend(function, function.start, new_optimizer(name, 0.001, 0.8), 25)
    optimizer, point = new_optimizer(name, 0.001, 0.8), {"w": np.array(function.start)}
    for t in range(25):
        np.testing.assert_allclose(path.points[t], point["w"], rtol=1e-14)
        grads = {"w": np.array(function.gradient(*point["w"]))}
        point["w"] = point["w"] + optimizer.updates(point, grads)["w"]
    np.testing.assert_allclose(path.points[25], point["w"], rtol=1e-14)
    assert len(path.points) == len(path.values) == len(path.gradients) == 26
    assert not path.overflowed


def test_momentum_reaches_those_that_have_one():
    assert new_optimizer("momentum", 0.1, 0.3).momentum == 0.3
    assert new_optimizer("nesterov", 0.1, 0.3).momentum == 0.3
    assert all(new_optimizer(name, 0.25).learning_rate == 0.25 for name in OPTIMIZERS)


@pytest.mark.parametrize("name", FUNCTIONS)
@pytest.mark.parametrize("rate", [1e-3, 0.1, 1.5, 1e100])
def test_whatever_the_rate_every_number_is_finite(name, rate):
    function = FUNCTIONS[name]
    for path in race(function, function.start, rate, 0.99, 300).values():
        assert all(np.isfinite(numbers).all() for numbers in path[:3])
        assert path.overflowed == (len(path.points) < 301)
        assert len(path.points) == len(path.values) == len(path.gradients) > 0
        arrival(path, function), departure(path, function)
        if name in CURVES:
            assert behavior(path) in BEHAVIORS


def test_an_overflow_ends_the_path_at_its_last_finite_point():
    path = plain(1.1, n_steps=5000)
    assert path.overflowed
    assert 1e150 < abs(path.points[-1, 0]) < 1e155
    assert behavior(path) == "explodes"


@pytest.mark.parametrize(
    ("rate", "word"),
    [(0.01, "crawls"), (0.1, "arrives"), (0.9, "zigzags"), (1.0, "jumps forever"), (1.1, "explodes")],
)
def test_the_words_for_the_course_rates(rate, word):
    assert behavior(plain(rate)) == word


def test_the_words_for_other_paths():
    assert behavior(plain(0.1, start=0.0)) == "stays"
    assert behavior(plain(0.99)) == "zigzags"  # slow, yet not forever
    assert behavior(plain(0.1, n_steps=1)) == "crawls"
    swinging = descend(SQUARE, (10.0,), new_optimizer("momentum", 0.01, 0.99), 50)
    assert behavior(swinging) == "swings"


def test_the_double_well_keeps_what_falls_into_it():
    ends = [plain(0.05, 500, start, CURVES["double_well"]).points[-1, 0] for start in (0.1, -0.1)]
    np.testing.assert_allclose(ends, [1, -2], atol=1e-9)


def test_on_the_ridge_of_the_saddle_plain_descent_goes_to_the_level_place():
    (x, y) = descend(SURFACES["saddle"], (-2.5, 0.0), new_optimizer("sgd", 0.1), 200).points[-1]
    assert abs(x) < 1e-12
    assert y == 0


@pytest.mark.parametrize("name", [name for name in SURFACES if name != "saddle"])
def test_in_a_default_race_nobody_leaves_and_everybody_gets_lower(name):
    surface = SURFACES[name]
    for path in race(surface, surface.start, surface.rate, 0.9, 500).values():
        assert departure(path, surface) is None
        assert path.values[-1] < path.values[0]


def test_a_race_runs_every_optimizer_at_its_multiple():
    surface = SURFACES["ravine"]
    assert list(multiples(surface).items())[:4] == [("sgd", 1), ("momentum", 1), ("nesterov", 1), ("adagrad", 50)]
    paths = race(surface, (-9.0, 2.0), 0.01, 0.5, 20)
    assert list(paths) == list(OPTIMIZERS)
    alone = descend(surface, (-9.0, 2.0), new_optimizer("adam", 0.1), 20)
    np.testing.assert_allclose(paths["adam"].points, alone.points, rtol=1e-12)


def path_of(*points, overflowed=False):
    points = np.array(points, float)
    return Path(points, np.zeros(len(points)), np.zeros_like(points), overflowed)


def test_arrival_is_the_first_step_close_to_the_minimum():
    bowl = SURFACES["bowl"]
    assert arrival(path_of((1, 0), (CLOSE * 1.01, 0), (0, -CLOSE), (1, 0)), bowl) == 2
    assert arrival(path_of((1, 0), (0.5, 0)), bowl) is None
    assert arrival(path_of((0, 0)), SURFACES["saddle"]) is None


def test_departure_is_the_step_from_which_on_it_is_outside():
    bowl = SURFACES["bowl"]
    assert departure(path_of((1, 0), (4, 0), (1, 0), (0, 5), (9, 9)), bowl) == 3
    assert departure(path_of((1, 0), (4, 0), (1, 0)), bowl) is None
    assert departure(path_of((4, 0), (5, 0)), bowl) == 0
    assert departure(path_of((1, 0), (2, 0), overflowed=True), bowl) == 2


def test_what_the_page_asks_about_has_an_answer():
    """SGD stops at the first bump, Adam with steps of nearly 1 crosses them; the ravine throws SGD out along y."""
    bumpy, ravine = CURVES["bumpy"], SURFACES["ravine"]
    ends = [
        descend(bumpy, bumpy.start, new_optimizer(name, rate), 100).points[-1, 0]
        for name, rate in (("sgd", 0.1), ("adam", 0.9))
    ]
    np.testing.assert_allclose(ends, [8.88, 0], atol=0.1)
    kept, thrown = (descend(ravine, ravine.start, new_optimizer("sgd", rate), 100) for rate in (0.1, 0.2))
    assert departure(kept, ravine) is None
    assert departure(thrown, ravine) == 1
    assert np.abs(thrown.points[:, 0]).max() <= 9 < np.abs(thrown.points[:, 1]).max()
