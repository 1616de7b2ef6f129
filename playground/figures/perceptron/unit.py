"""A single unit and the numbers that run through it."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.perceptron.strokes import (
    CLASS_COLORS,
    QUIET,
    UNIT_COLOR,
    add_circles,
    add_label,
    add_line,
    layout,
    number,
)
from playground.languages import _
from playground.numbers import short

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
    widest = max(abs(float(weight)) for *_input, weight in edges) or 1.0
    figure = go.Figure(layout=layout(height=70 + 64 * len(edges)))
    for (name, value, weight), height in zip(edges, heights, strict=True):
        color = CLASS_COLORS[int(weight > 0)] if weight else QUIET
        width = 1 + 4 * abs(float(weight)) / widest
        add_line(figure, [0.95, 4.3], [height, 0], "edge", color, width)
        symbol = "b" if value is None else name.replace("x", "w")
        # Above the edge, on the side that it slopes away from.
        x, side = ((2.0, "center"), (2.3, "left"), (2.7, "right"))[int(np.sign(height))]
        above = height * (4.3 - x) / 3.35 + 0.2
        add_label(figure, x, above, f"{symbol} = {number(weight)}", size=12, xanchor=side)
        add_label(figure, 0.3, height, name if value is None else f"{name}<br><b>{_inside(value)}</b>", size=11)
    for ends in ([5.4, 6.6], [7.5, 8.5]):
        add_line(figure, ends, [0, 0], "edge", QUIET, 2)
    for x, inside, below in (
        (4.75, "<b>Σ</b>", f"z = {number(total)}"),
        (9.3, f"<b>{_inside(output)}</b>", _("output")),
    ):
        add_label(figure, x, 0, inside, size=12)
        add_label(figure, x, -0.95, below)
    add_label(figure, 7.05, -0.95, _(activation))
    x, y = [0.3] * len(edges) + [4.75, 7.05, 9.3], [*heights, 0, 0, 0]
    add_circles(figure, x, y, "nodes", size=46, color=QUIET, width=1.5)
    curve_x, curve_y = _CURVES[activation]
    x, y = 7.05 + 0.32 * np.asarray(curve_x), 0.34 * np.asarray(curve_y)
    add_line(figure, x, y, "activation", UNIT_COLOR, 2.5)
    room = len(edges) / 2 + 0.75
    figure.update_xaxes(visible=False, range=[-0.5, 10.1], fixedrange=True)
    figure.update_yaxes(visible=False, range=[-room, room], fixedrange=True)
    return figure.update_layout(showlegend=False, margin={"l": 0, "r": 0, "t": 0, "b": 0})


def _inside(value):
    """A number that has to fit into a circle."""
    written = number(value)
    return written if len(written) <= 7 else short(value, 3)
