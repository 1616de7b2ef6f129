"""Small histograms of units and of weights: what stands in which panel."""

import json

import numpy as np
import pytest

from playground.figures.units import ACROSS, DOWN, MOST_UNITS, round_values, units_figure, weights_figure
from playground.labs.units import unit_histograms, weight_histograms

RNG = np.random.default_rng(0)
TANH = np.tanh(RNG.normal(size=(200, 16)))
RELU = np.maximum(RNG.normal(size=(200, 16)), 0) * (np.arange(16) != 5)


def trace(figure, role):
    return next(trace for trace in figure.data if trace.meta["role"] == role)


def test_every_bin_that_holds_rows_is_a_bar_of_its_unit():
    histograms = unit_histograms(TANH)
    bars = trace(units_figure(histograms), "units")
    units, low, high, rows = bars.customdata.T
    places = (units.astype(int) - 1, np.searchsorted(histograms.edges, low))
    np.testing.assert_array_equal(histograms.counts[places], rows)
    assert rows.sum() == TANH.size
    np.testing.assert_allclose(high - low, np.diff(histograms.edges)[0])
    np.testing.assert_allclose(bars.y, rows / histograms.counts.max(axis=1)[places[0]])


@pytest.mark.parametrize(("columns", "rows"), [(8, 2), (4, 4), (16, 1), (99, 1), (1, 16)])
def test_sixteen_units_stand_row_by_row(columns, rows):
    figure = units_figure(unit_histograms(TANH), columns)
    titles = trace(figure, "titles")
    assert list(titles.text) == [f"unit {number}" for number in range(1, 17)]
    assert len(np.unique(titles.y)) == rows
    assert len(np.unique(titles.x)) == 16 // rows
    bars = trace(figure, "units")
    unit = bars.customdata[:, 0].astype(int) - 1
    inside = bars.x - titles.x[unit]
    assert ((inside > 0) & (inside < 1)).all()
    np.testing.assert_allclose(np.array(bars.base, float), titles.y[unit] - 1)
    assert titles.x.max() == pytest.approx((16 // rows - 1) * (1 + ACROSS))
    assert titles.y.min() == pytest.approx(1 - (rows - 1) * (1 + DOWN))


def test_dead_units_are_hatched_and_said():
    figure = units_figure(unit_histograms(RELU, is_one_sided=True))
    dead = trace(figure, "dead")
    assert dead.customdata[:, 0].tolist() == [6]
    assert dead.marker.pattern.shape == "/"
    assert trace(figure, "titles").text[5] == "unit 6, dead"
    assert 6 not in trace(figure, "units").customdata[:, 0]


def test_all_dead_none_dead_and_one_unit():
    roles = [t.meta["role"] for t in units_figure(unit_histograms(np.zeros((9, 3)), is_one_sided=True)).data]
    assert roles == ["dead", "titles"]
    assert [t.meta["role"] for t in units_figure(unit_histograms(TANH[:, :1])).data] == ["units", "titles"]


def test_at_most_so_many_units_are_shown():
    figure = units_figure(unit_histograms(RNG.normal(size=(30, MOST_UNITS + 36))))
    assert len(trace(figure, "titles").text) == MOST_UNITS
    assert trace(figure, "units").customdata[:, 0].max() == MOST_UNITS


def test_ticks_stand_where_their_numbers_are():
    histograms = unit_histograms(3 * RELU)
    axis = units_figure(histograms, 4).layout.xaxis
    values = [float(text) for text in axis.ticktext]
    low, high = histograms.edges[[0, -1]]
    panels = np.repeat(np.arange(4) * (1 + ACROSS), len(values) // 4)
    np.testing.assert_allclose(axis.tickvals, panels + (np.array(values) - low) / (high - low))


@pytest.mark.parametrize(
    ("ends", "values"),
    [
        ((-1, 1), [-1, 0, 1]),
        ((-0.99, 0.99), [-0.5, 0, 0.5]),
        ((0, 3.5), [0, 2]),
        ((0.3, 0.7), [0.4, 0.6]),
        ((0, 1e-9), [0, 1e-9]),
        ((-700, 2100), [0, 2000]),
    ],
)
def test_round_values(ends, values):
    np.testing.assert_allclose(round_values(*ends), values, atol=1e-15)


def test_there_are_always_two_round_values_and_few():
    for low in np.linspace(-3, 3, 61):
        for width in np.geomspace(1e-3, 1e3, 61):
            values = round_values(low, low + width)
            assert 2 <= len(values) <= 5
            assert low - 1e-9 * width <= values[0] < values[-1] <= low + width + 1e-9 * width


def test_weights_have_a_panel_a_layer():
    weights = [RNG.normal(size=(4, 8)), RNG.normal(size=(8, 3))]
    histograms = weight_histograms(weights)
    name = "<b>%{x}</b>"
    figure = weights_figure(histograms, ["layer 1", name])
    for bars, edges, counts in zip(figure.data, *histograms, strict=True):
        np.testing.assert_array_equal(bars.y, counts)
        np.testing.assert_allclose(bars.x, (edges[1:] + edges[:-1]) / 2)
    assert len({bars.xaxis for bars in figure.data}) == 2
    assert figure.layout.annotations[1].text == "&lt;b&gt;&#37;{x}&lt;/b&gt;"
    assert name not in figure.data[1].hovertemplate


@pytest.mark.parametrize(
    "figure",
    [
        units_figure(unit_histograms(RELU, is_one_sided=True)),
        weights_figure(weight_histograms([np.eye(3)] * 5), list("abcde")),
    ],
)
def test_every_figure_can_be_sent_and_leaves_colors_to_the_page(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)
    assert "color" not in json.dumps([sent["data"], {**sent["layout"], "template": None}])
