"""A formula as a drawing: its nodes in layers from left to right.

The drawing follows Sugiyama, Tagawa and Toda (1981): layers by the longest way, long edges given a place in every
layer that they cross, the order within a layer by the mean of the neighbors.
"""

import math
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import plotly.graph_objects as go

LINE = "rgba(128,128,128,0.6)"
ROLES = {"forward": ("#3b82f6", "rgba(59,130,246,0.16)"), "backward": ("#f07818", "rgba(240,120,24,0.16)")}
ROW_PIXELS, LETTER_PIXELS, LEAST_LAYER, MOST_LAYER = 90, 6.8, 112, 230
HALF_WIDTH, HALF_HEIGHT, LONGEST = 0.33, 0.36, 24
SWEEPS = 40


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
        _short(name if name == formula else f"{name} = {formula}")
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
        curves = [_curve(route) for route, is_lit in zip(routes, drawing.lit, strict=True) if is_lit == lit]
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
    known = [(_number(v), _number(g)) for v, g in zip(drawing.values, drawing.gradients, strict=True)]
    figure.add_scatter(
        x=x,
        y=y,
        mode="text",
        text=[
            f"<b>{label}</b><br>{value or ' '}<br>{f'grad {gradient}' if gradient else ' '}"
            for label, (value, gradient) in zip(labels, known, strict=True)
        ],
        textfont={"size": 12},
        hovertext=[
            f"{name} = {formula}<br>value {value or 'not yet'}<br>gradient {gradient or 'not yet'}"
            for name, formula, (value, gradient) in zip(drawing.names, drawing.formulas, known, strict=True)
        ],
        hovertemplate="%{hovertext}<extra></extra>",
        meta={"role": "nodes"},
    )
    ends = np.array([route[-1] for route in routes]).reshape(
        -1, 2
    )  # every edge has its own, so no two slopes meet
    figure.add_scatter(
        x=ends[:, 0],
        y=ends[:, 1],
        mode="text",
        text=[f"{_number(slope)}\u2002" for slope in drawing.slopes],
        textposition="top left",
        textfont={"size": 11},
        hoverinfo="skip",
        meta={"role": "slopes"},
    )
    return figure


def place_nodes(n_nodes, edges):
    """x (N,) the layer and y (N,) the height of every node, and for every edge the points (P, 2) it passes."""
    layers = _layers(n_nodes, edges)
    chains, where = [], list(layers)  # places of the nodes, then of every crossing of a layer
    for start, end in edges:
        crossings = range(len(where), len(where) + layers[end] - layers[start] - 1)
        where += range(layers[start] + 1, layers[end])
        chains.append([start, *crossings, end])
    neighbors = [[] for _ in where]
    for chain in chains:
        for a, b in pairwise(chain):
            neighbors[a].append(b)
            neighbors[b].append(a)
    rows = [[i for i, layer in enumerate(where) if layer == row] for row in range(max(where) + 1)]
    y = np.zeros(len(where))
    for row in rows:
        y[row] = _spread(y[row], _gaps(row, n_nodes))
    for sweep in range(SWEEPS):
        for row in rows[:: 1 if sweep % 2 else -1]:
            wanted = np.array([np.mean(y[neighbors[i]]) if neighbors[i] else y[i] for i in row])
            if sweep < SWEEPS - 8:  # at last the order stays, and the heights settle
                order = np.argsort(wanted, kind="stable")
                row[:], wanted = [row[i] for i in order], wanted[order]
            y[row] = _spread(wanted, _gaps(row, n_nodes))
    return np.array(where[:n_nodes]), y[:n_nodes], _routes(chains, where, y, n_nodes)


def _layers(n_nodes, edges):
    """The longest way to each node; a node that nothing leads to stands just before the first that it enters."""
    layers = [0] * n_nodes
    for start, end in sorted(edges, key=lambda edge: edge[1]):
        layers[end] = max(layers[end], layers[start] + 1)
    ends = {end for _, end in edges}
    for node in set(range(n_nodes)) - ends:
        layers[node] = min((layers[end] - 1 for start, end in edges if start == node), default=0)
    return layers


def _gaps(row, n_nodes):
    """How far each entry of a layer is from the one above: nodes are tall, lines that only pass are not."""
    room = np.array([0.5 if i < n_nodes else 0.16 for i in row])
    return room[1:] + room[:-1]


def _spread(wanted, gaps):
    """Heights in the given order, `gaps` apart or more, as near to `wanted` as can be: pool adjacent violators."""
    offsets = np.concatenate([[0], np.cumsum(gaps)])
    blocks = []  # mean and size of runs that must move together
    for target in wanted - offsets:
        blocks.append((target, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (a, n), (b, m) = blocks[-2:]
            blocks[-2:] = [((a * n + b * m) / (n + m), n + m)]
    return np.repeat([mean for mean, _ in blocks], [size for _, size in blocks]) + offsets


def _routes(chains, where, y, n_nodes):
    """Points of every edge; edges that meet at a node arrive and leave at heights of their own, none crossing."""
    leave, arrive = {}, {}
    for node in range(n_nodes):
        for ports, side, beyond in ((leave, 0, 1), (arrive, -1, -2)):
            mine = [k for k, chain in enumerate(chains) if chain[side] == node]
            mine.sort(key=lambda k: y[chains[k][beyond]])
            heights = (np.arange(len(mine)) - (len(mine) - 1) / 2) * min(0.3, 0.6 / max(len(mine), 1))
            ports.update(zip(mine, y[node] + heights, strict=True))
    routes = []
    for k, chain in enumerate(chains):
        points = [(where[chain[0]] + HALF_WIDTH, leave[k])]
        for i in chain[1:-1]:
            points += [(where[i] - HALF_WIDTH, y[i]), (where[i] + HALF_WIDTH, y[i])]
        routes.append(np.array([*points, (where[chain[-1]] - HALF_WIDTH, arrive[k])]))
    return routes


def _curve(route):
    """The route as a line that leaves and arrives level: each piece a smooth step."""
    share = np.linspace(0, 1, 12)[:, None]
    smooth = np.hstack([share, share * share * (3 - 2 * share)])
    return np.vstack([a + (b - a) * smooth for a, b in pairwise(route)])


def _add_curves(figure, curves, color, width):
    gap = np.full((1, 2), np.nan)
    points = np.vstack([gap, *(part for curve in curves for part in (curve, gap))])
    figure.add_scatter(
        x=points[:, 0], y=points[:, 1], mode="lines", line={"color": color, "width": width}, hoverinfo="skip"
    )


def _short(text):
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _number(value):
    return "" if math.isnan(value) else f"{value + 0.0:.4g}".replace("-", "−")
