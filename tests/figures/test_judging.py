"""The figures of judging: they hold the numbers handed in, take markup for text, and can be sent."""

import json
import re
import tomllib
from pathlib import Path

import numpy as np
import pytest
from streamlit.elements.lib.streamlit_plotly_theme import GRAY_90

from playground.figures.activations import DASHES
from playground.figures.enlarged import enlarged
from playground.figures.judging.confusion import INK, confusion_figure
from playground.figures.judging.curves import (
    calibration_figure,
    precision_recall_figure,
    roc_figure,
    thresholds_figure,
)
from playground.figures.judging.layout import MOST_POINTS, evenly
from playground.figures.judging.values import predicted_figure, residual_histogram, residuals_figure
from playground.figures.text import plain, shortened
from playground.labs.judging.classes import judge_classes
from playground.labs.judging.curves import at_thresholds, calibration, precision_recall, roc

ROOT = Path(__file__).parents[2]
HOSTILE = "<b>a</b> & <a href='javascript:x'>%{x}</a>"
ESCAPED = "&lt;b&gt;a&lt;/b&gt; &amp; &lt;a href='javascript:x'&gt;&#37;{x}&lt;/a&gt;"
INKS = {"light": "#262730", "dark": "#fafafa"}  # what the page writes for INK: its test in Chromium looks
MATRIX = np.array([[3, 1], [0, 4]])


def two(p):
    return np.column_stack([1 - np.array(p), p])


def random(n_classes, rows=300, seed=0):
    rng = np.random.default_rng(seed)
    return rng.integers(0, n_classes, rows), rng.dirichlet(np.ones(n_classes), rows)


PARTS = {"training": random(2), "test": random(2, 100, 1)}
VALUES = {"training": (np.arange(5.0), np.arange(5.0) + 1), "test": (np.array([2.0]), np.array([1.5]))}


def by_part(judge, parts=PARTS):
    return {part: judge(*answers) for part, answers in parts.items()}


def traces(figure, role):
    return [trace for trace in figure.data if trace.meta["role"] == role]


def guides(figure):
    return {shape.name: (shape.x0, shape.y0, shape.x1, shape.y1) for shape in figure.layout.shapes}


def drawn(names=("no", "yes")):
    yield confusion_figure(MATRIX, names)
    yield confusion_figure(np.array([[3, 1], [0, 0]]), names, shares=True)
    yield roc_figure(by_part(roc), names, {"test": (0.5, 0.5)})
    yield roc_figure({"test": roc(*random(3))}, [*names, "perhaps"])
    yield precision_recall_figure(by_part(precision_recall), names)
    yield calibration_figure(by_part(calibration))
    found = at_thresholds(np.array([0, 1]), np.array([0.2, 0.7]))
    yield thresholds_figure(found.thresholds, {"precision": found.precision, "recall": found.recall}, 0.5)
    yield predicted_figure(VALUES)
    yield residuals_figure(VALUES)
    yield residual_histogram({part: y - predicted for part, (y, predicted) in VALUES.items()})


@pytest.mark.parametrize("figure", list(drawn()))
def test_every_figure_can_be_sent_and_leaves_colors_to_the_page(figure):
    sent = json.loads(figure.to_json(), parse_constant=pytest.fail)  # NaN is no JSON
    shapes = sent["layout"].pop("shapes", [])
    assert all(shape["line"]["color"].startswith("rgba(128,") for shape in shapes)
    scales = [trace.pop("colorscale") for trace in sent["data"] if "colorscale" in trace]
    assert all(color.startswith("rgba(") for scale in scales for _, color in scale)  # the page is seen through it
    assert {note["font"].pop("color") for note in sent["layout"].get("annotations", [])} <= {INK}
    assert "color" not in json.dumps([sent["data"], {**sent["layout"], "template": None}])
    assert all(figure.layout[f"{axis}axis"].title.text for axis in "xy")
    assert enlarged(figure, 1.35).layout.height > figure.layout.height


@pytest.mark.parametrize("figure", list(drawn([HOSTILE, HOSTILE + "2"])))
def test_names_are_text_and_no_markup(figure):
    sent = str([figure.layout.to_plotly_json() | {"template": None}, *(t.to_plotly_json() for t in figure.data)])
    for tag in ("<b>", "</b>", "<a ", "</a>", "%{x}<", "%{x}&"):
        assert tag not in sent


def test_names_of_parts_and_series_are_text_too():
    parts = {HOSTILE: VALUES["training"]}
    figures = [predicted_figure(parts), residuals_figure(parts), residual_histogram({HOSTILE: [1.0]})]
    figures.append(thresholds_figure([0, 1], {HOSTILE: [0, 1]}, 0.5))
    figures.append(calibration_figure({HOSTILE: calibration(*PARTS["test"])}))
    figures.append(roc_figure({HOSTILE: roc(*PARTS["test"]), "": roc(*PARTS["test"])}, ["a", "b"]))
    assert all(figure.data[0].name.startswith(ESCAPED) for figure in figures)


def test_plain_text_is_written_so_that_plotly_reads_it_as_it_was():
    assert plain(HOSTILE) == ESCAPED
    assert plain("&lt;") == "&amp;lt;"
    assert plain(7) == "7"


def test_long_names_keep_their_ends():
    assert shortened("class number 12", 15) == "class number 12"
    assert shortened("class number 12", 8) == "class…12"
    assert len({shortened(f"a very long name {n}", 8) for n in range(100)}) == 100


def test_cells_hold_counts_and_answer_with_their_classes():
    figure = confusion_figure(MATRIX, ["no", "yes"])
    cells, places = figure.data
    np.testing.assert_array_equal(cells.z, MATRIX)
    assert cells.text == (["3", "1"], ["0", "4"])
    assert isinstance(places.customdata[0], list)  # of an array, a click would tell {"0": 0, "1": 1}
    for x, y, (true, given), told in zip(places.x, places.y, places.customdata, places.hovertext, strict=True):
        assert (x, y) == (given, true)
        assert f"{MATRIX[true, given]} row" in told
    assert places.hovertext[1] == "true: no<br>given: yes<br>1 row, 25% of the true class"
    assert figure.layout.yaxis.range == (1.5, -0.5)  # class 0 on top
    assert figure.layout.xaxis.ticktext == figure.layout.yaxis.ticktext == ("no", "yes")


def test_every_number_is_written_over_its_cell():
    figure = confusion_figure([[3, 1], [0, 0]], ["no", "yes"], shares=True)
    written = {(note.y, note.x): note.text for note in figure.layout.annotations}
    assert written == {(0, 0): "75%", (0, 1): "25%"}
    assert not any(note.showarrow for note in figure.layout.annotations)
    assert figure.data[0].texttemplate is None  # not twice


def luminance(rgb):
    """Relative luminance of a color (3,) from 0 to 255, by WCAG 2.2."""
    v = np.asarray(rgb) / 255
    return np.where(v <= 0.04045, v / 12.92, ((v + 0.055) / 1.055) ** 2.4) @ (0.2126, 0.7152, 0.0722)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_number_on_any_shade_has_the_contrast_that_text_needs(scheme):
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"][scheme]
    page, text = (np.array(of_hex(color)) for color in (theme["backgroundColor"], INKS[scheme]))
    cells = confusion_figure(MATRIX, ["no", "yes"]).data[0]
    (_, low), (_, high) = cells.colorscale
    for share in np.linspace(0, 1, 101):
        *color, opacity = (1 - share) * channels(low) + share * channels(high)
        shade = opacity * np.array(color) + (1 - opacity) * page
        bright, dark = sorted((luminance(shade), luminance(text)), reverse=True)
        assert (bright + 0.05) / (dark + 0.05) >= 4.5, f"{share:.2f}"


def test_the_ink_is_one_that_streamlit_puts_its_own_in_place_of():
    assert INK == GRAY_90


def channels(rgba):
    return np.array([float(number) for number in re.findall(r"[\d.]+", rgba)])


def of_hex(color):
    return [int(color[at : at + 2], 16) for at in (1, 3, 5)]


def test_shares_are_of_the_true_class_and_of_no_rows_there_are_none():
    cells, places = confusion_figure([[3, 1], [0, 0]], ["no", "yes"], shares=True).data
    np.testing.assert_array_equal(cells.z, [[0.75, 0.25], [np.nan, np.nan]])
    assert cells.text == (["75%", "25%"], ["", ""])
    assert places.hovertext[2] == "true: yes<br>given: no<br>0 rows"


def test_a_share_that_is_not_quite_none_or_all_is_not_called_so():
    cells = confusion_figure([[996, 4], [0, 7]], ["no", "yes"], shares=True).data[0]
    assert cells.text == (["&gt;99%", "&lt;1%"], ["0%", "100%"])


def test_ten_classes_are_short_along_the_axes_and_whole_in_hover():
    names = [f"a rather long class name {number}" for number in range(10)]
    matrix = np.diag(np.full(10, 12345))
    figure = confusion_figure(matrix, names)
    cells, places = figure.data
    assert cells.text[0][0] == "12k"
    assert "12,345 rows" in places.hovertext[0]
    assert len(set(figure.layout.xaxis.ticktext)) == 10
    assert max(map(len, figure.layout.xaxis.ticktext)) <= 8
    assert names[9] in places.hovertext[-1]
    room = 390 - figure.layout.margin.l - figure.layout.margin.r
    assert room / 10 >= 26  # pixels of a cell: four figures of 11 pixels


@pytest.mark.parametrize("n_classes", [1, 2, 5, 10, 26])
def test_a_matrix_of_any_size(n_classes):
    figure = confusion_figure(np.zeros((n_classes, n_classes), dtype=int), [str(n) for n in range(n_classes)])
    assert len(figure.data[1].x) == n_classes**2
    assert figure.layout.height < 700


def test_a_roc_curve_is_that_of_the_laboratory():
    (found,) = roc([0, 1, 1, 0], two([0.9, 0.9, 0.8, 0.2]))
    figure = roc_figure({"test": [found]}, ["no", "yes"])
    (line,) = figure.data
    np.testing.assert_array_equal(line.x, found.false_positive)
    np.testing.assert_array_equal(line.y, found.true_positive)
    assert line.name == "area 0.625"
    assert line.text == ("no row given the class", "threshold 0.900", "threshold 0.800", "threshold 0.200")
    assert line.meta == {"role": "curve", "part": "test", "class": 1}
    assert guides(figure) == {"guessing": (0, 0, 1, 1)}


def test_parts_and_classes_are_named_and_differ_without_their_color():
    both = roc_figure(by_part(roc), ["no", "yes"]).data
    assert [trace.name.split(":")[0] for trace in both] == ["training", "test"]
    assert [trace.line.dash for trace in both] == list(DASHES[:2])
    many = roc_figure({"test": roc(*random(3))}, ["a", "b", "c"]).data
    assert [trace.name.split(":")[0] for trace in many] == ["a", "b", "c"]
    assert [trace.meta["class"] for trace in many] == [0, 1, 2]


def test_a_class_without_a_curve_is_left_out():
    p = [[0.7, 0.2, 0.1], [0.2, 0.7, 0.1]]
    for figure in (
        roc_figure({"test": roc([0, 1], p)}, ["a", "b", "c"]),
        precision_recall_figure({"test": precision_recall([0, 1], p)}, ["a", "b", "c"]),
    ):
        assert [trace.meta["class"] for trace in figure.data] == [0, 1]
    assert roc_figure({"test": roc([1], two([0.5]))}, ["no", "yes"]).data == ()


@pytest.mark.parametrize(("value", "told"), [(1.0, "1.000"), (0.99996, "over 0.999"), (0.9994, "0.999")])
def test_an_area_that_is_not_quite_1_is_not_called_1(value, told):
    (found,) = roc([0, 1], two([0.1, 0.2]))
    (line,) = roc_figure({"test": [found._replace(area=value)]}, ["no", "yes"]).data
    assert line.name == f"area {told}"


def test_the_chosen_threshold_is_a_point_on_the_curve():
    y, p = PARTS["test"]
    given = p[:, 1] >= 0.37
    chosen = (given[y == 0].mean(), given[y == 1].mean())
    training, test = roc_figure(by_part(roc), ["no", "yes"], {"test": chosen}).data
    assert (training.mode, test.mode) == ("lines", "lines+markers")
    (place,) = np.flatnonzero(test.marker.size)
    assert (test.x[place], test.y[place]) == chosen
    assert (np.diff(test.x) >= 0).all()
    assert (np.diff(test.y) >= 0).all()
    assert test.text[place] == "threshold chosen"
    assert len(test.text) == len(test.x)


@pytest.mark.parametrize("end", [(0, 0), (1, 1)])
def test_the_chosen_threshold_may_stand_at_an_end(end):
    (line,) = roc_figure({"test": roc(*PARTS["test"])}, ["no", "yes"], {"test": end}).data
    (place,) = np.flatnonzero(line.marker.size)
    assert (line.x[place], line.y[place]) == end


def test_precision_over_recall_above_the_line_of_guessing():
    (found,) = precision_recall([0, 1, 1, 0], two([0.9, 0.9, 0.8, 0.2]))
    figure = precision_recall_figure({"test": [found]}, ["no", "yes"])
    (line,) = figure.data
    np.testing.assert_array_equal(line.x, found.recall)
    np.testing.assert_array_equal(line.y, found.precision)
    assert line.name == "average 0.583"
    assert len(line.text) == len(line.x)
    assert guides(figure) == {"guessing": (0, 0.5, 1, 0.5)}
    assert not guides(precision_recall_figure({"test": precision_recall(*random(3))}, "abc"))


def test_calibration_shows_bins_that_have_rows():
    found = calibration([0, 1, 1, 1, 1], two([0.15, 0.15, 0.15, 0.15, 0.95]))
    (line,) = calibration_figure({"test": found}).data
    np.testing.assert_allclose(line.x, [0.15, 0.95])
    np.testing.assert_allclose(line.y, [0.75, 1])
    np.testing.assert_allclose(line.customdata, [[4, 0.1, 0.2], [1, 0.9, 1]])
    assert line.marker.size == (20, 13)  # 6 + 14 sqrt(rows / 4)
    assert line.name == "test: error 0.490"  # 4/5 * 0.6 + 1/5 * 0.05


def test_thresholds_are_drawn_with_the_one_chosen():
    found = at_thresholds(np.array([0, 1]), np.array([0.2, 0.7]))
    figure = thresholds_figure(found.thresholds, {"precision": found.precision, "recall": found.recall}, 0.3)
    precision, recall = figure.data
    np.testing.assert_array_equal(precision.y, found.precision)
    np.testing.assert_array_equal(recall.y, found.recall)
    assert (precision.line.dash, recall.line.dash) == DASHES[:2]
    (line,) = figure.layout.shapes
    assert line.x0 == line.x1 == 0.3


def test_predicted_over_true_values():
    figure = predicted_figure(VALUES)
    training, test = traces(figure, "rows")
    np.testing.assert_array_equal([training.x, training.y], VALUES["training"])
    np.testing.assert_array_equal([test.x, test.y], VALUES["test"])
    assert training.customdata.tolist() == [0, 1, 2, 3, 4]
    assert training.marker.symbol != test.marker.symbol
    low, high = figure.layout.xaxis.range
    assert guides(figure) == {"exact": (low, low, high, high)}
    assert low < 0 < 5 < high
    assert figure.layout.yaxis.range == (low, high)


def test_residuals_over_predicted_values():
    figure = residuals_figure(VALUES)
    training, test = traces(figure, "rows")
    np.testing.assert_array_equal(training.x, VALUES["training"][1])
    np.testing.assert_array_equal(training.y, [-1] * 5)
    np.testing.assert_array_equal(test.y, [0.5])
    ((_, low, _, high),) = guides(figure).values()
    assert low == high == 0


def test_a_histogram_counts_every_row_once_on_both_sides_of_0():
    rng = np.random.default_rng(0)
    parts = {"training": rng.normal(1, 1, 5000), "test": np.array([-0.1, 0.1])}
    training, test = residual_histogram(parts).data
    for bars, residuals in ((training, parts["training"]), (test, parts["test"])):
        assert bars.y.sum() == pytest.approx(1)
        assert bars.customdata[:, 2].sum() == len(residuals)
    np.testing.assert_allclose(training.x, -training.x[::-1])
    assert test.y[15] == 1  # 0 lies within the bin in the middle
    assert training.marker.pattern.shape != test.marker.pattern.shape


@pytest.mark.parametrize("value", [0.0, 5.0, 1e6, -3e-12, 1e300])
def test_values_that_are_all_equal_have_room(value):
    y = np.full(4, value)
    low, high = predicted_figure({"test": (y, y)}).layout.xaxis.range
    assert low < value < high
    residuals_figure({"test": (y, y)})
    (bars,) = residual_histogram({"test": y}).data
    assert bars.y.sum() == 1
    assert residual_histogram({"test": y - y}).data[0].y[15] == 1


def test_what_is_drawn_is_bounded_and_evenly_picked():
    assert evenly(5).tolist() == [0, 1, 2, 3, 4]
    assert evenly(101, 5).tolist() == [0, 25, 50, 75, 100]
    n = 10_001
    rng = np.random.default_rng(0)
    y, p = rng.integers(0, 2, n), rng.random(n)
    (curve,) = roc(y, two(p))
    assert len(curve.thresholds) > MOST_POINTS
    for figure in (
        roc_figure({"test": [curve]}, "ab"),
        precision_recall_figure({"test": precision_recall(y, two(p))}, "ab"),
        predicted_figure({"test": (y, p)}),
        residuals_figure({"test": (y, p)}),
    ):
        (trace,) = figure.data
        assert len(trace.x) == len(trace.y) == MOST_POINTS
        assert len(trace.text if trace.text is not None else trace.customdata) == MOST_POINTS
    (line,) = roc_figure({"test": [curve]}, "ab").data
    assert (line.x[0], line.y[0], line.x[-1], line.y[-1]) == (0, 0, 1, 1)


def test_judgments_and_figures_agree():
    y, p = random(4)
    found = judge_classes(y, p)
    cells = confusion_figure(found.confusion, "abcd", shares=True).data[0]
    np.testing.assert_allclose(np.diag(cells.z), found.recall, rtol=1e-6)
