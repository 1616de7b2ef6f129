"""Paths downhill: on a curve, over the steps, and on a surface seen from above."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.places import unseen

REACH = 3  # how many pictures wide the lines are drawn; the axes cut them at the edge of one
BANDS = 16  # of a surface, each of the same area, so that a flat valley shows as well as a steep wall
ORANGE, RED = "#f59322", "#d1495b"  # middle tones, as in the player: readable on white and on black
TRACKS = {  # one optimizer after another: color, dash, the symbol at its end
    "sgd": ("#2f9be0", "solid", "circle"),
    "momentum": ("#f59322", "solid", "square"),
    "nesterov": ("#d1495b", "6px,3px", "diamond"),
    "adagrad": ("#a8845a", "3px,2px", "triangle-up"),
    "rmsprop": ("#0f9d6c", "solid", "triangle-down"),
    "adam": ("#c464a8", "solid", "pentagon"),
}


def drawable(points, limits):
    """The part of a path (T, 2) that is worth drawing: up to REACH pictures, then to where it leaves that frame.

    Numbers of 1e300 are no places on a screen. `limits` is ((left, right), (bottom, top)) of one picture.
    """
    low, high = np.asarray(limits, float).T
    middle, half = (low + high) / 2, REACH * (high - low) / 2
    far = np.abs(points - middle) > half
    if not far.any():
        return points
    first = int(far.any(axis=1).argmax())
    if first == 0:
        return points[:0]
    inside, outside = points[first - 1] - middle, points[first] - middle
    beyond = far[first]
    share = ((np.copysign(half, outside) - inside)[beyond] / (outside - inside)[beyond]).min()
    return np.vstack([points[:first], middle + np.clip(inside + share * (outside - inside), -half, half)])


def curve_figure(curve, points, step, slope, limits):
    """A function, the path on it and the tangent at one step. `curve` (R, 2), `points` (T, 2), `limits` (2, 2)."""
    (left, right), _ = limits
    path, chosen = drawable(points, limits), points[step]
    figure = go.Figure(layout=_layout(380))
    figure.add_scatter(
        x=curve[:, 0],
        y=curve[:, 1],
        mode="lines",
        name="f(x)",
        line={"width": 2.5, "simplify": False},
        hoverinfo="skip",
    )
    figure.add_scatter(
        x=path[:, 0],
        y=path[:, 1],
        mode="lines+markers",
        name="path",
        line={"color": ORANGE, "width": 1},
        marker={"color": ORANGE, "size": 6},
        text=[f"step {t}" for t in range(len(path))],
        hovertemplate="%{text}<br>x = %{x:.4~g}<br>f(x) = %{y:.4~g}<extra></extra>",
    )
    if step < len(path) and (path[step] == chosen).all():
        x = chosen[0] + np.array([-0.2, 0.2]) * (right - left)
        figure.add_scatter(
            x=x,
            y=chosen[1] + slope * (x - chosen[0]),
            mode="lines",
            name="tangent",
            line={"color": RED, "width": 2, "dash": "6px,3px"},
            hoverinfo="skip",
        )
        figure.add_scatter(
            x=chosen[:1],
            y=chosen[1:],
            mode="markers",
            name=f"step {step}",
            marker={"color": RED, "size": 12},
            hoverinfo="skip",
        )
    figure.update_xaxes(title="x", range=limits[0], zeroline=False)
    figure.update_yaxes(title="f(x)", range=limits[1], zeroline=False)
    return figure


def values_figure(heights, step, is_log, top):
    """Height over steps, `heights` (T,). A log scale has no place for 0; else the picture ends at `top`."""
    points = np.column_stack([np.arange(len(heights)), heights])
    span = (-0.02 * len(heights), 1.02 * len(heights))
    figure = go.Figure(layout=_layout(380))
    if is_log:
        shown = points[heights > 0]
        figure.update_yaxes(type="log", exponentformat="power", **_decades(shown[:, 1]))
    else:
        limits = span, (min(0, heights.min()) - 0.03 * top, 1.05 * min(max(heights.max(), 1e-9), top))
        shown = drawable(points, limits)
        figure.update_yaxes(range=limits[1])
    figure.add_scatter(
        x=shown[:, 0],
        y=shown[:, 1],
        mode="lines+markers",
        name="height",
        line={"color": ORANGE, "width": 1.5},
        marker={"color": ORANGE, "size": 4},
        hovertemplate="step %{x}: %{y:.4~g}<extra></extra>",
    )
    here = shown[(shown == points[step]).all(axis=1)]
    figure.add_scatter(
        x=here[:, 0],
        y=here[:, 1],
        mode="markers",
        name=f"step {step}",
        marker={"color": RED, "size": 12},
        hoverinfo="skip",
    )
    figure.update_xaxes(title="step", range=span, zeroline=False)
    figure.update_yaxes(title="f(x) above its lowest value", zeroline=False)
    return figure


def surface_figure(x, y, z, paths, minima, limits):
    """A surface from above with every path on it. `x` (R,), `y` (R,), `z` (R, R) of rows y; `minima` (M, 2).

    `paths`: name of TRACKS -> (points (T, 2), what the legend says). The last trace is the grid of points, unseen,
    that answers a click.
    """
    figure = go.Figure(layout=_layout(560))
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
    for name, symbol, places in (("minimum", "star", minima), ("start", "x", _starts(paths))):
        figure.add_scatter(
            x=[place[0] for place in places],
            y=[place[1] for place in places],
            mode="markers",
            name=name,
            marker={"symbol": symbol, "size": 13, "color": "#c9b400", "line": {"width": 1, "color": "#7a5c00"}},
            hoverinfo="skip",
            visible=len(places) > 0,
        )
    for name, (points, label) in paths.items():
        path = drawable(points, limits)
        color, dash, symbol = TRACKS[name]
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


def _decades(heights):
    """Range and tick distance of a log axis: powers of ten, at least two of them, about eight ticks at most."""
    exponents = np.log10(heights) if len(heights) else np.zeros(1)
    low, high = float(np.floor(exponents.min())), float(np.ceil(exponents.max()))
    margin = 0.04 * (high - low) if high - low > 1 else 1
    return {"range": (low - margin, high + margin), "dtick": max(1, round((high - low) / 7))}


def _starts(paths):
    return [points[0] for points, _ in list(paths.values())[:1]]


def _share_below(z):
    """The share of all heights that lie below each: contours of it enclose areas of one size."""
    ordered = np.sort(z, axis=None)
    return (np.searchsorted(ordered, z) / ordered.size).astype(np.float32)


def _click_grid(x, y, z):
    """Every second point of the grid, unseen: Plotly answers a click on points, not one on a contour."""
    across, up = np.meshgrid(x[::2], y[::2])
    hover = "start at (%{x:.3~g}, %{y:.3~g})<br>f = %{customdata:.3~g}<extra></extra>"
    return unseen(across.ravel(), up.ravel(), name="click", customdata=z[::2, ::2].ravel(), hovertemplate=hover)


def _layout(height):
    return go.Layout(
        height=height,
        autosize=True,
        margin={"l": 52, "r": 8, "t": 8, "b": 40},
        font={"size": 12},
        dragmode=False,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": -0.16, "yanchor": "top"},
    )
