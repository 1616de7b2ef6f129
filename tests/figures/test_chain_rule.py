"""The drawing of a graph: where nodes and edges stand, and what is written on them at each step."""

import itertools

import numpy as np
import pytest

from playground.figures.chain_rule.graph import drawing_of, graph_figure
from playground.figures.chain_rule.places import HALF_HEIGHT, HALF_WIDTH, place_nodes
from playground.scalars.expression import parse
from playground.scalars.graph import backward, forward, local_slopes

POINT = {"a": -4.0, "b": 2.0, "x": 2.0, "y": 3.0}
FORMULAS = [
    "x",
    "(x**2 + 1)**3",
    "x*x + x",
    "c = a + b; d = a*b + b**3; c += c + 1; c += 1 + c - a; d += d*2 + relu(b + a); (c - d)**2",
    "+".join(["a*b*x*y"] * 10),
    "-" * 39 + "x",
]


def all_steps(text):
    graph = parse(text)
    values = [node.value for node in graph]
    steps = []
    for step in forward(graph, POINT):
        values[step.place] = step.result
        steps.append(step)
    return graph, [*steps, *backward(graph, values)], local_slopes(graph, values)


def figure_of(text, n_steps=None):
    graph, steps, slopes = all_steps(text)
    return graph_figure(drawing_of(graph, steps[:n_steps], slopes))


def trace(figure, role):
    return next(trace for trace in figure.data if trace.meta and trace.meta["role"] == role)


@pytest.mark.parametrize("text", FORMULAS)
def test_nodes_stand_apart_and_edges_go_to_the_right(text):
    graph, steps, slopes = all_steps(text)
    drawing = drawing_of(graph, steps, slopes)
    x, y, routes = place_nodes(len(drawing.names), drawing.edges)
    for i, j in itertools.combinations(range(len(x)), 2):
        assert x[i] != x[j] or abs(y[i] - y[j]) > 2 * HALF_HEIGHT
    for (start, end), route in zip(drawing.edges, routes, strict=True):
        assert x[start] < x[end]
        assert (np.diff(route[:, 0]) > 0).all()
        assert route[0, 0] == x[start] + HALF_WIDTH
        assert route[-1, 0] == x[end] - HALF_WIDTH
        assert abs(route[0, 1] - y[start]) < HALF_HEIGHT
        assert abs(route[-1, 1] - y[end]) < HALF_HEIGHT


@pytest.mark.parametrize("text", FORMULAS)
def test_long_edges_pass_between_the_nodes(text):
    graph, steps, slopes = all_steps(text)
    drawing = drawing_of(graph, steps, slopes)
    x, y, routes = place_nodes(len(drawing.names), drawing.edges)
    for route in routes:
        for at, height in route[1:-1]:
            in_layer = np.abs(x - at) <= HALF_WIDTH + 1e-9
            assert (np.abs(y[in_layer] - height) > HALF_HEIGHT).all()


def test_no_two_slopes_stand_in_one_place():
    slopes = trace(figure_of(FORMULAS[3]), "slopes")
    places = list(zip(slopes.x, np.round(slopes.y, 3), strict=True))
    assert len(set(places)) == len(places)


def test_numbers_appear_step_by_step():
    """x, u, v and C get their values in this order, then C, v, u and x their gradients."""
    before, half, done = (trace(figure_of("(x**2 + 1)**3", n), "nodes").text for n in (0, 4, 8))
    assert list(before) == [
        f"<b>{label}</b><br> <br> " for label in ("x", "u = x ** 2", "v = u + 1", "C = v ** 3")
    ]
    assert [text.split("<br>")[1] for text in half] == ["2", "4", "5", "125"]
    assert [text.split("<br>")[2] for text in half] == [" "] * 4
    assert [text.split("<br>")[2] for text in done] == ["grad 300", "grad 75", "grad 75", "grad 1"]


def test_a_slope_appears_with_the_value_at_its_end():
    slopes = [[text.strip() for text in trace(figure_of("(x**2 + 1)**3", n), "slopes").text] for n in (0, 2, 4)]
    assert slopes == [["", "", ""], ["4", "", ""], ["4", "1", "75"]]


def test_the_step_is_marked():
    for n_steps, marked, n_lit in ((0, None, 0), (2, 1, 1), (5, 3, 0), (8, 0, 1)):
        figure = figure_of("(x**2 + 1)**3", n_steps)
        widths = [shape.line.width for shape in figure.layout.shapes]
        assert [i for i, width in enumerate(widths) if width == max(widths) > min(widths)] == (
            [] if marked is None else [marked]
        )
        lit = figure.data[1]
        assert np.isnan(lit.x).sum() == n_lit + 1


def test_the_width_grows_with_the_layers():
    narrow, wide = (figure_of(text).layout.meta for text in ("(x**2 + 1)**3", "-" * 39 + "x"))
    assert narrow["least_width"] < 600 < narrow["most_width"] < 1200
    assert wide["least_width"] >= 40 * 100


def test_text_takes_its_color_from_the_page():
    figure = figure_of("(x**2 + 1)**3")
    assert figure.layout.font.color is None
    assert figure.layout.paper_bgcolor is None
    assert [trace.textfont.color for trace in figure.data] == [None] * 4


def test_long_names_are_cut_in_the_node_and_whole_under_the_pointer():
    graph = parse("long_nameA * long_nameB + long_nameC")
    nodes = trace(graph_figure(drawing_of(graph, [], {})), "nodes")
    assert any("…" in text for text in nodes.text)
    assert any("long_nameA * long_nameB" in text for text in nodes.hovertext)
    assert not any("…" in text for text in nodes.hovertext)
