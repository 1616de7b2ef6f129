"""Mean scores over the values of two fields."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.places import unseen
from playground.figures.text import plain, shortened
from playground.numbers import plain as written

LETTER = 7  # pixels that a letter is wide, about
MOST_LETTERS = 16
ROW = 40  # pixels


def heat_map_figure(rows, columns, means, told, numbers, titles, score):
    """Means (R, C), NaN for none, written in their fields; `rows` (R,) and `columns` (C,) are values in words.

    `told` (R, C) is what a field says when it is pointed at. A click in a field is one on its point, whose
    `customdata` is `[number]` of `numbers` (R, C), -1 where there is nothing to open. `titles` are those of the
    column of rows and of the row of columns, `score` what is averaged.
    """
    figure = go.Figure()
    figure.add_heatmap(
        z=[[None if np.isnan(value) else float(value) for value in row] for row in means],
        text=[["" if np.isnan(value) else written(value, 3) for value in row] for row in means],
        texttemplate="%{text}",
        textfont={"size": 12},
        xgap=1,
        ygap=1,
        hoverinfo="skip",
        colorbar={"title": {"text": score}, "thickness": 12},
        meta={"role": "cells"},
    )
    down, across = (places.ravel() for places in np.indices(np.shape(means)))
    there = np.ravel(numbers) >= 0
    figure.add_trace(
        unseen(
            across[there],
            down[there],
            customdata=[[int(number)] for number in np.ravel(numbers)[there]],
            hovertext=[plain(text) for text in np.ravel(np.array(told, object))[there]],
            hovertemplate="%{hovertext}<extra></extra>",
            meta={"role": "places"},
        )
    )
    return _lay_out(figure, rows, columns, titles)


def _lay_out(figure, rows, columns, titles):
    down, across = ([shortened(name, MOST_LETTERS) for name in names] for names in (rows, columns))
    left, bottom = (LETTER * max(map(len, names)) for names in (down, across))
    is_upright = bottom * len(across) > 300
    axis = {"showgrid": False, "zeroline": False}
    figure.update_xaxes(
        title={"text": plain(titles[1]), "standoff": 8},
        tickvals=list(range(len(across))),
        ticktext=[plain(name) for name in across],
        tickangle=-90 if is_upright else 0,
        range=[-0.5, len(across) - 0.5],
        **axis,
    )
    figure.update_yaxes(
        title={"text": plain(titles[0]), "standoff": 8},
        tickvals=list(range(len(down))),
        ticktext=[plain(name) for name in down],
        range=[len(down) - 0.5, -0.5],
        **axis,
    )
    bottom = 44 + (bottom if is_upright else 14)
    return figure.update_layout(
        height=24 + bottom + max(ROW * len(down), 120),
        margin={"l": 56 + left, "r": 8, "t": 12, "b": bottom},
        hovermode="closest",
        hoverdistance=-1,  # all of a field answers, not its middle alone
        hoverlabel={"namelength": -1},
        clickmode="event+select",
        dragmode=False,
    )
