"""Parallel coordinates: a line a cell through the values that it has, and its score at the end."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.judging.layout import GUIDE
from playground.figures.text import plain, shortened
from playground.languages import _
from playground.numbers import general

BEST = 0.1  # the share of the cells whose lines are thick
MOST_LETTERS = 14
SPACE = "\N{NO-BREAK SPACE}"  # between an axis, or a mark on it, and a word


def parallel_figure(axes, places, scores, numbers, told, score):
    """Lines of C cells, best first, over A fields and the score.

    `axes` is `[(title, values in words), ...]`, `places` (C, A) which of them a cell has; `scores` (C,) are
    finite. A click on a line's end is one on a point whose `customdata` is `[number]` of `numbers` (C,); `told`
    (C,) is what it says.
    """
    heights = [np.linspace(0, 1, len(values)) if len(values) > 1 else np.array([0.5]) for _title, values in axes]
    ends, ticks = _scaled(np.asarray(scores, float))
    y = np.column_stack([*(at[np.asarray(places)[:, k]] for k, at in enumerate(heights)), ends])
    n_best = max(round(BEST * len(y)), 1)
    figure = go.Figure()
    figure.add_trace(_lines(y[n_best:], _("the others"), {"width": 1}, 0.45))
    figure.add_trace(_lines(y[:n_best], _("the best tenth" if n_best > 1 else "the best"), {"width": 3}, 1))
    figure.add_scatter(
        x=np.full(len(y), len(axes)),
        y=ends,
        customdata=[[int(number)] for number in numbers],
        hovertext=[plain(text) for text in told],
        hovertemplate="%{hovertext}<extra></extra>",
        mode="markers",
        marker={"size": 9, "opacity": 0.8},
        showlegend=False,
        meta={"role": "places"},
    )
    marks = [(k, at, values) for k, (at, (_title, values)) in enumerate(zip(heights, axes, strict=True))]
    for x, at, values in [*marks, (len(axes), *ticks)]:
        figure.add_shape(type="line", x0=x, x1=x, y0=0, y1=1, line=GUIDE, layer="below")
        figure.add_trace(_words(x, at, values))
    titles = [*(title for title, _ in axes), score]
    return _lay_out(figure, titles)


def _scaled(scores):
    """Where scores (C,) are on an axis from 0 to 1, and `(heights, words)` of the marks on it."""
    low, high = float(scores.min()), float(scores.max())
    if high == low:
        return np.full(len(scores), 0.5), ([0.5], [general(low, 3)])
    marks = np.linspace(low, high, 5)
    return (scores - low) / (high - low), (np.linspace(0, 1, 5), [general(value, 3) for value in marks])


def _lines(y, name, line, opacity):
    """One trace of many lines (C, A + 1), with gaps between them."""
    gaps = np.column_stack([y, np.full(len(y), np.nan)])
    x = np.tile([*range(y.shape[1]), np.nan], len(y))
    return go.Scatter(x=x, y=gaps.ravel(), mode="lines", name=name, line=line, opacity=opacity, hoverinfo="skip")


def _words(x, heights, values):
    return go.Scatter(
        x=np.full(len(values), x),
        y=heights,
        text=[f"{SPACE}{plain(shortened(value, MOST_LETTERS))}" for value in values],
        mode="text",
        textposition="top right",
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
        meta={"role": "words"},
    )


def _lay_out(figure, titles):
    figure.update_xaxes(
        tickvals=list(range(len(titles))),
        ticktext=[plain(shortened(title, MOST_LETTERS)) for title in titles],
        range=[-0.05, len(titles) - 0.5],
        showgrid=False,
        zeroline=False,
        side="bottom",
    )
    figure.update_yaxes(visible=False, range=[-0.06, 1.1])
    return figure.update_layout(
        height=360,
        margin={"l": 44, "r": 12, "t": 12, "b": 36},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "title": None},
        hovermode="closest",
        hoverlabel={"namelength": -1},
        clickmode="event+select",
        dragmode=False,
    )
