"""Curves over all thresholds, and what one threshold is worth."""

import math

import numpy as np
import plotly.graph_objects as go

from playground.figures.activations import DASHES, MARK, lines_figure
from playground.figures.judging.layout import GUIDE, SYMBOLS, add_guide, evenly, lay_out
from playground.figures.text import plain, shortened
from playground.languages import _
from playground.numbers import fixed

MOST_LETTERS = 18  # of a name in a legend
SMALLEST, LARGEST = 6, 20  # pixels of a bin's mark


def roc_figure(curves, names, marked=None):
    """ROC curves over the diagonal of guessing. `curves`: name of a part -> list of `Roc`, one a class.

    `names` (K,) of the classes; a single curve is that of the last. `marked`: name of a part that has a single
    curve -> (false positive rate, true positive rate) of the threshold chosen, a point on it. A class without a
    curve is left out. Of a curve at most MOST_POINTS points are drawn, evenly picked, and the one marked.
    """
    figure = go.Figure()
    add_guide(figure, (0, 1), (0, 1), _("guessing"))
    for part, number, name, curve in _named(curves, names):
        _add_curve(
            figure,
            curve.false_positive,
            curve.true_positive,
            [_threshold(value) for value in curve.thresholds],
            name + _("area {area}").format(area=_rounded(curve.area)),
            {"role": "curve", "part": part, "class": number},
        )
        if marked and part in marked and len(curves[part]) == 1:
            _mark(figure.data[-1], *marked[part])
    _from_0_to_1(figure)
    return lay_out(figure, _("false positive rate"), _("true positive rate"))


def precision_recall_figure(curves, names):
    """Precision over recall. `curves`: name of a part -> list of `PrecisionRecall`, one a class.

    With a single class, a line stands where guessing would be. `names` and points drawn as in `roc_figure`.
    """
    figure = go.Figure()
    for part, number, name, curve in _named(curves, names):
        if len(curves[part]) == 1:
            add_guide(figure, (0, 1), (curve.share, curve.share), _("guessing"))
        _add_curve(
            figure,
            curve.recall,
            curve.precision,
            [*map(_threshold, curve.thresholds), _threshold(np.inf)],
            name + _("average {average}").format(average=_rounded(curve.average)),
            {"role": "curve", "part": part, "class": number},
            shape="hv",  # as the average precision counts
        )
    _from_0_to_1(figure)
    return lay_out(figure, _("recall"), _("precision"))


def calibration_figure(parts):
    """What came true over what was said, by bin. `parts`: name -> `Calibration`; empty bins are left out.

    A mark's area follows the rows of its bin, relative to the fullest of its part. On the diagonal, probabilities
    mean what they say.
    """
    figure = go.Figure()
    add_guide(figure, (0, 1), (0, 1), _("calibrated"))
    for index, (part, found) in enumerate(parts.items()):
        full = np.flatnonzero(found.counts)
        counts = found.counts[full]
        sizes = SMALLEST + (LARGEST - SMALLEST) * np.sqrt(counts / counts.max())
        figure.add_scatter(
            x=found.predicted[full],
            y=found.observed[full],
            mode="lines+markers",
            name=_("{part}: error {error}").format(part=plain(part), error=fixed(found.error, 3)),
            line={"width": 2, "dash": DASHES[index % len(DASHES)]},
            marker={"size": sizes.tolist(), "symbol": SYMBOLS[index % len(SYMBOLS)], "opacity": 0.8},
            customdata=np.column_stack([counts, found.edges[full], found.edges[full + 1]]),
            hovertemplate=_("said {low} to {high}: {n} rows<br>mean {mean}<br>came true {share}").format(
                low="%{customdata[1]:.2f}",
                high="%{customdata[2]:.2f}",
                n="%{customdata[0]:,}",
                mean="%{x:.3f}",
                share="%{y:.3f}",
            ),
            meta={"role": "curve", "part": part},
        )
    _from_0_to_1(figure)
    return lay_out(figure, _("predicted probability"), _("share that came true"))


def thresholds_figure(thresholds, series, chosen):
    """What each threshold (T,) is worth. `series`: name -> values (T,), NaN where undefined; a line at `chosen`.

    All thresholds are drawn: there are 101.
    """
    named = {plain(name): values for name, values in series.items()}
    figure = lines_figure(thresholds, named, _("threshold"), _("score"), y_range=(-0.02, 1.02))
    return figure.add_vline(x=float(chosen), line=GUIDE, name=_("chosen"))


def _named(curves, names):
    """(part, class number, beginning of its name in the legend, curve) of all that can be drawn."""
    for part, of_classes in curves.items():
        first = len(names) - len(of_classes)
        for number, curve in enumerate(of_classes, start=first):
            if len(curve.thresholds):
                said = [str(part)] if len(curves) > 1 else []
                said += [shortened(names[number], MOST_LETTERS)] if len(of_classes) > 1 else []
                yield part, number, _("{curve}: ").format(curve=plain(", ".join(said))) if said else "", curve


def _add_curve(figure, x, y, thresholds, name, meta, shape="linear"):
    index = len(figure.data)
    picked = evenly(len(x))
    figure.add_scatter(
        x=x[picked],
        y=y[picked],
        text=[thresholds[place] for place in picked],
        mode="lines",
        name=name,
        line={"width": 2, "dash": DASHES[index % len(DASHES)], "shape": shape, "simplify": False},
        hovertemplate="%{text}<br>%{xaxis.title.text} %{x:.3f}<br>%{yaxis.title.text} %{y:.3f}",
        meta=meta,
    )


def _mark(curve, x, y):
    """A point on a curve that only rises, in the curve's own trace, so that the theme gives both one color."""
    at = np.searchsorted(curve.x + curve.y, x + y)
    curve.x, curve.y = np.insert(curve.x, at, x), np.insert(curve.y, at, y)
    curve.text = [*curve.text[:at], _("threshold chosen"), *curve.text[at:]]
    sizes = np.where(np.arange(len(curve.x)) == at, MARK, 0)
    curve.mode, curve.marker = "lines+markers", {"size": sizes, "opacity": 1, "line": {"width": 0}}


def _from_0_to_1(figure):
    figure.update_xaxes(range=[-0.02, 1.02])
    figure.update_yaxes(range=[-0.02, 1.02])


def _threshold(value):
    if not math.isfinite(value):
        return _("no row given the class")
    return _("threshold {value}").format(value=fixed(value, 3))


def _rounded(value):
    """Three decimals; what is not quite 1 is not called 1."""
    if 0.9995 <= value < 1:
        return _("over {value}").format(value=fixed(0.999, 3))
    return fixed(value, 3)
