"""What there is to learn: rows a class, or the spread of a target's values."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.first_look.names import in_hover, in_two_lines, on_axis
from playground.languages import _
from playground.numbers import counted, percent

BAR, ENDS = 26, 50  # pixels of height


def counts_figure(table):
    """Horizontal bars, the first class on top; `table` has the columns class, rows and share (of 1)."""
    names, rows, shares = (list(table[column]) for column in ("class", "rows", "share"))
    said = [f"{counted(count)} ({percent(share)})" for count, share in zip(rows, shares, strict=True)]
    figure = go.Figure()
    figure.add_bar(
        x=np.array(rows),
        y=np.arange(len(rows)),
        orientation="h",
        text=said,
        textposition="outside",
        textangle=0,
        cliponaxis=False,
        customdata=[in_hover(name) for name in names],
        hovertemplate="%{customdata}: %{text}<extra></extra>",
        meta={"role": "classes"},
    )
    figure.update_layout(
        height=ENDS + BAR * len(rows), margin={"l": 8, "r": 8, "t": 8, "b": 42}, showlegend=False, bargap=0.3
    )
    # room for the text behind the longest bar
    figure.update_xaxes(title={"text": _("rows"), "standoff": 6}, range=[0, 1.4 * max([1, *rows])], nticks=5)
    figure.update_yaxes(
        tickvals=list(range(len(rows))),
        ticktext=[on_axis(name) for name in names],
        range=[len(rows) - 0.5, -0.5],
        showgrid=False,
        zeroline=False,
        automargin=True,
    )
    return figure


def target_histogram_figure(histogram, name, height=280):
    """How often values of the target called `name` occur; edges (B + 1,), counts (B,)."""
    edges, counts = histogram
    told = _("{low} to {high}: {n} rows").format(
        low="%{customdata[0]:.4~g}", high="%{customdata[1]:.4~g}", n="%{y:,}"
    )
    figure = go.Figure()
    figure.add_bar(
        x=(edges[1:] + edges[:-1]) / 2,
        y=counts,
        width=np.diff(edges),
        customdata=np.column_stack([edges[:-1], edges[1:]]),
        hovertemplate=f"{told}<extra></extra>",
        marker={"line": {"width": 0}},
        meta={"role": "target"},
    )
    figure.update_layout(height=height, margin={"l": 56, "r": 8, "t": 8, "b": 46}, showlegend=False, bargap=0)
    figure.update_xaxes(title={"text": in_two_lines(name, 40), "standoff": 8}, nticks=6)
    figure.update_yaxes(title={"text": _("rows"), "standoff": 8}, nticks=6)
    return figure
