"""Functions over a line, and bars: the charts of the lessons."""

import numpy as np
import plotly.graph_objects as go

from playground.numbers import fixed

DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")  # lines differ without their color
MARK = 13  # pixels


def lines_figure(x, series, x_title, y_title, marks=None, y_range=None, height=320):
    """Lines over one rising x (S,). `series`: name -> y (S,); `marks`: name -> (x, y), a point on its line.

    `y_range` (low, high) keeps two charts that stand side by side on one scale.
    """
    figure = go.Figure()
    for index, (name, y) in enumerate(series.items()):
        line_x, line_y, drawn = np.asarray(x), np.asarray(y), {"mode": "lines"}
        if marks and name in marks:  # in the line's own trace, so that the theme gives both one color
            at = np.searchsorted(line_x, marks[name][0])
            line_x, line_y = np.insert(line_x, at, marks[name][0]), np.insert(line_y, at, marks[name][1])
            sizes = np.where(np.arange(len(line_x)) == at, MARK, 0)
            drawn = {"mode": "lines+markers", "marker": {"size": sizes, "opacity": 1, "line": {"width": 0}}}
        figure.add_scatter(
            x=line_x,
            y=line_y,
            name=name,
            line={"width": 2, "dash": DASHES[index % len(DASHES)], "simplify": False},
            hovertemplate="%{y:.4~g}",
            **drawn,
        )
    _lay_out(figure, x_title, y_title, height)
    figure.update_layout(hovermode="x unified", showlegend=len(series) > 1)
    if y_range is not None:
        figure.update_yaxes(range=list(y_range))
    return figure


def bars_figure(names, series, y_title, height=300):
    """Groups of bars from 0 to 1. `names` (K,); `series`: name -> shares (K,)."""
    figure = go.Figure()
    for name, values in series.items():
        figure.add_bar(
            x=list(names),
            y=np.asarray(values),
            name=name,
            text=[fixed(value, 3) for value in values],
            textposition="outside",
            cliponaxis=False,
            hovertemplate="%{y:.4f}",
        )
    _lay_out(figure, None, y_title, height)
    figure.update_layout(barmode="group", showlegend=len(series) > 1)
    figure.update_yaxes(range=[0, 1.12], tickvals=[0, 0.25, 0.5, 0.75, 1])
    return figure


def _lay_out(figure, x_title, y_title, height):
    figure.update_layout(
        height=height,
        margin={"l": 64, "r": 12, "t": 12, "b": 52},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "title": None},
        hoverlabel={"namelength": -1},
    )
    figure.update_xaxes(title={"text": x_title, "standoff": 10})
    figure.update_yaxes(title={"text": y_title, "standoff": 14})
