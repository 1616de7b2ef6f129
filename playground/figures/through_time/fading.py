"""The size of the error over steps back, on a logarithmic scale, beside what the recurrent weight alone does."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.through_time.marks import ERROR, QUIET, lay_out
from playground.figures.vanishing.layers import none_for_gaps
from playground.languages import _


def fading_figure(sizes, expected, expected_name):
    """|dC/dh| (T,) from the last step back to the first, and the dashed line `expected` (T,)."""
    back, n_steps = np.arange(len(sizes)), len(sizes)
    figure, hover = go.Figure(), _("{n} back: {size}").format(n="%{x}", size="%{y:.4~g}")
    figure.add_scatter(
        x=back,
        y=none_for_gaps(expected, log=True),
        name=expected_name,
        mode="lines",
        line={"color": QUIET, "width": 1.5, "dash": "dash"},
        hovertemplate=hover,
        meta={"role": "expected"},
    )
    figure.add_scatter(
        x=back,
        y=none_for_gaps(sizes, log=True),
        name="|dC/dh|",
        mode="lines+markers",
        line={"color": ERROR, "width": 2.5},
        marker={"size": 9},
        hovertemplate=hover,
        meta={"role": "measured"},
    )
    lay_out(figure, 300)
    figure.update_layout(
        showlegend=True,
        margin={"t": 34},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom"},
    )
    names = [_("step {n}").format(n=n_steps), *(f"{n_steps - k}" for k in back[1:])]
    figure.update_xaxes(
        title={"text": _("time step, from the last one back"), "standoff": 6},
        tickvals=back,
        ticktext=names,
        range=[-0.3, n_steps - 0.7],
        zeroline=False,
    )
    drawn = [size for size in (*sizes, *expected) if size > 0]
    is_narrow = bool(drawn) and max(drawn) < 100 * min(drawn)
    ticks = {"dtick": "D2"} if is_narrow else {"nticks": 8}
    figure.update_yaxes(type="log", exponentformat="power", zeroline=False, **ticks)
    return figure
