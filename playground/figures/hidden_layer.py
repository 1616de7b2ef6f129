"""The plane before and after a hidden layer: the same grid, the same points, twice."""

import numpy as np
import plotly.graph_objects as go

from playground.data.sources import said_class
from playground.figures.text import plain

COLORS = (  # of the classes, as in the player's palette.js
    "#f59322", "#0877bd", "#0f9d6c", "#c464a8", "#c9b400", "#5bb8e8", "#d1495b", "#8c6d46", "#7a7f8c", "#6a51a3",
)  # fmt: skip
SYMBOLS = (  # as in its shapes.js
    "circle", "square", "triangle-up", "diamond", "triangle-down", "cross", "x", "pentagon", "hourglass", "star",
)  # fmt: skip
UPRIGHT, LEVEL = "rgba(124,110,220,0.6)", "rgba(128,136,148,0.65)"  # in sight on white and on black
BOUNDARY = "#d1388a"
HEIGHT = 430


def before_figure(space, class_names, axis_names):
    """The input plane with grid, points and the network's boundary; `space` is a `HiddenSpace`."""
    figure = _picture(space.grid_before, space.points_before, space, class_names, axis_names, space.limits_before)
    shade(figure, space.regions_before, space.limits_before, len(class_names))
    x, y = _places(space.limits_before, space.margins.shape[-1])
    for margin in space.margins:
        if margin.min() < 0 < margin.max():
            figure.add_contour(
                x=x,
                y=y,
                z=margin.astype(np.float32),
                contours={"type": "constraint", "operation": "=", "value": 0},
                line={"color": BOUNDARY, "width": 2.5, "smoothing": 1},
                showlegend=False,
                hoverinfo="skip",
                meta={"role": "boundary"},
            )
    return figure


def after_figure(space, class_names, axis_names):
    """The same grid and points where the layer puts them, and the straight lines of the output layer, if any."""
    figure = _picture(space.grid_after, space.points_after, space, class_names, axis_names, space.limits_after)
    if space.regions_after.size:
        shade(figure, space.regions_after, space.limits_after, len(class_names))
    for ends in space.straight:
        figure.add_scatter(
            x=ends[:, 0],
            y=ends[:, 1],
            mode="lines",
            line={"color": BOUNDARY, "width": 2.5},
            showlegend=False,
            hoverinfo="skip",
            meta={"role": "boundary"},
        )
    return figure


def _picture(grid, points, space, class_names, axis_names, limits):
    figure = go.Figure(
        layout={
            "height": HEIGHT,
            "margin": {"l": 48, "r": 8, "t": 8, "b": 40},
            "legend": {"orientation": "h", "y": 1, "yanchor": "bottom", "x": 0, "title": {"text": ""}},
            "hovermode": "closest",
            "uirevision": "kept",
        }
    )
    half = len(grid) // 2
    for lines, color in ((grid[:half], UPRIGHT), (grid[half:], LEVEL)):
        x, y = _one_path(lines)
        figure.add_scatter(
            x=x,
            y=y,
            mode="lines",
            line={"color": color, "width": 1},
            showlegend=False,
            hoverinfo="skip",
            meta={"role": "grid"},
        )
    add_points(figure, points, space.y, class_names)
    lay_axes(figure, limits, axis_names)
    return figure


def add_points(figure, points, classes, class_names):
    """Points (N, 2) in the color and the shape of their classes (N,)."""
    for number, name in enumerate(class_names):
        called = plain(said_class(str(name)))
        mine = points[classes == number].astype(np.float32)
        figure.add_scatter(
            x=mine[:, 0],
            y=mine[:, 1],
            mode="markers",
            name=called,
            marker={
                "color": color_of(number),
                "symbol": SYMBOLS[number % len(SYMBOLS)],
                "size": 7,
                "line": {"width": 0.5, "color": "rgba(255,255,255,0.7)"},
            },
            hovertemplate=f"{called}<br>%{{x:.2f}}, %{{y:.2f}}<extra></extra>",
            meta={"role": "points", "class": number},
        )


def lay_axes(figure, limits, axis_names):
    """Name the axes; where both have the same limits, a unit is as long on one as on the other."""
    figure.update_xaxes(
        title={"text": plain(axis_names[0]), "standoff": 6}, range=limits[0], showgrid=False, zeroline=False
    )
    figure.update_yaxes(
        title={"text": plain(axis_names[1]), "standoff": 2}, range=limits[1], showgrid=False, zeroline=False
    )
    if limits[0] == limits[1]:
        figure.update_yaxes(scaleanchor="x", constrain="domain", constraintoward="top")
        figure.update_xaxes(constrain="domain")


def color_of(number):
    """The color of a class, by its number."""
    return COLORS[number % len(COLORS)]


def shade(figure, regions, limits, n_classes):
    """Lay the class decided on under everything, faintly; `regions` (R, R), row 0 at the lower edge."""
    x, y = _places(limits, len(regions))
    steps = np.repeat(np.arange(n_classes + 1) / n_classes, 2)[1:-1]
    colors = [color_of(number) for number in range(n_classes) for _ in range(2)]
    figure.add_heatmap(
        x=x,
        y=y,
        z=regions,
        zmin=-0.5,
        zmax=n_classes - 0.5,
        colorscale=list(zip(steps.tolist(), colors, strict=True)),
        showscale=False,
        opacity=0.17,
        hoverinfo="skip",
        meta={"role": "regions"},
    )


def _places(limits, resolution):
    return (np.linspace(low, high, resolution, dtype=np.float32) for low, high in limits)


def _one_path(lines):
    """Lines (n, p, 2) as one path x, y that is broken after each: one trace draws faster than many."""
    broken = np.concatenate([lines, np.full((len(lines), 1, 2), np.nan)], axis=1).reshape(-1, 2).astype(np.float32)
    return broken[:, 0], broken[:, 1]
