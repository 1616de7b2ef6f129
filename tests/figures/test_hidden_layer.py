"""The two pictures of a hidden layer: what is drawn where, and with which colors."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.figures import hidden_layer as figures
from playground.labs.hidden_layer.space import LINE_POINTS, LINES, hidden_space
from playground.labs.hidden_layer.view import units_view
from playground.recording.history import History

DRAWING = Path(__file__).parents[2] / "playground/ui/player/static/drawing"


def pictures(**changes):
    history = History(Experiment(**{"n_samples": 40, "hidden_sizes": (2,), "epochs": 30, **changes}))
    history.extend(30)
    view = units_view(history, len(history.experiment.hidden_sizes) - 1)
    space = hidden_space(history, 30, view)
    names = history.prepared.dataset.target_names
    before = figures.before_figure(space, names, history.prepared.plane.names)
    return space, before, figures.after_figure(space, names, view.names)


def traces(figure, role):
    return [trace for trace in figure.data if trace.meta["role"] == role]


def test_grid_and_points_stand_where_the_arrays_say():
    space, before, after = pictures()
    for figure, grid, points in (
        (before, space.grid_before, space.points_before),
        (after, space.grid_after, space.points_after),
    ):
        for trace, lines in zip(traces(figure, "grid"), np.split(grid, 2), strict=True):
            drawn = np.column_stack([trace.x, trace.y]).reshape(LINES, LINE_POINTS + 1, 2)
            np.testing.assert_allclose(drawn[:, :-1], lines, rtol=1e-5, atol=1e-5)
            assert np.isnan(drawn[:, -1]).all()  # each line ends before the next begins
        for number, trace in enumerate(traces(figure, "points")):
            drawn = np.column_stack([trace.x, trace.y])
            np.testing.assert_allclose(drawn, points[space.y == number], rtol=1e-5, atol=1e-5)


def test_the_boundary_is_a_contour_before_and_straight_after():
    space, before, after = pictures(optimizer="adam", learning_rate=0.1)
    (contour,) = traces(before, "boundary")
    assert (contour.type, contour.contours.value) == ("contour", 0)
    np.testing.assert_allclose(contour.z, space.margins[0], rtol=1e-5, atol=1e-5)
    (line,) = traces(after, "boundary")
    np.testing.assert_array_equal(np.column_stack([line.x, line.y]), space.straight[0])


@pytest.mark.parametrize(
    "changes", [{}, {"hidden_sizes": (3,)}, {"dataset": "digits"}, {"dataset": "iris"}], ids=str
)
def test_every_figure_can_be_sent_and_leaves_text_and_background_to_the_theme(changes):
    for figure in pictures(**changes)[1:]:
        sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
        assert "font" not in sent["layout"]
        assert "paper_bgcolor" not in sent["layout"]
        assert "plot_bgcolor" not in sent["layout"]
        assert len(figure.to_json()) < 600_000  # it is sent anew at every move of the slider


def test_axes_are_named_and_end_where_the_space_does():
    space, before, after = pictures()
    for figure, limits, name in ((before, space.limits_before, "x1"), (after, space.limits_after, "unit 1")):
        assert figure.layout.xaxis.title.text == name
        assert (figure.layout.xaxis.range, figure.layout.yaxis.range) == limits
        assert figure.layout.yaxis.scaleanchor == "x"


def test_a_layer_that_is_not_shown_whole_has_no_regions():
    _, before, after = pictures(hidden_sizes=(3,))
    assert len(traces(before, "regions")) == 1
    assert traces(after, "regions") == traces(after, "boundary") == []


def test_regions_have_the_colors_of_their_classes():
    _, before, _ = pictures(dataset="blobs", n_classes=3)
    (heatmap,) = traces(before, "regions")
    assert (heatmap.zmin, heatmap.zmax) == (-0.5, 2.5)
    for number in range(3):
        place = (number + 0.5) / 3
        below = [color for at, color in heatmap.colorscale if at <= place][-1]
        assert below == figures.color_of(number)
    assert [trace.marker.color for trace in traces(before, "points")] == [figures.color_of(i) for i in range(3)]


def test_colors_and_shapes_of_classes_are_the_players():
    found = re.search(r"const CLASSES = \[(.*?)\]", (DRAWING / "palette.js").read_text(), re.DOTALL).group(1)
    assert list(figures.COLORS) == re.findall(r"#[0-9a-f]{6}", found)
    assert list(figures.SYMBOLS) == re.findall(r'symbol: "(.*?)"', (DRAWING / "shapes.js").read_text())


def test_classes_differ_in_shape_as_in_color():
    for figure in pictures(dataset="blobs", n_classes=3)[1:]:
        assert [trace.marker.symbol for trace in traces(figure, "points")] == ["circle", "square", "triangle-up"]
