"""The charts of the lessons: which lines they hold, and that they leave colors to the page."""

import json

import numpy as np
import pytest

from playground.engine import ACTIVATIONS
from playground.figures.activations import DASHES, bars_figure, lines_figure

Z = np.linspace(-6, 6, 401)


def lines(**more):
    series = {entry.title: entry.f(Z) for entry in ACTIVATIONS.values()}
    return lines_figure(Z, series, "z", "f(z)", **more)


@pytest.mark.parametrize("part", ["f", "slope"])
@pytest.mark.parametrize("name", ACTIVATIONS)
def test_a_line_is_the_function_of_the_registry(name, part):
    function = getattr(ACTIVATIONS[name], part)
    mark = {name: (1.234, float(function(np.array([1.234]))[0]))}
    for marks in (None, mark):
        (trace,) = lines_figure(Z, {name: function(Z)}, "z", "f(z)", marks).data
        np.testing.assert_array_equal(trace.y, function(np.array(trace.x)))


def test_a_mark_is_one_point_on_its_own_line():
    figure = lines_figure(Z, {"a": Z, "b": -Z}, "z", "y", {"b": (0.01, -0.01)})
    plain, marked = figure.data
    assert (plain.mode, marked.mode) == ("lines", "lines+markers")
    (place,) = np.flatnonzero(marked.marker.size)
    assert (marked.x[place], marked.y[place]) == (0.01, -0.01)
    assert (np.diff(marked.x) > 0).all()


@pytest.mark.parametrize(("at", "place"), [(-6, 0), (6, 400), (7, 401)])
def test_a_mark_may_stand_at_an_end(at, place):
    (trace,) = lines_figure(Z, {"a": Z}, "z", "y", {"a": (at, at)}).data
    assert trace.marker.size[place] > 0
    assert trace.x[place] == at


def test_lines_differ_without_their_color():
    assert [trace.line.dash for trace in lines().data][: len(DASHES)] == list(DASHES)


def test_a_range_is_kept():
    assert lines(y_range=(0, 0.35)).layout.yaxis.range == (0, 0.35)


def test_bars_say_their_numbers():
    figure = bars_figure(["class 1", "class 2"], {"T = 1": [0.25, 0.75]}, "probability")
    (bars,) = figure.data
    assert list(bars.y) == [0.25, 0.75]
    assert list(bars.text) == ["0.250", "0.750"]
    assert not figure.layout.showlegend


@pytest.mark.parametrize("figure", [lines(), bars_figure(["a"], {"T = 1": [1.0], "T = 2": [1.0]}, "p")])
def test_every_figure_can_be_sent_and_leaves_colors_to_the_page(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
    assert "color" not in json.dumps([sent["data"], {**sent["layout"], "template": None}])
