"""The figures of a first look: what stands where, in which color and shape, and that names stay names."""

import json

import numpy as np
import pandas as pd
import pytest

from playground.data import load
from playground.data.sources import Dataset
from playground.figures.first_look import (
    correlation_figure,
    counts_figure,
    pairs_figure,
    pictures_figure,
    target_histogram_figure,
)
from playground.figures.first_look.names import in_hover, in_two_lines, on_axis
from playground.figures.first_look.pictures import MOST
from playground.figures.hidden_layer import SYMBOLS, color_of
from playground.labs.first_look import Histogram, class_counts, correlations, pairs, target_histogram

IRIS = load("iris")
HOSTILE = "<b onclick='x'>%{customdata[0]}</b> & a name that goes on and on"


def table(x, y, names=None, targets=("no", "yes"), task="classification"):
    x = np.asarray(x, float)
    return Dataset(x, np.asarray(y), names or tuple(f"f{i}" for i in range(x.shape[1])), targets, task)


def mixed():
    """A category, a number with gaps, and two classes, all with names that mean harm."""
    rng = np.random.default_rng(0)
    x = np.column_stack([rng.integers(0, 3, 80), rng.normal(size=80)]).astype(float)
    x[:10, 1] = np.nan
    x[70:, 0] = np.nan
    found = pairs(table(x, np.arange(80) % 2, (HOSTILE, "age"), (HOSTILE, "yes")))
    names = ((HOSTILE, "b", "c"), ())
    edges = np.array([-0.5, 0.5, 1.5, 2.5])
    counts = np.array([np.bincount(x[:70, 0][found.target[:70] == k].astype(int), minlength=3) for k in (0, 1)])
    return found._replace(categories=names, histograms=(Histogram(edges, counts), found.histograms[1]))


def panels(figure, role):
    return [trace for trace in figure.data if trace.meta["role"] == role]


def test_every_panel_holds_two_features_class_by_class():
    found = pairs(IRIS)
    figure = pairs_figure(found)
    points = panels(figure, "points")
    assert len(points) == 12 * 3
    for trace in points:
        mine = found.values[found.target == trace.meta["class"]]
        np.testing.assert_array_equal(trace.x, mine[:, trace.meta["across"]])
        np.testing.assert_array_equal(trace.y, mine[:, trace.meta["up"]])


def test_the_diagonal_counts_each_class_within_the_rows_own_limits():
    found = pairs(IRIS)
    figure = pairs_figure(found)
    bars = panels(figure, "bars")
    assert len(bars) == 4 * 3
    for trace in bars:
        place = trace.meta["across"]
        counts = found.histograms[place].counts
        own = counts[trace.meta["class"]]
        assert [rows for _, rows in trace.customdata] == own[own > 0].tolist()
        low, high = figure.layout[f"yaxis{place * 5 + 1}"].range
        np.testing.assert_allclose(trace.y, own[own > 0] / counts.max() * 0.92 * (high - low))
        assert trace.base == low


def test_classes_have_the_colors_and_shapes_of_the_player_and_one_entry_each():
    figure = pairs_figure(pairs(load("digits")))
    for trace in panels(figure, "points"):
        assert trace.marker.color == color_of(trace.meta["class"])
        assert trace.marker.symbol == SYMBOLS[trace.meta["class"]]
    named = [trace for trace in figure.data if trace.showlegend]
    assert sorted(trace.name for trace in named) == [str(digit) for digit in range(10)]
    assert {trace.meta["role"] for trace in named} == {"points"}
    assert {(trace.legendgroup, trace.meta["class"]) for trace in figure.data} == {(str(k), k) for k in range(10)}


def test_titles_and_ticks_stand_at_the_edge_alone_and_rows_and_columns_move_together():
    layout = pairs_figure(pairs(IRIS)).layout
    for row in range(4):
        for column in range(4):
            place = row * 4 + column + 1
            x, y = layout[f"xaxis{place}"], layout[f"yaxis{place}"]
            assert (x.title.text is not None) == x.showticklabels == (row == 3)
            assert (y.title.text is not None) == y.showticklabels == (column == 0)
            assert x.matches == (None if row == 0 else f"x{column + 1}" if column else "x")
            assert y.matches == (None if column == 0 else f"y{row * 4 + 1}" if row else "y")
    assert layout.xaxis13.title.text == "sepal length<br>(cm)"


def test_a_regression_is_colored_by_its_target():
    found = pairs(load("diabetes"), most_features=3)
    figure = pairs_figure(found)
    points = panels(figure, "points")
    assert len(points) == 6
    for trace in points:
        np.testing.assert_array_equal(trace.marker.color, found.target)
        assert trace.marker.coloraxis == "coloraxis"
    assert figure.layout.coloraxis.colorbar.title.text == "progression"
    assert figure.layout.coloraxis.colorscale is None  # the theme's
    assert not figure.layout.showlegend


def test_one_feature_with_classes_is_a_histogram_of_rows():
    found = pairs(table(IRIS.x[:, :1], IRIS.y, targets=IRIS.target_names))
    figure = pairs_figure(found)
    assert [trace.meta["role"] for trace in figure.data] == ["bars"] * 3
    for trace, own in zip(figure.data, found.histograms[0].counts, strict=True):
        assert trace.base == 0
        np.testing.assert_allclose(trace.y, own[own > 0])
    assert [trace.showlegend for trace in figure.data] == [True] * 3
    assert figure.layout.yaxis.title.text == "rows"


def test_one_feature_of_a_regression_stands_against_the_target():
    found = pairs(load("sine"))
    (points,) = pairs_figure(found).data
    np.testing.assert_array_equal(points.x, found.values[:, 0])
    np.testing.assert_array_equal(points.y, found.target)


def test_points_without_one_of_their_values_are_left_out():
    found = mixed()
    points = panels(pairs_figure(found), "points")
    is_there = np.isfinite(found.values).all(axis=1)
    for trace in points:
        assert len(trace.x) == (is_there & (found.target == trace.meta["class"])).sum()
        assert np.isfinite([trace.x, trace.y]).all()


def test_points_of_a_category_stand_around_it_and_say_its_name():
    found = mixed()
    figure = pairs_figure(found)
    is_there = np.isfinite(found.values).all(axis=1)
    for trace in panels(figure, "points"):
        codes = found.values[is_there & (found.target == trace.meta["class"]), 0]
        at = trace.x if trace.meta["across"] == 0 else trace.y
        assert (np.abs(at - codes) <= 0.25).all()
        assert len(np.unique(at)) == len(at)
        whole = [in_hover(name) for name in found.categories[0]]
        assert [said for (said,) in trace.customdata] == [whole[int(code)] for code in codes]
    assert figure.to_json() == pairs_figure(mixed()).to_json()
    assert list(figure.layout.xaxis3.tickvals) == [0, 1, 2]
    assert panels(figure, "bars")[0].customdata[0][0] == in_hover(HOSTILE)


def test_an_absent_class_and_a_constant_column():
    figure = pairs_figure(pairs(table([[0, 1], [1, 1], [2, 1]], [0, 2, 2], targets=("a", "b", "c"))))
    assert {trace.meta["class"] for trace in figure.data} == {0, 2}
    low, high = figure.layout.yaxis3.range
    assert low < 1 < high


def test_a_column_without_any_value_has_an_empty_row():
    figure = pairs_figure(pairs(table([[0, np.nan], [1, np.nan]], [0, 1])))
    assert [trace.meta["role"] for trace in figure.data] == ["bars", "bars"]
    assert all(trace.showlegend for trace in figure.data)


def test_a_big_data_set_has_a_small_figure():
    rng = np.random.default_rng(0)
    big = table(rng.normal(size=(50_000, 20)), rng.integers(0, 2, 50_000))
    assert sum(len(trace.x) for trace in panels(pairs_figure(pairs(big)), "points")) == 12 * 500


def test_counts_are_bars_with_the_first_class_on_top():
    figure = counts_figure(class_counts(IRIS))
    (bars,) = figure.data
    assert bars.x.tolist() == [50, 50, 50]
    assert list(bars.text) == ["50 (33%)"] * 3
    assert list(figure.layout.yaxis.ticktext) == ["setosa", "versicolor", "virginica"]
    assert figure.layout.yaxis.range == (2.5, -0.5)


def test_classes_of_one_name_and_without_rows_have_bars_of_their_own():
    found = class_counts(table([[0]] * 3, [0, 0, 1], targets=("1", "1", HOSTILE)))
    (bars,) = counts_figure(found).data
    assert bars.x.tolist() == [2, 1, 0]
    assert bars.y.tolist() == [0, 1, 2]


def test_the_targets_histogram_is_drawn_bin_by_bin():
    found = target_histogram(load("diabetes"))
    (bars,) = target_histogram_figure(found, "progression").data
    np.testing.assert_array_equal(bars.y, found.counts)
    np.testing.assert_allclose(bars.x - bars.width / 2, found.edges[:-1])
    np.testing.assert_array_equal(bars.customdata[:, 1], found.edges[1:])


def test_correlations_are_shades_from_minus_one_to_one_with_gaps_where_there_are_none():
    found = correlations(table(np.column_stack([IRIS.x[:, :2], np.ones(150)]), IRIS.y, targets=IRIS.target_names))
    (cells,) = correlation_figure(found).data
    np.testing.assert_allclose(cells.z, found, rtol=1e-6)
    assert (cells.zmin, cells.zmax) == (-1, 1)
    assert [list(row) for row in cells.text] == [["1", "−0.12", ""], ["−0.12", "1", ""], ["", "", ""]]
    assert cells.customdata[0][1] == "f0<br>f1"
    assert cells.texttemplate == "%{text}"


def test_numbers_of_many_features_are_left_to_hover():
    (cells,) = correlation_figure(correlations(load("breast_cancer"))).data
    assert cells.z.shape == (30, 30)
    assert cells.texttemplate is None


def test_pictures_stand_row_by_row_with_gaps():
    pictures = np.arange(1, 7 * 6 + 1, dtype=float).reshape(7, 2, 3)
    sheet, titles = pictures_figure(pictures, list("abcdefg"), columns=3).data
    z = np.array(sheet.z)
    assert np.isfinite(z).sum() == pictures.size
    for picture, x, y in zip(pictures, titles.x, titles.y, strict=True):
        left, top = int(x + 0.5), int(y + 0.5)
        np.testing.assert_array_equal(z[top : top + 2, left : left + 3], picture)
    assert (sheet.zmin, sheet.zmax) == (1, 42)
    assert list(titles.text) == list("abcdefg")


def test_pictures_that_hold_nothing_one_value_or_are_too_many():
    empty, flat = np.full((2, 4, 4), np.nan), np.zeros((1, 4, 4))
    for pictures in (empty, flat):
        sheet, _ = pictures_figure(pictures, ["a"] * len(pictures)).data
        assert (sheet.zmin, sheet.zmax) == (0, 1)
    many = pictures_figure(np.ones((MOST + 9, 28, 28)), map(str, range(MOST + 9)))
    assert len(many.data) == 2
    assert len(many.data[1].text) == MOST


def test_names_are_shortened_on_axes_and_whole_in_hover():
    assert on_axis("x" * 30, 9) == "xxxxxx…xx"
    assert on_axis("a<b") == "a&lt;b"
    assert in_two_lines("petal width (cm)") == "petal width<br>(cm)"
    assert in_two_lines(HOSTILE).count("<") == in_two_lines(HOSTILE).count("<br>") == 1
    assert in_hover(HOSTILE).startswith(
        "&lt;b onclick='x'&gt;&#37;{customdata[0]}&lt;/b&gt; &amp; a name that goes"
    )
    assert in_hover("x" * 99) == "x" * 99
    assert len(in_hover("x" * 10_000)) == 120


FIGURES = {
    "pairs": pairs_figure(mixed()),
    "regression": pairs_figure(pairs(table(np.eye(4), [1.0, 2, 3, 5], (HOSTILE,) * 4, (HOSTILE,), "regression"))),
    "counts": counts_figure(class_counts(table([[0]], [0], targets=(HOSTILE, "b")))),
    "target": target_histogram_figure(Histogram(np.arange(3.0), np.arange(2)), HOSTILE),
    "correlations": correlation_figure(pd.DataFrame(np.eye(2), index=[HOSTILE, "b"], columns=[HOSTILE, "b"])),
    "pictures": pictures_figure(np.ones((1, 2, 2)), [HOSTILE]),
}


@pytest.mark.parametrize("name", FIGURES)
def test_no_name_is_taken_for_markup_and_every_figure_can_be_sent(name):
    sent = FIGURES[name].to_json()
    json.loads(sent, parse_constant=pytest.fail)
    for mark in ("<b", "\\u003cb ", "</b>", "onclick='x'>", "%{customdata[0]}</b"):
        assert mark not in sent
    assert "\\u003cb onclick" not in sent


@pytest.mark.parametrize("name", ["counts", "target", "correlations"])
def test_colors_are_left_to_the_page(name):
    sent = json.loads(FIGURES[name].to_json())
    text = json.dumps([sent["data"], {**sent["layout"], "template": None}])
    for allowed in ("autocolorscale", "colorbar"):
        text = text.replace(allowed, "")
    assert "color" not in text
