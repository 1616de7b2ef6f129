"""A single unit: its diagram, the plane it divides, and how its learning went.

Text, grids and backgrounds are left to the page's theme. The colors that are set here can be told apart on light
and on dark, and each class has a shape of its own too.
"""

import numpy as np
import plotly.graph_objects as go

from playground.figures.places import unseen

CLASS_COLORS = ("#f59322", "#0877bd")  # class 0, class 1
CLASS_SYMBOLS = ("square", "circle")
UNIT_COLOR = "#9a6fd0"  # the line that the unit draws, and its weights as an arrow
QUIET = "#8a93a3"
OUTLINE = "#ffffff"  # around the points, which stand on their own class's tint
MARK_COLOR = "#e0457b"  # the row in question
_TINTS = [(0.0, "rgba(245,147,34,0.42)"), (0.5, "rgba(138,147,163,0.08)"), (1.0, "rgba(8,119,189,0.42)")]

_CURVES = {
    "step": ([-1, 0, 0, 1], [-0.8, -0.8, 0.8, 0.8]),
    "linear": ([-1, 1], [-0.8, 0.8]),
    "sigmoid": (np.linspace(-1, 1, 25), 1.6 / (1 + np.exp(-6 * np.linspace(-1, 1, 25))) - 0.8),
}


def unit_diagram(names, inputs, weights, bias, total, output, activation):
    """One unit and the numbers that run through it: inputs, weights on edges, sum, activation, output.

    `names`, `inputs`, `weights` are (D,); `activation` is "step", "linear" or "sigmoid".
    """
    edges = [*zip(names, inputs, weights, strict=True), ("1", None, bias)]
    heights = np.linspace(1, -1, len(edges)) * len(edges) / 2
    widest = max(abs(float(weight)) for _, _, weight in edges) or 1.0
    figure = go.Figure(layout=_layout(height=70 + 64 * len(edges)))
    for (name, value, weight), height in zip(edges, heights, strict=True):
        color = CLASS_COLORS[int(weight > 0)] if weight else QUIET
        width = 1 + 4 * abs(float(weight)) / widest
        _add_line(figure, [0.95, 4.3], [height, 0], "edge", color, width)
        symbol = "b" if value is None else name.replace("x", "w")
        # Above the edge, on the side that it slopes away from.
        x, side = ((2.0, "center"), (2.3, "left"), (2.7, "right"))[int(np.sign(height))]
        above = height * (4.3 - x) / 3.35 + 0.2
        _label(figure, x, above, f"{symbol} = {number(weight)}", size=12, xanchor=side)
        _label(figure, 0.3, height, name if value is None else f"{name}<br><b>{number(value)}</b>", size=11)
    for ends in ([5.4, 6.6], [7.5, 8.5]):
        _add_line(figure, ends, [0, 0], "edge", QUIET, 2)
    for x, inside, below in (
        (4.75, "<b>Σ</b>", f"z = {number(total)}"),
        (9.3, f"<b>{number(output)}</b>", "output"),
    ):
        _label(figure, x, 0, inside, size=12)
        _label(figure, x, -0.95, below)
    _label(figure, 7.05, -0.95, activation)
    x, y = [0.3] * len(edges) + [4.75, 7.05, 9.3], [*heights, 0, 0, 0]
    _add_circles(figure, x, y, "nodes", size=46, color=QUIET, width=1.5)
    curve_x, curve_y = _CURVES[activation]
    x, y = 7.05 + 0.32 * np.asarray(curve_x), 0.34 * np.asarray(curve_y)
    _add_line(figure, x, y, "activation", UNIT_COLOR, 2.5)
    room = len(edges) / 2 + 0.75
    figure.update_xaxes(visible=False, range=[-0.5, 10.1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-room, room], fixedrange=True)
    return figure.update_layout(showlegend=False, margin={"l": 0, "r": 0, "t": 0, "b": 0})


def plane_figure(
    x, y, limits, answers=None, *, line=None, before=None, longest=None, row=None, places=None, height=440
):
    """Points x (N, 2) of classes y (N,) on what the unit answers everywhere, `answers` (R, R) from 0 to 1.

    `limits` is (low, high) of both axes. `line` and `before` are (w1, w2, b), drawn solid and dashed where
    w.x + b = 0; `longest` draws the weights of `line` as an arrow, on a scale on which that length is a fourth
    of the picture; `row` rings a point. `places` (P, 2), unseen, answer a click, and so do the points.
    """
    x, y = np.reshape(x, (-1, 2)), np.asarray(y)
    figure = go.Figure(layout=_layout(height))
    if answers is not None:
        ticks = np.linspace(*limits, len(answers))
        hover = "answer %{z:.2f}<extra></extra>"
        look = {"zmin": 0, "zmax": 1, "colorscale": _TINTS, "showscale": False, "hovertemplate": hover}
        figure.add_heatmap(x=ticks, y=ticks, z=np.asarray(answers, np.float32), meta={"role": "answers"}, **look)
    if places is not None:
        hover = "click to place a point<br>at (%{x:.4~g}, %{y:.4~g})<extra></extra>"
        figure.add_trace(unseen(*places.T, hovertemplate=hover, meta={"role": "places"}))
        figure.update_layout(clickmode="event+select", hovermode="closest", dragmode=False)
    if before is not None and np.any(before[:2]):
        _add_line(figure, *line_ends(before, limits).T, "before", QUIET, 2, name="line before", dash="dash")
    if line is not None and np.any(line[:2]):
        _add_line(figure, *line_ends(line, limits).T, "line", UNIT_COLOR, 3, name="line")
        if longest and is_seen(line, limits):
            _add_arrow(figure, np.asarray(line, float), limits, longest)
    for label in (0, 1):
        marker = {"color": CLASS_COLORS[label], "symbol": CLASS_SYMBOLS[label], "size": 13 if len(x) <= 40 else 8}
        marker["line"] = {"width": 1, "color": OUTLINE}
        points, role = x[y == label].T, f"class {label}"
        click = "" if places is None else "<br>click to remove it"
        hover = "(%{x:.4~g}, %{y:.4~g})" + click + "<extra>" + role + "</extra>"
        figure.add_scatter(
            x=points[0],
            y=points[1],
            mode="markers",
            name=role,
            marker=marker,
            unselected={"marker": {"opacity": 1}},
            hovertemplate=hover,
            meta={"role": role},
        )
    if row is not None:
        _add_circles(figure, [x[row][0]], [x[row][1]], "row", name="this row")
    figure.update_xaxes(title="x1", range=limits, constrain="domain", zeroline=False, showgrid=False)
    figure.update_yaxes(title="x2", range=limits, constrain="domain", zeroline=False, showgrid=False)
    return figure.update_yaxes(scaleanchor="x")


def corrections_figure(per_epoch, epoch=None):
    """How many corrections each epoch (from 1) needed; the epoch shown stands out."""
    epochs, is_short = np.arange(1, len(per_epoch) + 1), len(per_epoch) <= 15
    figure = go.Figure(layout=_layout(height=190))
    figure.add_bar(
        x=epochs,
        y=per_epoch,
        marker={"color": [UNIT_COLOR if each == epoch else QUIET for each in epochs], "line": {"width": 0}},
        text=per_epoch if is_short else None,
        textposition="outside",
        hovertemplate="epoch %{x}: %{y}<extra></extra>",
        meta={"role": "corrections"},
    )
    figure.update_xaxes(title="epoch", **({"dtick": 1} if is_short else {"nticks": 8}))
    figure.update_yaxes(title="corrections", range=[0, max(per_epoch) * 1.25], nticks=4)
    return figure.update_layout(showlegend=False, margin={"t": 8})


def fit_figure(x, y, weight, bias, row=None, truth=None):
    """Values y (N,) over x (N,), and the line that the unit draws through them; `truth` is (weight, bias)."""
    figure = go.Figure(layout=_layout(height=400))
    marker, hover = (
        {"color": CLASS_COLORS[0], "size": 6, "opacity": 0.8},
        "x = %{x:.3f}, y = %{y:.3f}<extra></extra>",
    )
    figure.add_scatter(
        x=x, y=y, mode="markers", name="points", marker=marker, hovertemplate=hover, meta={"role": "points"}
    )
    ends = np.array([np.min(x), np.max(x)])
    if truth is not None:
        name = f"{number(truth[0])}x + {number(truth[1])}"
        _add_line(figure, ends, truth[0] * ends + truth[1], "truth", QUIET, 2, name=name, dash="dash")
    _add_line(figure, ends, weight * ends + bias, "line", UNIT_COLOR, 3, name="the unit")
    if row is not None:
        _add_line(figure, [x[row]] * 2, [y[row], weight * x[row] + bias], "error", MARK_COLOR, 2, dash="dot")
        _add_circles(figure, [x[row]], [y[row]], "row", name="this row")
    room = 0.06 * (np.max(y) - np.min(y))
    figure.update_xaxes(title="x", zeroline=False)
    return figure.update_yaxes(title="y", zeroline=False, range=[np.min(y) - room, np.max(y) + room])


def losses_figure(losses, epoch, title):
    """A loss (E+1,) over epochs, with the epoch shown as a dot."""
    figure = go.Figure(layout=_layout(height=190))
    for role, mode, x, y in (
        ("loss", "lines", np.arange(len(losses)), losses),
        ("shown", "markers", [epoch], [losses[epoch]]),
    ):
        hover = "epoch %{x}: %{y:.4~g}<extra></extra>"
        figure.add_scatter(x=x, y=y, mode=mode, hovertemplate=hover, meta={"role": role}, cliponaxis=False)
    figure.update_traces(line={"color": UNIT_COLOR, "width": 2.5}, marker={"color": MARK_COLOR, "size": 10})
    figure.update_xaxes(title="epoch", zeroline=False)
    figure.update_yaxes(title=title, rangemode="tozero", nticks=5)
    return figure.update_layout(showlegend=False, margin={"t": 8})


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


def number(value):
    """Four digits at most, a true minus sign, and no minus before 0."""
    return f"{round(float(value), 4) + 0.0:.4g}".replace("-", "−")


def _add_arrow(figure, line, limits, longest):
    """The weight vector: it stands upright on the line and points to the side that is answered with 1."""
    foot = line_ends(line, limits).mean(axis=0)
    tip = foot + line[:2] / longest * (limits[1] - limits[0]) / 4
    figure.add_annotation(
        x=tip[0], y=tip[1], ax=foot[0], ay=foot[1], xref="x", yref="y", axref="x", ayref="y", text="",
        showarrow=True, arrowhead=2, arrowwidth=3, arrowcolor=UNIT_COLOR, name="weights",
    )  # fmt: skip
    aside = np.array([-line[1], line[0]]) / np.linalg.norm(line[:2]) * 0.045 * (limits[1] - limits[0])
    _label(figure, *((foot + tip) / 2 + aside), "<b>w</b>", size=14)


def _add_line(figure, x, y, role, color, width, name=None, dash=None):
    """A line that is no answer to the pointer; only a line with a name is in the legend."""
    look = {"mode": "lines", "line": {"color": color, "width": width, "dash": dash}, "hoverinfo": "skip"}
    figure.add_scatter(x=x, y=y, name=name, showlegend=bool(name), meta={"role": role}, **look)


def _add_circles(figure, x, y, role, name=None, size=22, color=MARK_COLOR, width=3):
    marker = {"symbol": "circle-open", "size": size, "color": color, "line": {"width": width}}
    figure.add_scatter(x=x, y=y, mode="markers", name=name, marker=marker, hoverinfo="skip", meta={"role": role})


def _label(figure, x, y, text, size=13, xanchor="center"):
    figure.add_annotation(x=x, y=y, text=text, showarrow=False, font={"size": size}, xanchor=xanchor)


def _layout(height):
    return go.Layout(
        height=height,
        autosize=True,
        margin={"l": 8, "r": 8, "t": 30, "b": 8},
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        hoverlabel={"namelength": -1},
    )
