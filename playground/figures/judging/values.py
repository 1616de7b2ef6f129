"""Predicted values beside true ones, and what is left over."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.judging.layout import SYMBOLS, add_guide, evenly, lay_out
from playground.figures.text import plain
from playground.languages import _, pgettext

BINS = 31  # odd, so that 0 lies within a bin
PATTERNS = ("", "/", "x", "-", "|", "+")  # bars differ without their color


def predicted_figure(parts):
    """Predicted over true values, on the diagonal where they agree. `parts`: name -> (y (N,), predicted (N,)).

    Of a part at most MOST_POINTS rows are drawn, evenly picked; `customdata` are their numbers.
    """
    figure = go.Figure()
    limits = _limits(*(values for pair in parts.values() for values in pair))
    add_guide(figure, limits, limits, _("exact"))
    hover = _("true {true}<br>predicted {predicted}").format(true="%{x:.4~g}", predicted="%{y:.4~g}")
    for index, (part, (y, predicted)) in enumerate(parts.items()):
        _add_rows(figure, index, part, y, predicted, hover)
    figure.update_xaxes(range=limits)
    figure.update_yaxes(range=limits)
    return lay_out(figure, pgettext("value", "true"), _("predicted"), height=400)


def residuals_figure(parts):
    """Residuals, true minus predicted, over predicted values, and a line at 0. `parts` and rows as above."""
    figure = go.Figure()
    limits = _limits(*(predicted for _y, predicted in parts.values()))
    add_guide(figure, limits, (0, 0), _("zero"))
    hover = _("predicted {predicted}<br>residual {residual}").format(predicted="%{x:.4~g}", residual="%{y:.4~g}")
    for index, (part, (y, predicted)) in enumerate(parts.items()):
        residuals = np.subtract(y, predicted, dtype=np.float64)
        _add_rows(figure, index, part, predicted, residuals, hover)
    figure.update_xaxes(range=limits)
    return lay_out(figure, _("predicted"), _("true − predicted"))


def residual_histogram(parts):
    """Shares of rows by residual. `parts`: name -> residuals (N,), all of which are counted, in the same bins.

    There are BINS of them, evenly on both sides of 0, so that a network that is off to one side shows.
    """
    figure = go.Figure()
    furthest = max(float(np.abs(residuals).max()) for residuals in parts.values()) or 1.0
    edges = np.linspace(-furthest, furthest, BINS + 1)
    for index, (part, residuals) in enumerate(parts.items()):
        counts = np.histogram(residuals, edges)[0]
        figure.add_bar(
            x=(edges[:-1] + edges[1:]) / 2,
            y=counts / len(residuals),
            customdata=np.column_stack([edges[:-1], edges[1:], counts]),
            name=plain(part),
            marker={"pattern": {"shape": PATTERNS[index % len(PATTERNS)]}},
            hovertemplate=_("{low} to {high}: {n} rows, {share}").format(
                low="%{customdata[0]:.3~g}",
                high="%{customdata[1]:.3~g}",
                n="%{customdata[2]:,}",
                share="%{y:.1%}",
            ),
            meta={"role": "bars", "part": part},
        )
    figure.update_layout(barmode="group", bargap=0.05)
    figure.update_yaxes(tickformat=".0%")
    return lay_out(figure, _("true − predicted"), _("share of rows"), height=300)


def _add_rows(figure, index, part, x, y, hover):
    picked = evenly(len(x))
    figure.add_scatter(
        x=np.asarray(x)[picked],
        y=np.asarray(y)[picked],
        customdata=picked,
        mode="markers",
        name=plain(part),
        marker={"symbol": SYMBOLS[index % len(SYMBOLS)], "size": 7, "opacity": 0.6},
        hovertemplate=hover,
        meta={"role": "rows", "part": part},
    )


def _limits(*series):
    """(low, high) around all values (N,), with some air; values that are all equal have air too."""
    values = np.concatenate([np.asarray(some, dtype=np.float64) for some in series])
    low, high = float(values.min()), float(values.max())
    air = 0.05 * (high - low) or 0.05 * abs(high) or 1.0
    return [low - air, high + air]
