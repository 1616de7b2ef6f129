"""What the figures of judging share. Colors are left to the page's theme, but for lines to compare with."""

import numpy as np

GUIDE = {"color": "rgba(128,136,148,0.8)", "width": 1.5, "dash": "dot"}  # in sight on white and on black
MOST_POINTS = 2000  # of one line or cloud: more would look the same, and take long to draw
# Parts differ without their color
SYMBOLS = ("circle", "diamond-open", "x", "square-open", "triangle-up", "cross")
LEGEND_LINE = 18  # pixels


def lay_out(figure, x_title, y_title, height=340):
    """Margins, legend and titles as the lessons have them; a legend has room of its own, a line a name."""
    figure.update_layout(
        height=height + LEGEND_LINE * max(len(figure.data) - 1, 0),
        margin={"l": 64, "r": 12, "t": 12, "b": 52},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.02, "yanchor": "bottom", "title": None},
        hoverlabel={"namelength": -1},
        hovermode="closest",
        showlegend=True,
    )
    figure.update_xaxes(title={"text": x_title, "standoff": 10})
    figure.update_yaxes(title={"text": y_title, "standoff": 14})
    return figure


def add_guide(figure, x, y, name):
    """A quiet line to compare with, between two ends: a shape, as a trace would take the theme's first color."""
    (x0, x1), (y0, y1) = x, y
    figure.add_shape(type="line", x0=x0, x1=x1, y0=y0, y1=y1, line=GUIDE, layer="below", name=name)


def evenly(n, most=MOST_POINTS):
    """Row numbers of at most so many of n rows, evenly picked; the first and the last are among them."""
    return np.arange(n) if n <= most else np.linspace(0, n - 1, most).round().astype(np.intp)
