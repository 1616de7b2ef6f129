"""A pair plot: every two features against each other, and on the diagonal how each is spread."""

from typing import NamedTuple

import numpy as np
from plotly.subplots import make_subplots

from playground.figures.first_look.names import in_hover, in_two_lines, on_axis
from playground.figures.hidden_layer import SYMBOLS, color_of
from playground.languages import _
from playground.numbers import short

QUIET = "#8a92a0"  # where there are no classes: in sight on white and on black
EDGE = "rgba(255,255,255,0.7)"
SPREAD = 0.5  # of the way from one category to the next, over which points of a category are spread
FULL = 0.92  # height of the highest bar in its panel
MARGIN = 0.04
MOST_TICKS = 5
PANEL, ENDS = 110, 110  # pixels of height


class _Shown(NamedTuple):
    """One feature, or the target, along an axis.

    `at` (M,) is where the rows stand, NaN for nowhere; `words` (M,) what hover says of them, None for the number.
    """

    name: str
    at: np.ndarray
    words: list[str] | None
    limits: tuple[float, float]
    ticks: dict


def pairs_figure(pairs):
    """The F x F grid of a `Pairs`: points off the diagonal, histograms on it.

    Classes have the colors and symbols they have everywhere; where the target is a number, it colors the points.
    A single feature stands against such a target itself.
    """
    across = [_feature(pairs, place) for place in range(len(pairs.names))]
    up = across if len(across) > 1 else [_alone(pairs)]
    figure = make_subplots(rows=len(up), cols=len(across), horizontal_spacing=0.025, vertical_spacing=0.025)
    for row in range(len(up)):
        for column in range(len(across)):
            where = {"row": row + 1, "col": column + 1}
            if row == column and (pairs.classes or len(up) > 1):
                _add_bars(figure, pairs, row, up[row].limits, where)
            else:
                _add_points(figure, pairs, across[column], up[row], where)
    _name_classes(figure)
    _set_axes(figure, across, up)
    _lay_out(figure, pairs)
    return figure


def _feature(pairs, place):
    values, categories, edges = pairs.values[:, place], pairs.categories[place], pairs.histograms[place].edges
    at, words, name = values, None, pairs.names[place]
    ticks = {"title": {"text": in_two_lines(name)}}
    if categories:
        at = values + SPREAD * np.random.default_rng(place).uniform(-0.5, 0.5, len(values))  # the same every time
        whole = [in_hover(category) for category in categories]
        words = [whole[int(code)] if np.isfinite(code) else "" for code in values]
        ticks["tickvals"] = list(range(0, len(categories), -(-len(categories) // MOST_TICKS)))
        ticks["ticktext"] = [on_axis(categories[code], 8) for code in ticks["tickvals"]]
    return _Shown(name, at, words, _limits(edges), ticks)


def _alone(pairs):
    """What a single feature stands against: the target, or how many rows of each class there are of each value."""
    name = _("rows") if pairs.classes else pairs.target_name
    highest = pairs.histograms[0].counts.max()
    limits = (0.0, max(float(highest) / FULL, 1.0)) if pairs.classes else _limits(pairs.target)
    return _Shown(name, pairs.target, None, limits, {"title": {"text": in_two_lines(name)}})


def _limits(values):
    """From the lowest to the highest finite value, with space around them."""
    seen = values[np.isfinite(values)]
    low, high = (float(seen.min()), float(seen.max())) if seen.size else (0.0, 1.0)
    space = MARGIN * (high - low) if high > low else 0.5
    return low - space, high + space


def _groups(pairs):
    """Numbers, names and rows (M,) of the classes; without classes, all rows as one group that has no name."""
    if not pairs.classes:
        return [(0, None, np.ones(len(pairs.target), bool))]
    return [(number, name, pairs.target == number) for number, name in enumerate(pairs.classes)]


def _add_points(figure, pairs, across, up, where):
    """One panel of points, a trace a class."""
    is_there = np.isfinite(across.at) & np.isfinite(up.at)
    for number, name, is_mine in _groups(pairs):
        rows = np.flatnonzero(is_mine & is_there)
        if not len(rows):
            continue
        words = [part.words for part in (across, up) if part.words is not None]
        figure.add_scatter(
            x=across.at[rows],
            y=up.at[rows],
            mode="markers",
            marker=_marker(pairs, number, rows),
            customdata=[[part[row] for part in words] for row in rows] if words else None,
            hovertemplate=_template(pairs, across, up, name),
            meta={"role": "points", "class": number, **_panel(where)},
            **_class_of(number, name),
            **where,
        )


def _add_bars(figure, pairs, place, limits, where):
    """How a feature is spread, class over class.

    Bars stand on the lower limit of the row's own axis and share its height, so that its ticks hold for the row.
    """
    edges, counts = pairs.histograms[place]
    scale = FULL * (limits[1] - limits[0]) / max(counts.max(), 1)
    categories = pairs.categories[place]
    has_bin_each = len(categories) == len(edges) - 1
    between, rows = _("{low} to {high}"), _("{n} rows").format(n="%{customdata[1]}")
    for (number, name, _rows), own in zip(_groups(pairs), counts, strict=True):
        filled = np.flatnonzero(own)
        if not len(filled):
            continue
        ends = [between.format(low=short(edges[i], 4), high=short(edges[i + 1], 4)) for i in filled]
        said = [in_hover(categories[i]) for i in filled] if has_bin_each else ends
        head = "" if name is None else f"{in_hover(name)}<br>"
        figure.add_bar(
            x=((edges[1:] + edges[:-1]) / 2)[filled],
            y=own[filled] * scale,
            base=limits[0],
            width=np.diff(edges)[filled],
            customdata=list(zip(said, own[filled].tolist(), strict=True)),
            marker={"color": QUIET if name is None else color_of(number), "line": {"width": 0}},
            opacity=0.6,
            hovertemplate=f"{head}{in_hover(pairs.names[place])}: %{{customdata[0]}}<br>{rows}<extra></extra>",
            meta={"role": "bars", "class": number, **_panel(where)},
            **_class_of(number, name),
            **where,
        )


def _panel(where):
    return {"across": where["col"] - 1, "up": where["row"] - 1}


def _marker(pairs, number, rows):
    if pairs.classes:
        look = {"color": color_of(number), "symbol": SYMBOLS[number % len(SYMBOLS)]}
        return {**look, "size": 5, "line": {"width": 0.5, "color": EDGE}}
    edge = {"width": 0.5, "color": QUIET}  # the palest values stay in sight
    return {"color": pairs.target[rows], "coloraxis": "coloraxis", "size": 5, "line": edge}


def _template(pairs, across, up, name):
    """What hover says of a point: its class, both features, and the target where that is a number."""
    places = iter(["%{customdata[0]}", "%{customdata[1]}"])
    x = "%{x:.4~g}" if across.words is None else next(places)
    y = "%{y:.4~g}" if up.words is None else next(places)
    lines = [f"{in_hover(across.name)}: {x}", f"{in_hover(up.name)}: {y}"]
    if name is not None:
        lines.insert(0, in_hover(name))
    elif len(pairs.names) > 1:
        lines.append(f"{in_hover(pairs.target_name)}: %{{marker.color:.4~g}}")
    return "<br>".join(lines) + "<extra></extra>"


def _class_of(number, name):
    """What makes one legend entry switch all traces of a class."""
    return {"name": on_axis(name, 24), "legendgroup": str(number)} if name is not None else {}


def _name_classes(figure):
    """A legend with every class once: its points, where it has any, as they show its symbol."""
    order = sorted(figure.data, key=lambda trace: trace.meta["role"] == "bars")
    named = set()
    for trace in order:
        trace.showlegend = bool(trace.legendgroup) and trace.legendgroup not in named
        named.add(trace.legendgroup)


def _set_axes(figure, across, up):
    """Ticks and titles at the edge alone; what shows the same feature moves together."""
    for row, beside in enumerate(up):
        for column, below in enumerate(across):
            place = row * len(across) + column + 1
            x, y = figure.layout[f"xaxis{place}"], figure.layout[f"yaxis{place}"]
            _set_axis(x, below, row == len(up) - 1, is_across=True)
            _set_axis(y, beside, column == 0, is_across=False)
            if row:
                x.matches = f"x{column + 1}" if column else "x"
            if column:
                y.matches = f"y{row * len(across) + 1}" if row else "y"


def _set_axis(axis, shown, is_edge, is_across):
    axis.update(range=list(shown.limits), nticks=4, tickfont={"size": 9}, tickangle=0, zeroline=False)
    axis.showticklabels = is_edge
    if is_edge:
        axis.update(shown.ticks)
        if is_across and len(shown.ticks.get("tickvals", ())) > 2:
            axis.tickangle = -90
        axis.title.update(font={"size": 11}, standoff=4)


def _lay_out(figure, pairs):
    count = len(pairs.names)
    figure.update_layout(
        height=ENDS + PANEL * max(count, 2),
        margin={"l": 62, "r": 8, "t": 30 if pairs.classes else 60, "b": 84 if any(pairs.categories) else 62},
        barmode="overlay",
        bargap=0,
        hovermode="closest",
        hoverlabel={"namelength": -1},
        showlegend=bool(pairs.classes),
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.01, "yanchor": "bottom", "title": None},
    )
    if not pairs.classes:
        # within the margin that is there: a margin that grows leaves the axes' titles behind
        at_top = {"orientation": "h", "x": 0.5, "y": 1, "yref": "container", "yanchor": "top", "ypad": 0}
        bar = {**at_top, "thickness": 10, "nticks": 5}
        title = {"text": on_axis(pairs.target_name, 40), "side": "top"}
        figure.update_layout(coloraxis={"colorbar": {**bar, "title": title, "tickfont": {"size": 9}}})
