"""The laboratory's figures: what is drawn is what was handed in, and nothing that cannot be sent."""

import json
import re
from pathlib import Path

import numpy as np
import pytest

from playground.choices.bench import Bench
from playground.data import prepare
from playground.figures.vanishing import layers as figures
from playground.labs.vanishing.start import at_start
from playground.labs.vanishing.theory import theory

PALETTE = Path(__file__).parents[3] / "playground/ui/player/static/drawing/palette.js"
BENCH = Bench(activations=("tanh", "relu", "sigmoid"), initializers=("xavier_normal", "zeros"), depths=(4,))
STARTS = [at_start(lane) for lane in BENCH.lanes]
THEORIES = [theory(lane, prepare(lane).train.x) for lane in BENCH.lanes]


def column(name, source=STARTS):
    return [getattr(start, name) for start in source]


def traces(figure, role):
    return [trace for trace in figure.data if trace.meta["role"] == role]


def drawn():
    yield figures.spread_figure(BENCH.titles, column("spread"), column("spread", THEORIES))
    yield figures.spread_figure(BENCH.titles, column("rms"), log=False)
    yield figures.gradient_figure(
        BENCH.titles,
        column("delta_norms"),
        column("grad_norms"),
        column("deltas", THEORIES),
        [None] * 6,
    )
    yield figures.stuck_figure(BENCH.titles, column("dead"), column("saturated"))


@pytest.mark.parametrize("figure", list(drawn()))
def test_every_figure_can_be_sent_and_leaves_text_to_the_theme(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
    assert "font" not in sent["layout"]
    assert sent["layout"]["plot_bgcolor"] == sent["layout"]["paper_bgcolor"] == figures.CLEAR


def test_measured_lines_are_solid_and_theirs_dashed_in_the_same_color():
    figure = next(drawn())
    measured, expected = traces(figure, "measured"), traces(figure, "theory")
    assert [trace.name for trace in measured] == list(BENCH.titles)
    for lane, (ours, theirs) in enumerate(zip(measured, expected, strict=True)):
        assert ours.line.color == theirs.line.color == figures.LANE_COLORS[lane]
        assert (ours.line.dash, theirs.line.dash) == ("solid", "dash")
        assert not theirs.showlegend
    np.testing.assert_allclose(measured[0].y, STARTS[0].spread)
    assert list(measured[1].y) == [None] * 5  # zero weights have no place on a log scale


def test_gradients_stand_side_by_side_on_one_scale():
    figure = figures.gradient_figure(BENCH.titles, column("delta_norms"), column("grad_norms"))
    left = [trace for trace in figure.data if trace.xaxis == "x"]
    right = [trace for trace in figure.data if trace.xaxis == "x2"]
    np.testing.assert_allclose(left[0].y, STARTS[0].delta_norms)
    np.testing.assert_allclose(right[0].y, STARTS[0].grad_norms)
    assert figure.layout.yaxis.type == figure.layout.yaxis2.type == "log"
    assert figure.layout.yaxis2.matches == "y"
    assert sum(trace.showlegend is not False for trace in figure.data) == 6


def test_only_what_can_be_stuck_is_drawn():
    figure = figures.stuck_figure(("a", "b"), [[np.nan] * 3, [0, 0.5, np.nan]], [[0.2, 0, np.nan], [np.nan] * 3])
    assert [trace.name for trace in figure.data] == ["a: saturated", "b: dead"]
    assert list(figure.data[1].y) == [0, 0.5, None]


@pytest.mark.parametrize("n_layers", [2, 3, 11, 12, 21, 30, 51])
def test_layers_are_named_without_crowding(n_layers):
    figure = figures.gradient_figure(("a",), [np.ones(n_layers)], [np.ones(n_layers)])
    places, names = figure.layout.xaxis.tickvals, figure.layout.xaxis.ticktext
    assert len(places) == len(names) <= 12
    assert (places[0], names[0]) == (1, "1")
    assert (places[-1], names[-1]) == (n_layers, "out")
    assert list(places) == sorted(set(places))
    assert set(range(1, n_layers + 1)) == set(places) or n_layers > 11
    assert figures.spread_figure(("a",), [np.ones(n_layers)]).layout.xaxis.ticktext[-1] == str(n_layers)


def test_lanes_have_the_players_colors():
    found = re.search(r"const LANES = \[(.*?)\]", PALETTE.read_text(), re.DOTALL).group(1)
    assert list(figures.LANE_COLORS) == re.findall(r"#[0-9a-f]{6}", found)
