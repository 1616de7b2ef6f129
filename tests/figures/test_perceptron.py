"""The figures of a single unit: what is drawn where, and that the theme keeps its colors."""

import json

import numpy as np
import pytest

from playground.figures.perceptron.courses import corrections_figure, fit_figure, losses_figure
from playground.figures.perceptron.plane import answers_over, is_seen, plane_figure, square_around
from playground.figures.perceptron.strokes import number
from playground.figures.perceptron.unit import unit_diagram
from playground.figures.places import round_places
from playground.numbers import NARROW
from playground.scalars.perceptron.points import CORNERS, GATES

LIMITS = (-0.5, 1.5)
X = np.array([0.0, 1.0, 2.0])


def plane(**more):
    answers = answers_over(LIMITS, lambda grid: grid.sum(axis=1) > 0.5, resolution=21)
    return plane_figure(CORNERS, GATES["OR"], LIMITS, answers, **more)


def by_role(figure):
    return {trace.meta["role"]: trace for trace in figure.data}


@pytest.mark.parametrize(
    "figure",
    [
        plane(),
        plane(line=(2, 1, -2), before=(1, 1, -1), longest=3, row=0),
        unit_diagram(("x1", "x2"), (0, 1), (1.5, -2), 0.5, -1.5, 0, "step"),
        unit_diagram(["x"], [0.5], [0.0], 0.0, 0.0, 0.0, "linear"),
        corrections_figure([1, 3, 0], 2),
        corrections_figure(list(range(40))),
        fit_figure(X, 5 * X + 3, 4, 2, row=1, truth=(5, 3)),
        losses_figure(np.array([3.0, 2.0, 1.0]), 1, "loss"),
    ],
)
def test_every_figure_can_be_sent_and_leaves_text_and_background_to_the_theme(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
    layout = sent["layout"]
    assert layout["autosize"]
    assert "width" not in layout
    assert not {"font", "paper_bgcolor", "plot_bgcolor"} & set(layout)
    assert all("color" not in note.get("font", {}) for note in layout.get("annotations", []))
    assert all("role" in trace["meta"] for trace in sent["data"])


def test_points_stand_where_the_rows_do_in_their_class_colors():
    traces = by_role(plane())
    for label, color in enumerate(("#f59322", "#0877bd")):
        trace = traces[f"class {label}"]
        np.testing.assert_array_equal(np.column_stack([trace.x, trace.y]), CORNERS[np.array(GATES["OR"]) == label])
        assert trace.marker.color == color
    assert traces["class 0"].marker.symbol != traces["class 1"].marker.symbol
    assert set(traces) == {"answers", "class 0", "class 1"}


def test_answers_are_asked_all_over_the_square():
    answers = by_role(plane())["answers"]
    ticks = np.linspace(*LIMITS, 21)
    np.testing.assert_array_equal(answers.x, ticks)
    np.testing.assert_array_equal(answers.z, np.add.outer(ticks, ticks) > 0.5)


def test_the_line_is_where_the_sum_is_0_and_the_arrow_stands_on_it():
    figure = plane(line=(2, 1, -2), before=(1, 1, -1), longest=10, row=3)
    traces = by_role(figure)
    for role, weights in (("line", (2, 1, -2)), ("before", (1, 1, -1))):
        sums = weights[0] * np.array(traces[role].x) + weights[1] * np.array(traces[role].y) + weights[2]
        np.testing.assert_allclose(sums, 0, atol=1e-12)
    assert traces["before"].line.dash == "dash"
    assert traces["line"].line.dash is None
    assert (traces["row"].x[0], traces["row"].y[0]) == (1, 1)
    arrow = next(note for note in figure.layout.annotations if note.name == "weights")
    np.testing.assert_allclose([arrow.x - arrow.ax, arrow.y - arrow.ay], [0.1, 0.05])  # w / 10 of 2 / 4
    assert 2 * arrow.ax + arrow.ay - 2 == pytest.approx(0)


def test_weights_of_0_draw_no_line():
    assert "line" not in by_role(plane(line=(0, 0, 1), before=(0, 0, 0), longest=1))


def test_the_diagram_shows_every_number():
    figure = unit_diagram(("x1", "x2"), (0.25, 1), (1.5, -2), 0.5, -1.125, 0, "sigmoid")
    texts = " ".join(note.text for note in figure.layout.annotations)
    for text in ("w1 = 1.5", "w2 = −2", "b = 0.5", "<b>0.25</b>", "z = −1.125", "sigmoid", "<b>0</b>", "Σ"):
        assert text in texts
    weighted = [trace for trace in figure.data if trace.meta["role"] == "edge"][:3]
    assert [trace.line.width for trace in weighted] == [4, 5, 2]
    assert [trace.line.color for trace in weighted] == ["#0877bd", "#f59322", "#0877bd"]


def test_a_tiny_output_fits_into_its_circle():
    figure = unit_diagram(["x"], [0.5], [2.0], -13.0, -12.0, 6.14417e-6, "sigmoid")
    assert "<b>6.14e-6</b>" in [note.text for note in figure.layout.annotations]


def test_corrections_and_losses_are_drawn_as_they_are():
    bars = corrections_figure([1, 3, 0], 2).data[0]
    assert list(bars.y) == [1, 3, 0]
    assert list(bars.x) == [1, 2, 3]
    assert bars.marker.color[1] != bars.marker.color[0] == bars.marker.color[2]
    traces = by_role(losses_figure(np.array([3.0, 2.0, 1.0]), 1, "loss"))
    assert list(traces["loss"].y) == [3, 2, 1]
    assert (traces["shown"].x[0], traces["shown"].y[0]) == (1, 2)


def test_the_fit_and_its_error():
    traces = by_role(fit_figure(X, 5 * X + 3, 4, 2, row=1, truth=(5, 3)))
    assert list(traces["line"].y) == [2, 10]
    assert list(traces["truth"].y) == [3, 13]
    assert traces["truth"].name == "5x + 3"
    assert list(traces["error"].y) == [8, 6]


@pytest.mark.parametrize(
    ("value", "text"),
    [(-0.0, "0"), (-2, "−2"), (1 / 3, "0.3333"), (0.1 - 0.4 + 0.3, "0"), (12345.6, "1.235 · 10⁴")],
)
def test_numbers_are_short(value, text):
    assert number(value).replace(NARROW, " ") == text


def test_the_square_holds_all_points_even_one():
    assert square_around(np.array([[2.0, 2.0]])) == (1, 3)
    low, high = square_around(CORNERS)
    assert low < 0 < 1 < high


def test_places_to_click_are_round_and_keep_off_the_points():
    places = round_places((-1.1, 6.1), [[1.0, 2.0], [1.56, 2.5]])
    np.testing.assert_allclose(places * 5, np.round(places * 5), atol=1e-6)
    assert -1.1 <= places.min() <= places.max() <= 6.1
    assert len(places) == 36 * 36 - 1 - 2
    assert [1.0, 2.0] not in places.tolist()
    assert len(round_places((-500, 900), [])) > 20 * 20


def test_a_plane_to_click_has_unseen_places_and_a_plain_one_has_none():
    places = round_places((-1, 2), CORNERS)
    figure = plane(places=places)
    unseen = by_role(figure)["places"]
    np.testing.assert_array_equal(np.column_stack([unseen.x, unseen.y]), places)
    assert unseen.marker.opacity == unseen.selected.marker.opacity == unseen.unselected.marker.opacity == 0
    assert figure.layout.clickmode == "event+select"
    assert "places" not in by_role(plane())


@pytest.mark.parametrize(("line", "seen"), [((1, 1, -1), True), ((1, 1, 5), False), ((0, 0, 1), False)])
def test_a_line_outside_the_picture_has_no_arrow_in_it(line, seen):
    assert is_seen(line, LIMITS) == seen
    assert len(plane(line=line, longest=2).layout.annotations) == 2 * seen
