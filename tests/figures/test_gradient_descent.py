"""Figures of descents: every number can be sent, whatever the path did."""

import json

import numpy as np
import pytest

from playground.engine import OPTIMIZERS
from playground.engine.optimizers import new_optimizer
from playground.figures.gradient_descent.curve import curve_figure, values_figure
from playground.figures.gradient_descent.paths import REACH, drawable
from playground.figures.gradient_descent.surface import TRACKS, surface_figure
from playground.scalars.curves import CURVES, SURFACES
from playground.scalars.descent import descend, race

LIMITS = ((-12.0, 12.0), (0.0, 150.0))


def sent(figure):
    """What goes to the browser; NaN and infinity are no JSON."""
    message = json.loads(figure.to_json(), parse_constant=pytest.fail)
    for trace in figure.data:
        for name in ("x", "y", "z", "customdata"):
            numbers = getattr(trace, name, None)
            assert numbers is None or np.isfinite(np.asarray(numbers, float)).all()
    assert "color" not in message["layout"].get("font", {})
    assert not {"paper_bgcolor", "plot_bgcolor"} & set(message["layout"])  # the page decides
    return message


def traces(figure):
    return {trace.name: trace for trace in figure.data}


def square_path(rate, n_steps=100):
    function = CURVES["square"]
    return descend(function, (10.0,), new_optimizer("sgd", rate), n_steps)


def drawn_curve(path, step):
    x = np.linspace(-12, 12, 51)
    points = np.column_stack([path.points[:, 0], path.values])
    return curve_figure(np.column_stack([x, x**2 + 5]), points, step, path.gradients[step, 0], LIMITS)


def drawn_surface(name, rate=None, n_steps=100):
    surface = SURFACES[name]
    x, y = (np.linspace(*limits, 21) for limits in surface.limits)
    paths = race(surface, surface.start, rate or surface.rate, 0.9, n_steps)
    tracks = [(path.points, f"{name}: {path.values[-1]:.3g}") for name, path in paths.items()]
    return surface_figure(x, y, surface.value(*np.meshgrid(x, y)), tracks, surface.minima, surface.limits)


def test_a_path_inside_is_drawn_whole():
    points = np.array([(10.0, 105.0), (8.0, 69.0)])
    assert drawable(points, LIMITS) is points


def test_a_path_is_drawn_up_to_the_frame():
    points = np.array([(0.0, 75.0), (3.0, 75.0), (12.0 * REACH + 33, 75.0), (0.0, 75.0)])
    np.testing.assert_allclose(drawable(points, LIMITS), [(0, 75), (3, 75), (12 * REACH, 75)])
    far = drawable(np.array([(0.0, 75.0), (1e308, -1e308)]), LIMITS)
    assert len(far) == 2
    assert np.abs(far).max() <= REACH * 150
    assert len(drawable(np.array([(1e300, 0.0), (0.0, 0.0)]), LIMITS)) == 0


def test_the_tangent_touches_the_chosen_point_with_its_slope():
    path = square_path(0.1)
    shown = traces(drawn_curve(path, 3))
    assert {"f(x)", "path", "tangent", "step 3"} == set(shown)
    np.testing.assert_array_equal(shown["path"].x, path.points[:, 0])
    np.testing.assert_array_equal(shown["path"].y, path.values)
    (x0, x1), (y0, y1) = shown["tangent"].x, shown["tangent"].y
    assert (y1 - y0) / (x1 - x0) == pytest.approx(path.gradients[3, 0])
    assert (y0 + y1) / 2 == pytest.approx(path.values[3])
    assert (shown["step 3"].x[0], shown["step 3"].y[0]) == (path.points[3, 0], path.values[3])


@pytest.mark.parametrize("rate", [0.01, 0.1, 0.9, 1.0, 1.1, 30.0])
@pytest.mark.parametrize("step", [0, 1, -1])
@pytest.mark.parametrize("is_log", [True, False])
def test_every_curve_can_be_sent(rate, step, is_log):
    path = square_path(rate, 200)
    step %= len(path.points)
    sent(drawn_curve(path, step))
    sent(values_figure(path.values - 5, step, is_log, 144.0))


def test_a_height_of_zero_has_no_place_on_a_log_scale():
    heights = np.array([4.0, 1.0, 0.0])
    shown = traces(values_figure(heights, 2, True, 10.0))
    np.testing.assert_array_equal(shown["height"].y, [4, 1])
    assert len(shown["step 2"].x) == 0
    sent(values_figure(np.zeros(3), 0, True, 10.0))
    shown = traces(values_figure(heights, 2, False, 10.0))
    np.testing.assert_array_equal(shown["height"].y, heights)
    assert list(shown["step 2"].y) == [0]


def test_a_log_axis_has_few_ticks():
    for heights in ([100.0, 100.0], [1.0, 1e-15], [1.0, 1e300], [0.0, 0.0]):
        axis = values_figure(np.array(heights), 0, True, 10.0).layout.yaxis
        low, high = axis.range
        assert high - low >= 1
        assert (high - low) / axis.dtick < 10


@pytest.mark.parametrize("name", SURFACES)
@pytest.mark.parametrize("rate", [None, 1.0, 1e100])
def test_every_surface_can_be_sent(name, rate):
    figure = drawn_surface(name, rate)
    sent(figure)
    assert len(figure.data) == 1 + 2 + len(OPTIMIZERS) + 1
    assert len(traces(figure)["minimum"].x) == len(SURFACES[name].minima)
    assert (traces(figure)["start"].x[0], traces(figure)["start"].y[0]) == SURFACES[name].start


def test_every_optimizer_has_a_track_of_its_own():
    assert len(TRACKS) >= len(OPTIMIZERS)
    assert len({color for color, _, _ in TRACKS}) == len({symbol for *_, symbol in TRACKS}) == len(TRACKS)


def test_more_optimizers_than_tracks_are_drawn_all_the_same():
    x, y = np.linspace(-1, 1, 5), np.linspace(-1, 1, 5)
    tracks = [(np.zeros((3, 2)), f"number {i}") for i in range(len(TRACKS) + 1)]
    figure = surface_figure(x, y, np.add.outer(y, x), tracks, (), ((-1, 1), (-1, 1)))
    assert traces(figure)[f"number {len(TRACKS)}"].line.color == TRACKS[0][0]


def test_the_click_grid_covers_the_picture_and_lies_on_top():
    figure = drawn_surface("ravine")
    grid = figure.data[-1]
    assert grid.name == "click"
    assert (grid.x.min(), grid.x.max()) == SURFACES["ravine"].limits[0]
    assert (grid.y.min(), grid.y.max()) == SURFACES["ravine"].limits[1]
    np.testing.assert_allclose(grid.customdata, SURFACES["ravine"].value(grid.x, grid.y))


def test_contours_enclose_areas_of_one_size():
    z = drawn_surface("rosenbrock").data[0].z
    counts, _ = np.histogram(z, bins=8, range=(0, 1))
    assert counts.min() > 0.8 * counts.mean()
