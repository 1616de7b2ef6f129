"""A descent on a function of one number: the path on its curve, and the height over the steps."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.gradient_descent.paths import ORANGE, RED, drawable, layout
from playground.languages import _, pgettext


def curve_figure(curve, points, step, slope, limits):
    """A function, the path on it and the tangent at one step. `curve` (R, 2), `points` (T, 2), `limits` (2, 2)."""
    (left, right), _heights = limits
    path, chosen = drawable(points, limits), points[step]
    figure = go.Figure(layout=layout(380))
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
        name=_("path"),
        line={"color": ORANGE, "width": 1},
        marker={"color": ORANGE, "size": 6},
        text=[_("step {step}").format(step=t) for t in range(len(path))],
        hovertemplate="%{text}<br>x = %{x:.4~g}<br>f(x) = %{y:.4~g}<extra></extra>",
    )
    if step < len(path) and (path[step] == chosen).all():
        x = chosen[0] + np.array([-0.2, 0.2]) * (right - left)
        figure.add_scatter(
            x=x,
            y=chosen[1] + slope * (x - chosen[0]),
            mode="lines",
            name=_("tangent"),
            line={"color": RED, "width": 2, "dash": "6px,3px"},
            hoverinfo="skip",
        )
        figure.add_scatter(
            x=chosen[:1],
            y=chosen[1:],
            mode="markers",
            name=_("step {step}").format(step=step),
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
    figure = go.Figure(layout=layout(380))
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
        name=_("height"),
        line={"color": ORANGE, "width": 1.5},
        marker={"color": ORANGE, "size": 4},
        hovertemplate=_("step {step}: {value}").format(step="%{x}", value="%{y:.4~g}<extra></extra>"),
    )
    here = shown[(shown == points[step]).all(axis=1)]
    figure.add_scatter(
        x=here[:, 0],
        y=here[:, 1],
        mode="markers",
        name=_("step {step}").format(step=step),
        marker={"color": RED, "size": 12},
        hoverinfo="skip",
    )
    figure.update_xaxes(title=pgettext("of a walk", "step"), range=span, zeroline=False)
    figure.update_yaxes(title=_("f(x) above the lowest point"), zeroline=False)
    return figure


def _decades(heights):
    """Range and tick distance of a log axis: powers of ten, at least two of them, about eight ticks at most."""
    exponents = np.log10(heights) if len(heights) else np.zeros(1)
    low, high = float(np.floor(exponents.min())), float(np.ceil(exponents.max()))
    margin = 0.04 * (high - low) if high - low > 1 else 1
    return {"range": (low - margin, high + margin), "dtick": max(1, round((high - low) / 7))}
