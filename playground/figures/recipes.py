"""Where a published number stands among many runs of the same set-up."""

import numpy as np
import plotly.graph_objects as go

from playground.languages import _
from playground.numbers import counted, fixed

BINS = 30


def spread_figure(values, published, what, height=220):
    """A histogram of what many seeds gave (S,), and a line at the published number."""
    values = np.asarray(values, float)
    low, high = min(values.min(), published), max(values.max(), published)
    space = 0.03 * (high - low or 1)
    counts, edges = np.histogram(values, BINS, (low, high if high > low else low + 1))
    figure = go.Figure()
    figure.add_bar(
        x=(edges[:-1] + edges[1:]) / 2,
        y=counts,
        width=np.diff(edges),
        name=_("{n} seeds").format(n=counted(len(values))),
        hovertemplate=_("{place}: {n} seeds").format(place="%{x:.4f}", n="%{y}") + "<extra></extra>",
    )
    top = max(int(counts.max()), 1)
    figure.add_scatter(
        x=[published, published],
        y=[0, 1.12 * top],
        mode="lines+text",
        text=["", _("published")],
        textposition="top center",
        line={"width": 3, "dash": "dash"},
        name=_("published"),
        hovertemplate=_("published: {number}").format(number=fixed(published, 4)) + "<extra></extra>",
        cliponaxis=False,
    )
    figure.update_layout(height=height, margin={"l": 56, "r": 12, "t": 28, "b": 48}, showlegend=False, bargap=0.05)
    figure.update_xaxes(title={"text": what, "standoff": 8}, range=[low - space, high + space])
    figure.update_yaxes(title={"text": _("seeds"), "standoff": 8}, range=[0, 1.25 * top], rangemode="tozero")
    return figure
