"""A formula's graph as far as it is known: values and gradients in its nodes, slopes on its edges."""

import math
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

from playground.figures.chain_rule.places import HALF_HEIGHT, HALF_WIDTH, curve, place_nodes
from playground.languages import _
from playground.numbers import plain

LINE = "rgba(128,128,128,0.6)"
ROLES = {"forward": ("#3b82f6", "rgba(59,130,246,0.16)"), "backward": ("#f07818", "rgba(240,120,24,0.16)")}
ROW_PIXELS, LETTER_PIXELS, LEAST_LAYER, MOST_LAYER = 90, 6.8, 112, 230
LONGEST = 24


class Drawing(NamedTuple):
    """N nodes and E edges; NaN where a number is not known yet.

    `names`, `formulas` (N,) of str; `values`, `gradients` (N,); `edges` (E, 2) from and to, an edge's end
    stands after its start; `slopes` (E,); `current` is the node of this step or None, `lit` (E,) the edges it
    uses, `role` "forward" or "backward".
    """

    names: list[str]
    formulas: list[str]
    values: np.ndarray
    gradients: np.ndarray
    edges: list[tuple[int, int]]
    slopes: np.ndarray
    current: int | None
    lit: np.ndarray
    role: str


def drawing_of(graph, steps, slopes):
    """What is known of a graph after these steps; `slopes` by end and input, as `local_slopes` gives them."""
    moving = graph.moving
    values, gradients = np.full((2, len(graph)), np.nan)
    for step in steps:
        (values if step.is_forward else gradients)[step.place] = step.result
    last = steps[-1] if steps else None
    used = {(term.end, term.slot) for term in last.terms} if last else set()
    return Drawing(
        [graph[place].name for place in moving],
        [graph.text(place) for place in moving],
        values[moving],
        gradients[moving],
        [(moving.index(start), moving.index(end)) for start, end, _ in graph.edges],
        np.array(
            [np.nan if np.isnan(values[end]) else slopes.get((end, slot), np.nan) for _, end, slot in graph.edges]
        ),
        moving.index(last.place) if last else None,
        np.array(
            [
                (end, slot) in used or (last and last.is_forward and end == last.place)
                for _, end, slot in graph.edges
            ],
            bool,
        ),
        "forward" if not last or last.is_forward else "backward",
    )


def graph_figure(drawing: Drawing) -> go.Figure:
    """The graph with value and gradient in every node and the slope on every edge.

    `layout.meta` says between which widths in pixels it can be read: {"least_width", "most_width"}.
    """
    x, y, routes = place_nodes(len(drawing.names), drawing.edges)
    color, tint = ROLES[drawing.role]
    labels = [
        _cut(name if name == formula else f"{name} = {formula}")
        for name, formula in zip(drawing.names, drawing.formulas, strict=True)
    ]
    n_layers, height = x.max() + 1, y.max() - y.min() + 1
    per_layer = max(LEAST_LAYER, max(map(len, labels)) * LETTER_PIXELS / (2 * HALF_WIDTH) + 6)
    figure = go.Figure(
        layout={
            "height": int(height * ROW_PIXELS) + 16,
            "margin": {"l": 4, "r": 4, "t": 4, "b": 4},
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "meta": {
                "least_width": int(n_layers * per_layer),
                "most_width": int(n_layers * max(per_layer, MOST_LAYER)),
            },
        }
    )
    figure.update_xaxes(visible=False, fixedrange=True, range=[-0.4, n_layers - 0.6])
    figure.update_yaxes(visible=False, fixedrange=True, range=[y.max() + 0.5, y.min() - 0.5])
    for lit in (False, True):
        curves = [curve(route) for route, is_lit in zip(routes, drawing.lit, strict=True) if is_lit == lit]
        _add_curves(figure, curves, color if lit else LINE, 2.5 if lit else 1.3)
    for node in range(len(labels)):
        is_current = node == drawing.current
        figure.add_shape(
            type="rect",
            x0=x[node] - HALF_WIDTH,
            x1=x[node] + HALF_WIDTH,
            y0=y[node] - HALF_HEIGHT,
            y1=y[node] + HALF_HEIGHT,
            line={"color": color if is_current else LINE, "width": 2.5 if is_current else 1.3},
            fillcolor=tint if is_current else "rgba(128,128,128,0.07)",
        )
    known = [(_known(v), _known(g)) for v, g in zip(drawing.values, drawing.gradients, strict=True)]
    figure.add_scatter(
        x=x,
        y=y,
        mode="text",
        text=[
            "<br>".join(
                [f"<b>{label}</b>", value or " ", _("grad {value}").format(value=gradient) if gradient else " "]
            )
            for label, (value, gradient) in zip(labels, known, strict=True)
        ],
        textfont={"size": 12},
        hovertext=[
            "<br>".join(
                [
                    f"{name} = {formula}",
                    _("value {value}" if value else "value not yet").format(value=value),
                    _("gradient {value}" if gradient else "gradient not yet").format(value=gradient),
                ]
            )
            for name, formula, (value, gradient) in zip(drawing.names, drawing.formulas, known, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        meta={"role": "nodes"},
    )
    # Every edge ends at a place of its own, so no two slopes meet.
    ends = np.array([route[-1] for route in routes]).reshape(-1, 2)
    figure.add_scatter(
        x=ends[:, 0],
        y=ends[:, 1],
        mode="text",
        text=[f"{_known(slope)}\u2002" for slope in drawing.slopes],
        textposition="top left",
        textfont={"size": 11},
        hoverinfo="skip",
        meta={"role": "slopes"},
    )
    return figure


def _add_curves(figure, curves, color, width):
    gap = np.full((1, 2), np.nan)
    points = np.vstack([gap, *(part for curve in curves for part in (curve, gap))])
    figure.add_scatter(
        x=points[:, 0], y=points[:, 1], mode="lines", line={"color": color, "width": width}, hoverinfo="skip"
    )


def _cut(text):
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _known(value):
    return "" if math.isnan(value) else plain(value)
