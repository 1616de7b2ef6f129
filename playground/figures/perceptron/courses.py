"""How a unit's learning went: corrections over epochs, a loss over epochs, the line through the points."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.perceptron.strokes import (
    CLASS_COLORS,
    MARK_COLOR,
    QUIET,
    UNIT_COLOR,
    add_circles,
    add_line,
    layout,
)
from playground.languages import _
from playground.numbers import general


def corrections_figure(per_epoch, epoch=None):
    """How many corrections each epoch (from 1) needed; the epoch shown stands out."""
    epochs, is_short = np.arange(1, len(per_epoch) + 1), len(per_epoch) <= 15
    figure = go.Figure(layout=layout(height=190))
    figure.add_bar(
        x=epochs,
        y=per_epoch,
        marker={
            "color": [UNIT_COLOR if each == epoch else QUIET for each in epochs],
            "line": {"width": 0},
        },
        text=per_epoch if is_short else None,
        textposition="outside",
        hovertemplate=_("epoch {epoch}: {value}").format(epoch="%{x}", value="%{y}<extra></extra>"),
        meta={"role": "corrections"},
    )
    figure.update_xaxes(title=_("epoch"), **({"dtick": 1} if is_short else {"nticks": 8}))
    figure.update_yaxes(title=_("corrections"), range=[0, max(per_epoch) * 1.25], nticks=4)
    return figure.update_layout(showlegend=False, margin={"t": 8})


def fit_figure(x, y, weight, bias, row=None, truth=None):
    """Values y (N,) over x (N,), and the line that the unit draws through them; `truth` is (weight, bias)."""
    figure = go.Figure(layout=layout(height=400))
    marker = {"color": CLASS_COLORS[0], "size": 6, "opacity": 0.8}
    hover = "x = %{x:.3f}, y = %{y:.3f}<extra></extra>"
    figure.add_scatter(
        x=x, y=y, mode="markers", name=_("points"), marker=marker, hovertemplate=hover, meta={"role": "points"}
    )
    ends = np.array([np.min(x), np.max(x)])
    if truth is not None:
        name = f"{general(truth[0])}x + {general(truth[1])}"
        add_line(figure, ends, truth[0] * ends + truth[1], "truth", QUIET, 2, name=name, dash="dash")
    add_line(figure, ends, weight * ends + bias, "line", UNIT_COLOR, 3, name=_("the unit"))
    if row is not None:
        add_line(figure, [x[row]] * 2, [y[row], weight * x[row] + bias], "error", MARK_COLOR, 2, dash="dot")
        add_circles(figure, [x[row]], [y[row]], "row", name=_("this row"))
    room = 0.06 * (np.max(y) - np.min(y))
    figure.update_xaxes(title="x", zeroline=False)
    return figure.update_yaxes(title="y", zeroline=False, range=[np.min(y) - room, np.max(y) + room])


def losses_figure(losses, epoch, title):
    """A loss (E+1,) over epochs, with the epoch shown as a dot."""
    figure = go.Figure(layout=layout(height=190))
    for role, mode, x, y in (
        ("loss", "lines", np.arange(len(losses)), losses),
        ("shown", "markers", [epoch], [losses[epoch]]),
    ):
        hover = _("epoch {epoch}: {value}").format(epoch="%{x}", value="%{y:.4~g}<extra></extra>")
        figure.add_scatter(x=x, y=y, mode=mode, hovertemplate=hover, meta={"role": role}, cliponaxis=False)
    figure.update_traces(line={"color": UNIT_COLOR, "width": 2.5}, marker={"color": MARK_COLOR, "size": 10})
    figure.update_xaxes(title=_("epoch"), zeroline=False)
    figure.update_yaxes(title=title, rangemode="tozero", nticks=5)
    return figure.update_layout(showlegend=False, margin={"t": 8})
