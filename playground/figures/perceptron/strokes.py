"""What the perceptron's figures share: colors, lines, circles, labels.

Text, grids and backgrounds are left to the page's theme. The colors that are set here can be told apart on light
and on dark, and each class has a shape of its own too.
"""

import plotly.graph_objects as go

from playground.numbers import plain

CLASS_COLORS = ("#f59322", "#0877bd")  # class 0, class 1
CLASS_SYMBOLS = ("square", "circle")
UNIT_COLOR = "#9a6fd0"  # the line that the unit draws, and its weights as an arrow
QUIET = "#8a93a3"
OUTLINE = "#ffffff"  # around the points, which stand on their own class's tint
MARK_COLOR = "#e0457b"  # the row in question


def layout(height):
    return go.Layout(
        height=height,
        autosize=True,
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        hoverlabel={"namelength": -1},
    )


def add_line(figure, x, y, role, color, width, name=None, dash=None):
    """A line that is no answer to the pointer; only a line with a name is in the legend."""
    look = {"mode": "lines", "line": {"color": color, "width": width, "dash": dash}, "hoverinfo": "skip"}
    figure.add_scatter(x=x, y=y, name=name, showlegend=bool(name), meta={"role": role}, **look)


def add_circles(figure, x, y, role, name=None, size=22, color=MARK_COLOR, width=3):
    marker = {"symbol": "circle-open", "size": size, "color": color, "line": {"width": width}}
    figure.add_scatter(x=x, y=y, mode="markers", name=name, marker=marker, hoverinfo="skip", meta={"role": role})


def add_label(figure, x, y, text, size=13, xanchor="center"):
    figure.add_annotation(x=x, y=y, text=text, showarrow=False, font={"size": size}, xanchor=xanchor)


def number(value):
    """A weight, a sum or an error as it is written on this page: what rounding leaves of 0 is 0."""
    return plain(value, decimals=9)
