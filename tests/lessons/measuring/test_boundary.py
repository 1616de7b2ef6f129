"""Boundaries: a plane divided by a network, by a drawn line, by a drawn outline."""

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.lessons.measuring.boundary import CELLS, Divided, difference, mistakes, sides
from playground.lessons.measuring.measured import find

POINTS = np.array([[0.0, 0.0], [0.4, 0.4], [2.0, 0.0], [0.0, 2.0]])
SQUARE = [[-1, -1], [1, -1], [1, 1], [-1, 1]]


def plane(classes, answers):
    return Divided(
        ((-3, 3), (-3, 3)), ("x1", "x2"), np.zeros((2, 2), int), POINTS, np.array(classes), np.array(answers)
    )


def test_a_line_has_two_sides_however_short_it_is_drawn():
    short, long = [[1.0, 0.0], [1.0, 0.001]], [[1.0, -9.0], [1.0, 9.0]]
    assert sides(short, POINTS).tolist() == sides(long, POINTS).tolist() == [True, True, False, True]
    assert sides(long[::-1], POINTS).tolist() == [False, False, True, False]


def test_an_outline_has_an_inside_whichever_way_it_is_drawn():
    assert sides(SQUARE, POINTS).tolist() == [True, True, False, False]
    assert sides(SQUARE[::-1], POINTS).tolist() == [True, True, False, False]


def test_an_outline_with_a_dent_leaves_out_what_is_in_the_dent():
    dented = [[-1, -1], [1, -1], [1, 1], [0.2, 0.3], [-1, 1]]
    assert sides(dented, POINTS).tolist() == [True, True, False, False]
    deeper = [[-1, -1], [1, -1], [1, 1], [0, -0.5], [-1, 1]]
    assert sides(deeper, POINTS).tolist() == [False, False, False, False]


def test_which_side_is_which_class_does_not_matter():
    for flip in (False, True):
        answers = np.array([1, 1, 0, 0]) ^ flip
        assert difference(SQUARE, plane([0, 0, 1, 1], answers)) == 0


def test_what_the_network_says_and_what_is_true_are_two_things():
    seen = plane(classes=[1, 1, 0, 1], answers=[1, 1, 0, 0])
    assert difference(SQUARE, seen) == 0
    assert mistakes(SQUARE, seen) == 0.25


def test_no_drawing_differs_in_more_than_half():
    assert difference(SQUARE, plane([0, 0, 0, 0], [1, 0, 1, 0])) == 0.5


@pytest.fixture(scope="module")
def divided():
    return find(Experiment(dataset="gaussians", hidden_sizes=(), epochs=30, seed=1), "boundary", "", 30)


def test_a_network_divides_the_plane_into_its_answers(divided):
    assert divided.grid.shape == (CELLS, CELLS)
    assert set(np.unique(divided.grid)) == {0, 1}
    assert (divided.answers == divided.classes).all()
    assert divided.grid[0, 0] == 0  # the lower left cloud is class 0
    assert divided.grid[-1, -1] == 1


def test_the_rows_stand_in_the_plane_where_the_grid_says(divided):
    (left, right), (low, high) = divided.limits
    columns = ((divided.points[:, 0] - left) / (right - left) * CELLS).astype(int)
    rows = ((divided.points[:, 1] - low) / (high - low) * CELLS).astype(int)
    assert np.mean(divided.grid[rows, columns] == divided.answers) > 0.97


def test_a_line_between_two_clouds_is_the_boundary_of_one_unit(divided):
    assert difference([[-3, 3], [3, -3]], divided) == 0
    assert difference([[-3, -3], [3, 3]], divided) > 0.3
