"""The papers' figures: every line is there, in the color of its layer or start."""

import json

import numpy as np
import pytest

from playground.figures.vanishing import literature as figures
from playground.labs.vanishing.start import even_histograms

RNG = np.random.default_rng(0)
THREE = tuple(even_histograms([RNG.standard_normal(99) * size for size in (1, 0.3)]) for _ in range(3))
LOSSES = RNG.random((3, 2, 4, 11))
VALUES = RNG.random((7, 3))


def drawn():
    return [
        figures.start_figure(("old", "new"), (THREE, THREE)),
        figures.course_figure(VALUES, VALUES / 9, "mean"),
        figures.convergence_figure((14, 22, 30), ("Xavier", "He"), LOSSES),
    ]


@pytest.mark.parametrize("figure", drawn())
def test_every_figure_can_be_sent_and_leaves_text_to_the_theme(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)
    assert "font" not in sent["layout"]
    assert sent["layout"]["plot_bgcolor"] == sent["layout"]["paper_bgcolor"] == "rgba(0,0,0,0)"


def test_outlines_are_densities_by_layer():
    figure = drawn()[0]
    assert len(figure.data) == 2 * 3 * 2
    for trace in figure.data:
        assert np.sum(trace.y) * (trace.x[1] - trace.x[0]) == pytest.approx(1)
    assert [trace.line.color for trace in figure.data[:2]] == [figures.layer_color(i, 2) for i in range(2)]
    assert sum(bool(trace.showlegend) for trace in figure.data) == 2


def test_a_course_has_a_line_and_a_band_a_layer():
    figure = drawn()[1]
    lines = [trace for trace in figure.data if trace.meta["role"] == "value"]
    bands = [trace for trace in figure.data if trace.meta["role"] == "spread"]
    np.testing.assert_allclose(np.array([trace.y for trace in lines]).T, VALUES)
    assert len(bands) == 3
    np.testing.assert_allclose(bands[0].y[:7], VALUES[:, 0] * (1 + 1 / 9))
    assert len(figures.course_figure(VALUES, None, "mean").data) == 3


def test_convergence_has_a_line_a_seed():
    figure = drawn()[2]
    assert len(figure.data) == LOSSES[..., 0].size
    np.testing.assert_allclose(figure.data[-1].y, LOSSES[-1, -1, -1])
    assert [note.text for note in figure.layout.annotations] == ["14 layers", "22 layers", "30 layers"]
    assert {trace.line.dash for trace in figure.data} == set(figures.DASHES)


def test_layer_colors_run_from_violet_to_yellow():
    assert figures.layer_color(0, 5) == "rgb(124,92,230)"
    assert figures.layer_color(4, 5) == "rgb(226,168,30)"
    assert figures.layer_color(0, 1) == "rgb(124,92,230)"
    assert len({figures.layer_color(i, 9) for i in range(9)}) == 9
