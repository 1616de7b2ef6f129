"""The player's four charts before the first frame: which traces there are, and what the player is told of them."""

import json

import numpy as np
import pytest

from playground.choices.experiment import Experiment
from playground.data import prepare
from playground.figures import live

NAMES = ["layer 1 · tanh", "layer 2 · tanh", "output"]


def roles(figure):
    return [trace.meta["role"] for trace in figure.data]


def boundary(dataset="circles", drawn_from=None):
    prepared = prepare(Experiment(dataset=dataset, n_samples=20))
    parts = [
        {"points": part.points, "y": part.y, "text": [f"row {i}" for i in range(len(part.y))]}
        for part in (prepared.train, prepared.test)
    ]
    return prepared, live.boundary_figure(*parts, prepared.plane, drawn_from or {"training": 14, "test": 6})


@pytest.mark.parametrize(
    "figure",
    [
        boundary()[1],
        boundary("sine")[1],
        live.loss_figure("accuracy", True, False),
        live.loss_figure("R²", False, True),
        live.histogram_figure(NAMES),
        live.gradient_figure(NAMES),
    ],
)
def test_every_figure_can_be_sent_and_leaves_colors_to_the_page(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
    assert sent["layout"]["autosize"]
    assert sent["layout"]["height"] >= 200
    assert "width" not in sent["layout"]
    for trace in sent["data"]:
        assert "role" in trace["meta"]
        assert "color" not in trace.get("line", {})
        assert "color" not in trace.get("marker", {})


def test_boundary_points_stand_where_the_rows_do():
    prepared, figure = boundary()
    assert roles(figure) == ["training points", "test points"]
    for trace, part in zip(figure.data, (prepared.train, prepared.test), strict=True):
        np.testing.assert_array_equal(np.column_stack([trace.x, trace.y]), part.points)
        assert list(trace.text) == [f"row {i}" for i in range(len(part.y))]
    assert figure.layout.xaxis.range == prepared.plane.limits[0]
    assert figure.layout.yaxis.range == prepared.plane.limits[1]
    assert figure.layout.xaxis.title.text == "x1"
    assert figure.layout.yaxis.title.text == "x2"
    assert figure.layout.yaxis.scaleanchor == "x"  # a circle is round


def test_boundary_shows_training_points_first_and_says_how_many_are_drawn():
    _, figure = boundary(drawn_from={"training": 14, "test": 1200})
    assert [trace.name for trace in figure.data] == ["training (14)", "test (6 of 1,200)"]
    assert [trace.visible for trace in figure.data] == [True, False]
    assert figure.data[0].marker.symbol != figure.data[1].marker.symbol  # apart without color, too


def test_boundary_of_a_curve_has_a_line_for_the_prediction():
    _, figure = boundary("sine")
    assert roles(figure) == ["prediction", "training points", "test points"]
    assert figure.data[0].mode == "lines"
    assert figure.layout.yaxis.scaleanchor is None


@pytest.mark.parametrize(("name", "is_share", "number"), [("accuracy", True, ".1%"), ("R²", False, ".4f")])
def test_loss_figure_has_both_parts_of_loss_and_score(name, is_share, number):
    figure = live.loss_figure(name, is_share, False)
    assert [trace.meta["series"] for trace in figure.data] == [
        "train_loss",
        "test_loss",
        "train_score",
        "test_score",
    ]
    assert roles(figure) == ["train", "test", "train", "test"]
    assert [trace.yaxis for trace in figure.data] == ["y", "y", "y2", "y2"]
    assert figure.layout.yaxis2.title.text == name
    assert number in figure.data[2].hovertemplate
    assert figure.data[0].line.dash != figure.data[1].line.dash
    assert (figure.layout.yaxis2.tickformat == ".0%") == is_share


def test_loss_figure_has_the_validation_part_where_there_is_one():
    assert roles(live.loss_figure("accuracy", True, True)) == ["train", "test", "validation"] * 2


@pytest.mark.parametrize("n_layers", [1, 2, 4, 5, 9])
def test_histograms_have_a_panel_for_every_layer(n_layers):
    names = [f"layer {i}" for i in range(n_layers)]
    figure = live.histogram_figure(names)
    assert [trace.meta for trace in figure.data] == [{"role": "layer", "layer": i} for i in range(n_layers)]
    assert len({trace.yaxis for trace in figure.data}) == n_layers
    assert [note.text for note in figure.layout.annotations] == names
    domains = [figure.layout[trace.yaxis.replace("y", "yaxis")].domain for trace in figure.data]
    assert all(0 <= low < high <= 1 for low, high in domains)
    assert min(high - low for low, high in domains) > 0.08  # tall enough to read, in two columns where many


@pytest.mark.parametrize("n_layers", [1, 3, 9])
def test_gradients_over_epochs_and_by_layer(n_layers):
    names = [f"layer {i + 1}" for i in range(n_layers - 1)] + ["output"]
    figure = live.gradient_figure(names)
    over_epochs, by_layer = figure.data[:n_layers], figure.data[n_layers:]
    assert [trace.meta for trace in over_epochs] == [{"role": "layer", "layer": i} for i in range(n_layers)]
    assert [trace.meta["series"] for trace in by_layer] == ["grad_norms", "delta_norms"]
    for trace in by_layer:
        assert list(trace.x) == list(range(1, n_layers + 1))
        assert trace.yaxis == "y2"
    assert figure.layout.yaxis.type == figure.layout.yaxis2.type == "log"  # they differ by powers of ten
    assert figure.layout.xaxis2.ticktext == (*map(str, range(1, n_layers)), "out")
