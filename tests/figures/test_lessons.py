"""What was drawn, beside what was measured: which lines stand where."""

import json
from pathlib import Path

import numpy as np
import pytest

from playground.figures.hidden_layer import color_of
from playground.figures.lessons import DRAWN, boundary_figure, line_figure
from playground.lessons.measuring.boundary import Divided, sides

STYLE = Path(__file__).parents[2] / "playground/ui/lessons/drawn/drawn.css"
MEASURED = np.exp(-np.arange(101) / 20)
PLANE = Divided(
    limits=((-2.0, 2.0), (-1.0, 1.0)),
    names=("width", "<b>length</b>"),
    grid=np.repeat([[0], [1]], [20, 40], axis=0) * np.ones((1, 60), int),
    points=np.array([[-1.5, -0.5], [0.0, 0.25], [1.5, 0.9]]),
    classes=np.array([0, 1, 1]),
    answers=np.array([0, 1, 0]),
)
SQUARE = [[-1.0, -0.5], [-1.0, 0.5], [1.0, 0.5], [1.0, -0.5]]


def boundary(drawn=SQUARE):
    return boundary_figure(drawn, PLANE, ("no", "yes"))


def traces(figure, role):
    return [trace for trace in figure.data if trace.meta["role"] == role]


@pytest.mark.parametrize(
    "figure", [line_figure([1, 0], MEASURED, "loss", 0, 1), boundary()], ids=["line", "boundary"]
)
def test_every_figure_can_be_sent_and_leaves_text_and_background_to_the_theme(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
    assert not {"font", "paper_bgcolor", "plot_bgcolor", "width"} & set(sent["layout"])


def test_the_line_drawn_stands_at_its_epochs_beside_the_curve():
    figure = line_figure([0.9, 0.5, 0.25, 0.1, 0.1], MEASURED, "training loss <x>", 0, 2)
    ((measured,), (drawn,)) = (traces(figure, role) for role in ("measured", "drawn"))
    assert drawn.x.tolist() == [0, 25, 50, 75, 100]
    assert drawn.y.tolist() == [0.9, 0.5, 0.25, 0.1, 0.1]
    np.testing.assert_array_equal(measured.x, np.arange(101))
    np.testing.assert_array_equal(measured.y, MEASURED)
    assert figure.layout.xaxis.title.text == "epoch"
    assert figure.layout.yaxis.title.text == "training loss &lt;x&gt;"
    low, high = figure.layout.yaxis.range
    assert low < 0 < 2 < high
    assert measured.line.color is None, "the theme decides"
    assert measured.line.dash != drawn.line.dash, "they differ without their colors"


def test_a_run_that_ended_before_stays_at_the_epochs_it_had():
    curve = np.append(MEASURED[:40], np.nan)
    figure = line_figure([1, 1, 1], curve, "loss", 0, 1, epochs=100)
    ((measured,), (drawn,)) = (traces(figure, role) for role in ("measured", "drawn"))
    assert drawn.x.tolist() == [0, 50, 100]
    assert measured.x[-1] == 40
    assert figure.layout.xaxis.range[1] >= 100


def test_an_outline_is_closed_and_lies_on_top():
    figure = boundary()
    assert figure.data[-1].meta["role"] == "drawn"
    (drawn,) = traces(figure, "drawn")
    np.testing.assert_array_equal(np.column_stack([drawn.x, drawn.y]), [*SQUARE, SQUARE[0]])


@pytest.mark.parametrize(
    "ends", [[[0.0, 0.0], [0.01, 0.01]], [[-1.9, 0.9], [1.9, -0.9]], [[1.0, -1.0], [1.0, 1.0]]]
)
def test_a_straight_line_goes_through_its_points_to_the_edge_of_the_plane(ends):
    (drawn,) = traces(boundary(ends), "drawn")
    path = np.column_stack([drawn.x, drawn.y])
    (from_x, from_y), (way_x, way_y) = path[0], path[1] - path[0]
    for x, y in ends:
        assert way_x * (y - from_y) - way_y * (x - from_x) == pytest.approx(0, abs=1e-9)
    for x, y in path:
        assert abs(x) > 2 or abs(y) > 1, "it ends within the plane"
    points = np.random.default_rng(0).uniform(-1, 1, (50, 2))
    np.testing.assert_array_equal(sides(path, points), sides(ends, points))


def test_two_points_on_each_other_are_no_line():
    (drawn,) = traces(boundary([[0.5, 0.5], [0.5, 0.5]]), "drawn")
    assert drawn.x.tolist() == drawn.y.tolist() == [0.5, 0.5]


def test_the_regions_are_what_the_network_decides_and_the_points_what_the_rows_are():
    figure = boundary()
    (regions,) = traces(figure, "regions")
    np.testing.assert_array_equal(regions.z, PLANE.grid)
    np.testing.assert_allclose([regions.x[0], regions.x[-1], regions.y[0], regions.y[-1]], [-2, 2, -1, 1])
    for number, points in enumerate(traces(figure, "points")):
        mine = PLANE.points[PLANE.classes == number]
        np.testing.assert_allclose(np.column_stack([points.x, points.y]), mine)
        assert points.marker.color == color_of(number)
    assert [points.name for points in traces(figure, "points")] == ["no", "yes"]
    assert (figure.layout.xaxis.range, figure.layout.yaxis.range) == PLANE.limits
    assert figure.layout.yaxis.title.text == "&lt;b&gt;length&lt;/b&gt;"


def luminance(color):
    shares = np.array([int(color[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    linear = np.where(shares <= 0.04045, shares / 12.92, ((shares + 0.055) / 1.055) ** 2.4)
    return linear @ [0.2126, 0.7152, 0.0722]


@pytest.mark.parametrize("ground", ["#ffffff", "#14171c"])
def test_what_is_drawn_has_one_color_which_is_seen_on_light_and_dark(ground):
    assert f"--bp-drawn: {DRAWN};" in STYLE.read_text()
    darker, lighter = sorted([luminance(DRAWN), luminance(ground)])
    assert (lighter + 0.05) / (darker + 0.05) >= 3
