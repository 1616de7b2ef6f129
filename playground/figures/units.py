"""What single hidden units do: a small histogram a unit; and how the weights of each layer are spread."""

import numpy as np
import plotly.graph_objects as go
from plotly.subplots import make_subplots

from playground.figures.text import plain, shortened
from playground.languages import _
from playground.numbers import short

MOST_UNITS = 64
ACROSS, DOWN = 0.16, 0.34  # from panel to panel, in widths and heights of one
PANEL, ENDS = 92, 48  # pixels of height


def units_figure(histograms, columns=8):
    """A panel a unit, the first 64, row by row, named "unit 1", ...; `histograms` is a `UnitHistograms`.

    All panels share their axis of values; the highest bin of each fills its panel, so that shapes compare, not
    counts. Dead units are hatched. All panels are drawn on one pair of axes: as fast as a single chart.
    """
    edges, counts, dead = histograms.edges, histograms.counts[:MOST_UNITS], histograms.dead[:MOST_UNITS]
    columns = max(min(columns, len(counts)), 1)
    lefts = np.arange(len(counts)) % columns * (1 + ACROSS)
    floors = -(np.arange(len(counts)) // columns) * (1 + DOWN)
    figure = go.Figure()
    for role, chosen in (("units", ~dead), ("dead", dead)):
        _add_bars(figure, role, edges, counts * chosen[:, None], lefts, floors)
    figure.add_scatter(
        x=lefts,
        y=floors + 1,
        mode="text",
        text=[
            _("unit {number}, dead" if is_dead else "unit {number}").format(number=number)
            for number, is_dead in enumerate(dead, start=1)
        ],
        textposition="top right",
        textfont={"size": 11},
        hoverinfo="skip",
        cliponaxis=False,
        meta={"role": "titles"},
    )
    return _lay_out(figure, edges, lefts[:columns], np.unique(floors))


def weights_figure(histograms, names, columns=3):
    """A panel a layer, each with its own axes; `histograms` is a `WeightHistograms`, `names` (L,)."""
    count = len(histograms.counts)
    columns = max(min(columns, count), 1)
    rows = max(-(-count // columns), 1)
    figure = make_subplots(
        rows=rows,
        cols=columns,
        horizontal_spacing=0.2 / columns,
        vertical_spacing=0.34 / max(rows, 2),
        subplot_titles=[plain(shortened(name, 24)) for name in names],
    )
    weights = _("{low} to {high}: {n} weights").format(
        low="%{customdata[0]:.3~g}", high="%{customdata[1]:.3~g}", n="%{y:,}"
    )
    for place, (edges, counts, name) in enumerate(zip(*histograms, names, strict=True)):
        figure.add_bar(
            x=(edges[1:] + edges[:-1]) / 2,
            y=counts,
            width=np.diff(edges),
            customdata=np.column_stack([edges[:-1], edges[1:]]),
            hovertemplate=f"{plain(name)}<br>{weights}<extra></extra>",
            marker={"line": {"width": 0}},
            meta={"role": "weights", "layer": place},
            row=place // columns + 1,
            col=place % columns + 1,
        )
    figure.update_layout(
        height=50 + 160 * rows, margin={"l": 40, "r": 8, "t": 30, "b": 30}, showlegend=False, bargap=0
    )
    figure.update_annotations(font={"size": 12})
    figure.update_xaxes(nticks=5)
    figure.update_yaxes(nticks=4)
    return figure


def _add_bars(figure, role, edges, counts, lefts, floors):
    """The bins that hold something, of all panels in one trace, so that the theme gives all one color."""
    units, bins = np.nonzero(counts)
    if not len(units):
        return
    highest = counts.max(axis=1)[units]
    unit = _("unit {number}").format(number="%{customdata[0]}")
    rows = _("{low} to {high}: {n} rows").format(
        low="%{customdata[1]:.3~g}", high="%{customdata[2]:.3~g}", n="%{customdata[3]}"
    )
    place = (edges - edges[0]) / (edges[-1] - edges[0])
    figure.add_bar(
        x=lefts[units] + (place[bins] + place[bins + 1]) / 2,
        y=counts[units, bins] / highest,
        base=floors[units],
        width=(place[bins + 1] - place[bins]),
        customdata=np.column_stack([units + 1, edges[bins], edges[bins + 1], counts[units, bins]]),
        hovertemplate=f"{unit}<br>{rows}<extra></extra>",
        marker={"line": {"width": 0}, "pattern": {"shape": "/" if role == "dead" else ""}},
        meta={"role": role},
    )


def _lay_out(figure, edges, lefts, floors):
    """Grid lines stand under every panel and through its round values; only the lowest row says them."""
    low, high = edges[0], edges[-1]
    rounds = round_values(low, high)
    figure.update_layout(
        height=ENDS + PANEL * len(floors),
        margin={"l": 8, "r": 8, "t": 8, "b": 30},
        barmode="overlay",
        bargap=0,
        hovermode="closest",
        showlegend=False,
        dragmode=False,
    )
    figure.update_xaxes(
        tickvals=[float(left + (value - low) / (high - low)) for left in lefts for value in rounds],
        ticktext=[short(value) for value in rounds] * len(lefts),
        tickfont={"size": 10},
        tickangle=0,
        range=[-0.04, float(lefts.max(initial=0)) + 1.04],
        showgrid=True,
        zeroline=False,
    )
    figure.update_yaxes(
        tickvals=floors.tolist(),
        showticklabels=False,
        range=[float(floors.min(initial=0)) - 0.04, 1 + DOWN],
        showgrid=True,
        zeroline=False,
    )
    return figure


def round_values(low, high):
    """Two to five round numbers from low to high, evenly apart: multiples of 1, 2 or 5 times a power of ten."""
    ten = 10.0 ** np.ceil(np.log10(high - low))
    for step in (ten, ten / 2, ten / 5, ten / 10, ten / 20):
        first, last = np.ceil(low / step), np.floor(high / step)
        if last > first:
            break
    return [float(number * step) + 0.0 for number in np.arange(first, last + 1)]
