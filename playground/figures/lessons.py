"""What a person drew before a run, beside what was measured of it."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.hidden_layer import add_points, lay_axes, shade
from playground.figures.text import plain
from playground.languages import _

DRAWN = "#d1388a"  # what the person drew, as in drawn.css: in sight on white and on black, and unlike all classes
LINE_HEIGHT, PLANE_HEIGHT = 340, 460
AIR = 0.02  # around the lines, as a share of an axis
FAR = 2  # times the plane: a straight line goes on beyond it


def line_figure(drawn, measured, title, low, high, epochs=None):
    """The heights drawn (P,) at evenly spaced epochs, beside the curve measured (T,) over epochs 0 to T - 1.

    `low` and `high` are the ends of the chart that it was drawn on; what goes beyond is not seen. `epochs` is the
    last epoch that was drawn, T - 1 by default: a run may end before.
    """
    measured = np.asarray(measured, float)
    last = len(measured) - 1 if epochs is None else epochs
    figure = go.Figure()
    figure.add_scatter(
        x=np.arange(len(measured)),
        y=measured,
        mode="lines",
        name=_("measured"),
        line={"width": 2.5, "simplify": False},
        hovertemplate="%{y:.4~g}",
        meta={"role": "measured"},
    )
    figure.add_scatter(
        x=np.linspace(0, last, len(drawn)),
        y=np.asarray(drawn, float),
        mode="lines+markers",
        name=_("your prediction"),
        line={"width": 2.5, "dash": "dash", "color": DRAWN},
        marker={"size": 8, "color": DRAWN},
        hovertemplate="%{y:.4~g}",
        meta={"role": "drawn"},
    )
    _lay_out(figure, LINE_HEIGHT)
    figure.update_layout(hovermode="x unified")
    figure.update_xaxes(title={"text": _("epoch"), "standoff": 10}, range=[-AIR * last, (1 + AIR) * last])
    figure.update_yaxes(title={"text": plain(title), "standoff": 14})
    air = AIR * (high - low)
    figure.update_yaxes(range=[low - air, high + air])
    return figure


def boundary_figure(drawn, plane, class_names=("class 0", "class 1")):
    """The line or the outline drawn (P, 2), over a `Divided` plane: what the network decides, and the rows.

    Two points are of a straight line, which goes on to the plane's edge; more are the corners of an outline.
    """
    figure = go.Figure()
    shade(figure, plane.grid, plane.limits, len(class_names))
    add_points(figure, plane.points, plane.classes, class_names)
    x, y = _path(np.asarray(drawn, float), plane.limits).T
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines",
        name=_("your prediction"),
        line={"width": 3, "dash": "dash", "color": DRAWN},
        hoverinfo="skip",
        meta={"role": "drawn"},
    )
    _lay_out(figure, PLANE_HEIGHT)
    lay_axes(figure, plane.limits, plane.names)
    return figure


def _path(drawn, limits):
    """The points (Q, 2) of what is drawn: an outline closed, a straight line as far as the plane goes."""
    if len(drawn) > 2:
        return np.concatenate([drawn, drawn[:1]])
    spans = np.ptp(limits, axis=1)
    way = (drawn[1] - drawn[0]) / spans
    length = np.linalg.norm(way)
    if length == 0:  # one on the other, they leave the line open
        return drawn
    beyond = FAR * way / length * spans
    return np.array([drawn[0] - beyond, drawn[1] + beyond])


def _lay_out(figure, height):
    figure.update_layout(
        height=height,
        margin={"l": 64, "r": 12, "t": 12, "b": 52},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "title": None},
        hoverlabel={"namelength": -1},
        hovermode="closest",
    )
