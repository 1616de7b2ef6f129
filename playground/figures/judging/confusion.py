"""The confusion matrix: which classes are taken for which."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.places import unseen
from playground.figures.text import plain, shortened
from playground.languages import _, ngettext
from playground.numbers import counted, fixed, percent

NARROW = 390  # pixels of the narrowest screen that has to show the numbers
LETTER = 7  # pixels that a letter is wide, about
MOST_WRITTEN = 14  # classes; the cells of more are too small for a number
# The page is seen through the shades, so that its text can be read on all of them, in the light as in the dark.
SHADES = ((0, "rgba(37, 99, 235, 0.06)"), (1, "rgba(37, 99, 235, 0.6)"))
INK = "#000037"  # Streamlit's theme puts its darkest gray in place of this color, in the dark its lightest
MOST_EXACT = 9999  # what fits into a small cell; more is written in thousands there, and whole in its hover


def confusion_figure(matrix, names, shares=False):
    """Counts (K, K), row = true class, column = class given, written in cells; `names` (K,) of the classes.

    With `shares`, cells hold the share of their row's true class, nothing for a class that has no rows. Shades
    follow what is written. A click anywhere in a cell is one on its point, whose `customdata` is (true, given),
    both class numbers. Long names are shortened along the axes and whole in hover.
    """
    matrix = np.asarray(matrix)
    rows = matrix.sum(axis=1, keepdims=True)
    share = np.divide(matrix, rows, out=np.full(matrix.shape, np.nan), where=rows > 0)
    n_classes, shown = len(matrix), share if shares else matrix
    figure = go.Figure()
    figure.add_heatmap(
        z=shown.astype(np.float32),
        zmin=0,
        zmax=1 if shares else max(int(matrix.max(initial=0)), 1),
        text=[[_written(value, shares, n_classes) for value in row] for row in shown],
        colorscale=SHADES,
        xgap=1,
        ygap=1,
        showscale=False,
        hoverinfo="skip",
        meta={"role": "cells"},
    )
    true, given = (numbers.ravel() for numbers in np.indices(matrix.shape))
    figure.add_trace(
        unseen(
            given,
            true,
            customdata=np.stack(
                [true, given], axis=1
            ).tolist(),  # of an array, a click would tell {"0": 1, "1": 0}
            hovertext=[_told(matrix, share, names, *cell) for cell in zip(true, given, strict=True)],
            hovertemplate="%{hovertext}<extra></extra>",
            meta={"role": "places"},
        )
    )
    _write(figure, n_classes)
    return _lay_out(figure, names)


def _write(figure, n_classes):
    """The cells' text over them: Plotly would choose a gray that is too faint on some shades."""
    size = 14 if n_classes <= 5 else 11
    figure.update_layout(
        annotations=[
            {"x": given, "y": true, "text": text, "font": {"size": size, "color": INK}, "showarrow": False}
            for true, row in enumerate(figure.data[0].text)
            for given, text in enumerate(row)
            if text
        ]
    )


def _lay_out(figure, names):
    """Names beside their rows and under their columns; upright where a narrow screen has no room for them."""
    n_classes = len(names)
    ticks = [shortened(name, 12 if n_classes <= 6 else 8) for name in names]
    width = LETTER * max(map(len, ticks))
    is_upright = width > (NARROW - 42 - width) / n_classes
    bottom = 44 + (width if is_upright else 2 * LETTER)
    axis = {
        "tickvals": list(range(n_classes)),
        "ticktext": [plain(name) for name in ticks],
        "showgrid": False,
        "zeroline": False,
    }
    figure.update_xaxes(
        title={"text": _("class given"), "standoff": 8},
        range=[-0.5, n_classes - 0.5],
        tickangle=-90 if is_upright else 0,
        **axis,
    )
    figure.update_yaxes(title={"text": _("true class"), "standoff": 8}, range=[n_classes - 0.5, -0.5], **axis)
    return figure.update_layout(
        height=12 + bottom + min(max(34 * n_classes, 200), max(340, 22 * n_classes)),
        margin={"l": 34 + width, "r": 8, "t": 12, "b": bottom},
        hovermode="closest",
        hoverdistance=-1,  # all of a cell answers, not its middle alone
        hoverlabel={"namelength": -1},
        clickmode="event+select",
        dragmode=False,
    )


def _told(matrix, share, names, true, given):
    count = int(matrix[true, given])
    rows = ngettext("{n} row", "{n} rows", count).format(n=counted(count))
    if not np.isnan(share[true, given]):
        rows = _("{rows}, {share} of the true class").format(rows=rows, share=percent(share[true, given]))
    was, said = _("true: {name}"), _("given: {name}")
    return "<br>".join([was.format(name=plain(names[true])), said.format(name=plain(names[given])), rows])


def _percent(share):
    """As `numbers.percent`, in fewer letters: <1% and >99% of what is not quite none or all."""
    if 0 < share < 0.005:
        return plain(f"<{percent(0.01)}")
    return plain(f">{percent(0.99)}") if 0.995 <= share < 1 else percent(share)


def _written(value, is_share, n_classes):
    if n_classes > MOST_WRITTEN or np.isnan(value):
        return ""
    if is_share:
        return _percent(value)
    return f"{fixed(value / 1000, 0)}k" if value > MOST_EXACT and n_classes > 5 else str(int(value))
