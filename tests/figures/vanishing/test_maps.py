"""Histograms by layer, and the map of gradient ratios."""

import json

import numpy as np
import pytest

from playground.choices.bench import Bench
from playground.figures.vanishing import maps as figures
from playground.figures.vanishing.layers import CLEAR
from playground.labs.vanishing.start import at_start

BENCH = Bench(activations=("tanh", "relu"), initializers=("xavier_normal", "zeros"), depths=(3,))
STARTS = [at_start(lane) for lane in BENCH.lanes]
KINDS = [[getattr(start, kind) for start in STARTS] for kind in ("activations", "deltas", "gradients")]
RATIOS = np.array([[[1.0, 3.14e-7], [0.0, np.nan]]] * 4)
MAP = [("a", "b", "c", "d"), ("tanh", "ReLU"), (2, 50), RATIOS, RATIOS / 2, RATIOS * 2]


@pytest.mark.parametrize("figure", [figures.distribution_figure(BENCH.titles, *KINDS), figures.ratio_figure(*MAP)])
def test_every_figure_can_be_sent_and_leaves_text_to_the_theme(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
    assert "font" not in sent["layout"]
    assert sent["layout"]["plot_bgcolor"] == sent["layout"]["paper_bgcolor"] == CLEAR


def test_each_layer_is_shaded_relative_to_its_highest_bin():
    figure = figures.distribution_figure(BENCH.titles, *KINDS)
    assert len(figure.data) == 4 * 3
    for lane in range(4):
        for column, found in enumerate(KINDS):
            trace = figure.data[3 * lane + column]
            np.testing.assert_allclose(trace.customdata, found[lane].shares, rtol=1e-6)
            assert len(trace.x) == len(found[lane].edges) - 1
            assert set(np.round(trace.z.max(axis=1), 6)) <= {0.0, 1.0}
            assert trace.colorscale[1][1] == figures.LANE_COLORS[lane]


def test_gradients_of_all_networks_share_an_axis_and_activations_do_not():
    figure = figures.distribution_figure(BENCH.titles, *KINDS)
    axes = [figure.layout[trace.xaxis.replace("x", "xaxis")] for trace in figure.data]
    assert [axis.matches for axis in axes[3:6]] == [None, "x2", "x3"]
    assert [axis.matches for axis in axes[:3]] == [None] * 3
    for column in (1, 2):
        ticks = {axes[3 * lane + column].ticktext for lane in range(4)}  # axes that match have the same names
        assert len(ticks) == 1
        assert all(name == "1" or name.startswith("1e") for name in ticks.pop())


def test_ratios_are_colored_by_their_power_of_ten_and_written_out():
    figure = figures.ratio_figure(*MAP)
    assert len(figure.data) == 4
    trace = figure.data[0]
    assert trace.z[0][0] == 0
    assert trace.z[0][1] == pytest.approx(np.log10(3.14e-7))
    assert trace.z[1] == (None, None) or list(trace.z[1]) == [-figures.SHOWN_POWERS, None]
    assert [list(row) for row in trace.text] == [["1", "3e-7"], ["0", ""]]
    assert list(trace.customdata[0][0]) == ["0.5", "2"]
    assert [note.text for note in figure.layout.annotations] == ["a", "b", "c", "d"]
