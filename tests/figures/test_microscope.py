"""The microscope's pictures hold a trace's numbers, and no more than is known."""

import json

import numpy as np
import pytest

from playground.engine import mlp
from playground.figures.microscope.marks import label
from playground.figures.microscope.network import network_figure
from playground.figures.microscope.plane import plane_figure
from playground.labs.microscope.cases import worked_by_hand
from playground.labs.microscope.paths import Place
from playground.labs.microscope.trace import trace
from playground.labs.microscope.walk import seen as known_at
from playground.labs.microscope.walk import stops

NAMES = [["x1", "x2"], ["h1", "h2"], ["p"]]


def drawn(index):
    case = worked_by_hand()
    found = trace(case.network, case.loss_name, case.x, case.y, case.learning_rate)
    walk = stops(found, unit_by_unit=True)
    index = index % len(walk)
    seen = known_at(walk, index, found.sizes)
    return found, network_figure(found, seen, NAMES, Place("0.W", 1, 0), 8)


def words(figure):
    texts = [text for trace in figure.data for text in trace.text or ()]
    return " ".join([*texts, *(note.text for note in figure.layout.annotations)])


@pytest.mark.parametrize("index", range(12))
def test_every_stop_can_be_sent_without_colors_of_the_page(index):
    _, figure = drawn(index)
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)
    assert "paper_bgcolor" not in sent["layout"]
    assert "font" not in sent["layout"]


def test_the_first_stop_has_weights_and_nothing_computed():
    text = words(drawn(0)[1])
    for number in ("0.1", "−0.2", "0.5", "b 0.3"):
        assert number in text
    for absent in ("δ", "∂", "0.525", "0.644", "z "):
        assert absent not in text


def test_numbers_appear_as_they_are_computed():
    assert "0.525" in words(drawn(3)[1])
    assert "0.644" in words(drawn(4)[1])
    assert "δ −0.475" in words(drawn(5)[1])
    assert "∂ −0.238" in words(drawn(6)[1])
    assert "δ −0.0594" in words(drawn(7)[1])
    last = words(drawn(-1)[1])
    assert "−0.105" in last  # W0[1, 0] after the update
    assert "0.39" in last  # the loss after it


def test_a_marker_says_which_number_it_stands_for():
    _, figure = drawn(0)
    places = {tuple(trace.customdata[0]) for trace in figure.data if trace.customdata}
    assert places == {
        *(("0.W", i, j) for i in range(2) for j in range(2)),
        *(("1.W", i, 0) for i in range(2)),
        *(("0.b", -1, 0), ("0.b", -1, 1), ("1.b", -1, 0)),
    }
    chosen = [trace for trace in figure.data if trace.marker.symbol == "diamond"]
    assert [tuple(trace.customdata[0]) for trace in chosen] == [("0.W", 1, 0)]


def test_wide_networks_show_their_first_units():
    network = mlp([30, 20, 10], rng=np.random.default_rng(0))
    x, y = np.ones((2, 30)), np.array([3, 4])
    found = trace(network, "sparse_categorical_crossentropy", x, y, 0.1)
    walk = stops(found, unit_by_unit=False)
    names = [[f"unit number {unit}" for unit in range(size)] for size in found.sizes]
    for index in range(len(walk)):
        figure = network_figure(found, known_at(walk, index, found.sizes), names, Place("0.W", 0, 0), 8)
        units = [trace for trace in figure.data if trace.meta and trace.meta["role"] == "unit"]
        assert len(units) == 24


@pytest.mark.parametrize(
    ("value", "text"), [(0, "0"), (5.6e-17, "0"), (-0.5, "−0.5"), (2e-5, "2e-5"), (np.nan, "not finite")]
)
def test_short_numbers(value, text):
    assert label(value) == text


def test_the_plane_has_its_rows():
    axes = [np.linspace(0, 1, 3)] * 2
    rows = np.array([[0.2, 0.4]])
    figure = plane_figure(axes, np.eye(3), ((0, 1), (0, 1)), ("x1", "x2"), rows, (0, 1))
    heat, line, points = figure.data
    assert (heat.zmin, heat.zmax) == (0, 1)
    assert line.contours.start == 0.5
    assert (points.x[0], points.y[0]) == (0.2, 0.4)
