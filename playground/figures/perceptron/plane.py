"""The plane that a single unit divides, its line, and the points on it."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.perceptron.strokes import (
    CLASS_COLORS,
    CLASS_SYMBOLS,
    OUTLINE,
    QUIET,
    UNIT_COLOR,
    add_circles,
    add_label,
    add_line,
    layout,
)
from playground.figures.places import unseen
from playground.languages import _
from playground.numbers import in_a_row

PLACE = ("%{x:.4~g}", "%{y:.4~g}")  # of a point, as Plotly writes it
TINTS = [(0.0, "rgba(245,147,34,0.42)"), (0.5, "rgba(138,147,163,0.08)"), (1.0, "rgba(8,119,189,0.42)")]


def plane_figure(
    x, y, limits, answers=None, *, line=None, before=None, longest=None, row=None, places=None, height=440
):
    """Points x (N, 2) of classes y (N,) on what the unit answers everywhere, `answers` (R, R) from 0 to 1.

    `limits` is (low, high) of both axes. `line` and `before` are (w1, w2, b), drawn solid and dashed where
    w.x + b = 0; `longest` draws the weights of `line` as an arrow, on a scale on which that length is a fourth
    of the picture; `row` rings a point. `places` (P, 2), unseen, answer a click, and so do the points.
    """
    x, y = np.reshape(x, (-1, 2)), np.asarray(y)
    figure = go.Figure(layout=layout(height))
    if answers is not None:
        ticks = np.linspace(*limits, len(answers))
        hover = _("answer {value}").format(value="%{z:.2f}<extra></extra>")
        look = {"zmin": 0, "zmax": 1, "colorscale": TINTS, "showscale": False, "hovertemplate": hover}
        figure.add_heatmap(x=ticks, y=ticks, z=np.asarray(answers, np.float32), meta={"role": "answers"}, **look)
    if places is not None:
        hover = _("click to place a point<br>at ({place})").format(place=in_a_row(PLACE)) + "<extra></extra>"
        figure.add_trace(unseen(*places.T, hovertemplate=hover, meta={"role": "places"}))
        figure.update_layout(clickmode="event+select", hovermode="closest", dragmode=False)
    if before is not None and np.any(before[:2]):
        add_line(figure, *line_ends(before, limits).T, "before", QUIET, 2, name=_("line before"), dash="dash")
    if line is not None and np.any(line[:2]):
        add_line(figure, *line_ends(line, limits).T, "line", UNIT_COLOR, 3, name=_("line"))
        if longest and is_seen(line, limits):
            _add_arrow(figure, np.asarray(line, float), limits, longest)
    for label in (0, 1):
        marker = {"color": CLASS_COLORS[label], "symbol": CLASS_SYMBOLS[label]}
        marker |= {"size": 13 if len(x) <= 40 else 8, "line": {"width": 1, "color": OUTLINE}}
        points, name = x[y == label].T, _("class {n}").format(n=label)
        click = "" if places is None else f"<br>{_('click to remove it')}"
        hover = f"({in_a_row(PLACE)}){click}<extra>{name}</extra>"
        figure.add_scatter(
            x=points[0],
            y=points[1],
            mode="markers",
            name=name,
            marker=marker,
            unselected={"marker": {"opacity": 1}},
            hovertemplate=hover,
            meta={"role": f"class {label}"},
        )
    if row is not None:
        add_circles(figure, [x[row][0]], [x[row][1]], "row", name=_("this row"))
    figure.update_xaxes(title="x1", range=limits, constrain="domain", zeroline=False, showgrid=False)
    figure.update_yaxes(title="x2", range=limits, constrain="domain", zeroline=False, showgrid=False)
    return figure.update_yaxes(scaleanchor="x")


def square_around(x):
    """(low, high), for both axes, of a square that holds all points x (N, 2) with some air."""
    low, high = float(np.min(x)), float(np.max(x))
    air = 0.35 * (high - low) or 1.0
    return low - air, high + air


def answers_over(limits, answer, resolution=101):
    """What `answer`, (P, 2) -> (P,), says on a grid over the square of these limits, (resolution, resolution)."""
    ticks = np.linspace(*limits, resolution)
    grid = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    return np.reshape(answer(grid), (resolution, resolution))


def line_ends(weights, limits):
    """Two points (2, 2) on w1 x1 + w2 x2 + b = 0, far enough apart to cross a square of these limits."""
    w, b = np.asarray(weights[:2], float), float(weights[2])
    middle = np.full(2, sum(limits) / 2)
    foot = middle - (w @ middle + b) / (w @ w) * w
    along = np.array([-w[1], w[0]]) / np.linalg.norm(w) * 2 * (limits[1] - limits[0])
    return np.array([foot - along, foot + along])


def is_seen(weights, limits):
    """Whether the line crosses a square of these limits."""
    corners = np.stack(np.meshgrid(limits, limits), axis=-1).reshape(-1, 2) @ weights[:2] + weights[2]
    return bool(corners.min() < 0 < corners.max())


def _add_arrow(figure, line, limits, longest):
    """The weight vector: it stands upright on the line and points to the side that is answered with 1."""
    foot = line_ends(line, limits).mean(axis=0)
    tip = foot + line[:2] / longest * (limits[1] - limits[0]) / 4
    figure.add_annotation(
        x=tip[0], y=tip[1], ax=foot[0], ay=foot[1], xref="x", yref="y", axref="x", ayref="y", text="",
        showarrow=True, arrowhead=2, arrowwidth=3, arrowcolor=UNIT_COLOR, name="weights",
    )  # fmt: skip
    aside = np.array([-line[1], line[0]]) / np.linalg.norm(line[:2]) * 0.045 * (limits[1] - limits[0])
    add_label(figure, *((foot + tip) / 2 + aside), "<b>w</b>", size=14)
