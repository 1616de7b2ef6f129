"""A race of optimizers on a surface seen from above."""

from itertools import cycle

import numpy as np
import plotly.graph_objects as go

from playground.figures.gradient_descent.paths import drawable, layout
from playground.figures.places import unseen
from playground.languages import _
from playground.numbers import in_a_row

BANDS = 16  # of a surface, each of the same area, so that a flat valley shows as well as a steep wall
TRACKS = [  # of the first path, the second, ...: color, dash, the symbol at its end
    ("#2f9be0", "solid", "circle"),
    ("#f59322", "solid", "square"),
    ("#d1495b", "6px,3px", "diamond"),
    ("#a8845a", "3px,2px", "triangle-up"),
    ("#0f9d6c", "solid", "triangle-down"),
    ("#c464a8", "solid", "pentagon"),
]


def surface_figure(x, y, z, paths, minima, limits):
    """A surface from above with every path on it. `x` (R,), `y` (R,), `z` (R, R) of rows y; `minima` (M, 2).

    `paths`: (points (T, 2), what the legend says) of each, all from one start. The last trace is the grid of
    points, unseen, that answers a click.
    """
    figure = go.Figure(layout=layout(560))
    figure.add_contour(
        x=x,
        y=y,
        z=_share_below(z),
        contours={"start": 0, "end": 1, "size": 1 / BANDS},
        colorscale=[[0, "#2f6fb0"], [1, "#c8ccd2"]],
        opacity=0.35,  # lets the page through, be it white or black
        line={"width": 0.5, "color": "#808080"},
        showscale=False,
        hoverinfo="skip",
    )
    for name, symbol, places in (
        (_("minimum"), "star", minima),
        (_("start"), "x", [points[0] for points, _label in paths[:1]]),
    ):
        figure.add_scatter(
            x=[place[0] for place in places],
            y=[place[1] for place in places],
            mode="markers",
            name=name,
            marker={"symbol": symbol, "size": 13, "color": "#c9b400", "line": {"width": 1, "color": "#7a5c00"}},
            hoverinfo="skip",
            visible=len(places) > 0,
        )
    for (points, label), (color, dash, symbol) in zip(paths, cycle(TRACKS), strict=False):
        path = drawable(points, limits)
        figure.add_scatter(
            x=path[:, 0],
            y=path[:, 1],
            mode="lines+markers",
            name=label,
            line={"color": color, "width": 2, "dash": dash},
            marker={
                "color": color,
                "symbol": symbol,
                "size": [0] * (len(path) - 1) + [11] * bool(len(path)),
                "opacity": 1,
            },
            hoverinfo="skip",
        )
    figure.add_trace(_click_grid(x, y, z))
    figure.update_xaxes(title="x", range=limits[0], zeroline=False, showgrid=False)
    figure.update_yaxes(title="y", range=limits[1], zeroline=False, showgrid=False)
    figure.update_layout(clickmode="event+select", hovermode="closest", margin={"b": 8})
    return figure


def _share_below(z):
    """The share of all heights that lie below each: contours of it enclose areas of one size."""
    ordered = np.sort(z, axis=None)
    return (np.searchsorted(ordered, z) / ordered.size).astype(np.float32)


def _click_grid(x, y, z):
    """Every second point of the grid, unseen: Plotly answers a click on points, not one on a contour."""
    across, up = np.meshgrid(x[::2], y[::2])
    place = in_a_row(("%{x:.3~g}", "%{y:.3~g}"))
    hover = _("start at ({place})").format(place=place) + "<br>f = %{customdata:.3~g}<extra></extra>"
    return unseen(across.ravel(), up.ravel(), name="click", customdata=z[::2, ::2].ravel(), hovertemplate=hover)
