"""A network's answers over the plane, before and after an update."""

import plotly.graph_objects as go

from playground.figures.microscope.marks import NEGATIVE, POSITIVE, QUIET
from playground.figures.text import plain
from playground.languages import _

SCALE = [[0, NEGATIVE], [0.5, "rgba(128,128,128,0.12)"], [1, POSITIVE]]


def plane_figure(grid, values, limits, names, rows, value_range):
    """Answers (R, R) over the plane; `rows` (N, 2) are the rows of the update, `grid` (R,) the two axes."""
    figure = go.Figure()
    low, high = value_range
    axes = {"x": grid[0], "y": grid[1]}
    figure.add_heatmap(
        **axes,
        z=values,
        zmin=low,
        zmax=high,
        colorscale=SCALE,
        showscale=False,
        hovertemplate="%{x:.2f}, %{y:.2f}: %{z:.4f}<extra></extra>",
    )
    middle = (low + high) / 2
    figure.add_contour(
        **axes,
        z=values,
        contours={"start": middle, "end": middle, "size": 1, "coloring": "none"},
        line={"width": 2, "color": QUIET},
        showscale=False,
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=rows[:, 0],
        y=rows[:, 1],
        mode="markers",
        marker={"size": 9, "symbol": "x", "color": QUIET},
        hovertemplate=_("a row of this update: {place}").format(place="%{x:.2f}, %{y:.2f}") + "<extra></extra>",
    )
    figure.update_layout(height=280, margin={"l": 44, "r": 8, "t": 8, "b": 40}, showlegend=False, dragmode=False)
    figure.update_xaxes(title=plain(names[0]), range=limits[0], zeroline=False, fixedrange=True)
    figure.update_yaxes(title=plain(names[1]), range=limits[1], zeroline=False, fixedrange=True)
    return figure
