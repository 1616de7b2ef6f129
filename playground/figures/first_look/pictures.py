"""Many small grey pictures as one: a single heat map with gaps, which draws as fast as one picture."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.first_look.names import in_hover, on_axis

MOST = 50
TITLE, GAP = 0.4, 0.12  # room above a picture and between two, in heights and widths of a picture
ROW = 104  # pixels of height that a row of pictures has
INK = [[0, "#ffffff"], [1, "#000000"]]  # as on paper, on a dark page too


def pictures_figure(pictures, titles, columns=10):
    """Pictures (M, height, width), the first 50, row by row, all on one scale from white to black.

    `titles` (M,) stand above them. Where a value is NaN there is nothing.
    """
    pictures = np.asarray(pictures, np.float32)[:MOST]
    count, height, width = pictures.shape
    columns = max(min(columns, count), 1)
    down, across = height + max(round(TITLE * height), 1), width + max(round(GAP * width), 1)
    tops = np.arange(count) // columns * down + (down - height)
    lefts = np.arange(count) % columns * across
    sheet = np.full((-(-count // columns) * down, columns * across - (across - width)), np.nan, np.float32)
    for picture, top, left in zip(pictures, tops, lefts, strict=True):
        sheet[top : top + height, left : left + width] = picture
    figure = go.Figure()
    figure.add_heatmap(
        z=sheet,
        **_scale(pictures),
        colorscale=INK,
        showscale=False,
        hoverinfo="skip",
        hoverongaps=False,
        meta={"role": "pictures"},
    )
    shown = list(titles)[:count]
    figure.add_scatter(
        x=lefts - 0.5,
        y=tops - 0.5,
        mode="text",
        text=[on_axis(title, 10) for title in shown],
        textposition="top right",
        textfont={"size": 11},
        hovertext=[in_hover(title) for title in shown],
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
        meta={"role": "titles"},
    )
    return _lay_out(figure, *sheet.shape, -(-count // columns))


def _scale(pictures):
    seen = pictures[np.isfinite(pictures)]
    low, high = (float(seen.min()), float(seen.max())) if seen.size else (0.0, 1.0)
    return {"zmin": low, "zmax": high if high > low else low + 1}


def _lay_out(figure, height, width, rows):
    figure.update_layout(height=8 + ROW * max(rows, 1), margin={"l": 4, "r": 4, "t": 4, "b": 4}, dragmode=False)
    figure.update_xaxes(visible=False, range=[-0.5, width - 0.5], constrain="domain")
    figure.update_yaxes(
        visible=False,
        range=[height - 0.5, -0.5],
        scaleanchor="x",
        constrain="domain",
        constraintoward="top",
    )
    return figure
