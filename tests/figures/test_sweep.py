"""What a search has found, as figures."""

import numpy as np
import pytest

from playground.figures.sweep.heat_map import heat_map_figure
from playground.figures.sweep.parallel import parallel_figure

MEANS = np.array([[0.5, np.nan, 1.0], [0.25, 0.75, 0.9]])
NUMBERS = np.array([[4, -1, 0], [3, 2, 7]])
TOLD = [[f"field {row}{column}" for column in range(3)] for row in range(2)]


def heat_map(rows=("SGD", "Adam"), columns=("0.1", "1", "<b>")):
    return heat_map_figure(rows, columns, MEANS, TOLD, NUMBERS, ("Optimizer", "Rate"), "accuracy")


def test_means_are_written_and_what_is_missing_is_left_out():
    cells, _ = heat_map().data
    assert [list(row) for row in cells.z] == [[0.5, None, 1.0], [0.25, 0.75, 0.9]]
    assert [list(row) for row in cells.text] == [["0.5", "", "1"], ["0.25", "0.75", "0.9"]]


def test_a_click_in_a_field_is_one_on_the_cell_behind_it():
    _, places = heat_map().data
    found = {(x, y): number for x, y, (number,) in zip(places.x, places.y, places.customdata, strict=True)}
    assert found == {(0, 0): 4, (2, 0): 0, (0, 1): 3, (1, 1): 2, (2, 1): 7}
    assert list(places.hovertext) == ["field 00", "field 02", "field 10", "field 11", "field 12"]


def test_values_are_drawn_letter_for_letter():
    axis = heat_map().layout.xaxis
    assert list(axis.ticktext) == ["0.1", "1", "&lt;b&gt;"]
    assert axis.title.text == "Rate"
    assert heat_map(columns=("a" * 50, "b", "c")).layout.xaxis.ticktext[0].endswith("aaaaa")


def parallel(scores, places=((0, 0), (1, 2), (1, 1))):
    axes = [("Rate", ["0.1", "1"]), ("Optimizer", ["SGD", "momentum", "Adam"])]
    told = [f"cell {k}" for k in range(len(scores))]
    return parallel_figure(axes, places, scores, range(5, 5 + len(scores)), told, "accuracy")


def test_a_line_goes_through_the_values_of_its_cell_to_its_score():
    others, best, *_ = parallel([0.9, 0.8, 0.4]).data
    np.testing.assert_allclose(best.x[:3], [0, 1, 2])
    np.testing.assert_allclose(best.y[:3], [0, 0, 1])
    assert len(best.y) == 4
    np.testing.assert_allclose(others.y[[0, 1, 2, 4, 5, 6]], [1, 1, 0.8, 1, 0.5, 0])
    assert np.isnan(others.y[[3, 7]]).all()


def test_the_end_of_a_line_is_its_cell():
    places = next(trace for trace in parallel([0.9, 0.8, 0.4]).data if trace.meta == {"role": "places"})
    assert list(places.customdata) == [[5], [6], [7]]
    assert list(places.hovertext) == ["cell 0", "cell 1", "cell 2"]
    np.testing.assert_allclose(places.y, [1, 0.8, 0])


@pytest.mark.parametrize(("count", "n_best"), [(1, 1), (14, 1), (30, 3)])
def test_the_best_tenth_is_thick(count, n_best):
    _, best, *_ = parallel(np.linspace(1, 0, count), [(0, 1)] * count).data
    assert len(best.y) == 4 * n_best
    assert best.line.width == 3
    assert best.name == ("the best tenth" if n_best > 1 else "the best")


def test_scores_that_are_all_the_same_have_a_place():
    figure = parallel([0.5, 0.5, 0.5])
    words = [trace for trace in figure.data if trace.meta == {"role": "words"}]
    assert [text.strip() for text in words[-1].text] == ["0.5"]
    assert list(words[-1].y) == [0.5]
    assert list(figure.layout.xaxis.ticktext) == ["Rate", "Optimizer", "accuracy"]
