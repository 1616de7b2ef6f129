"""How every two features hang together, as shades."""

import numpy as np
import plotly.graph_objects as go

from playground.figures.first_look.names import in_hover, on_axis
from playground.numbers import plain as number

MOST_WRITTEN = 8  # features whose numbers fit into their cells on a narrow screen
CELL, LEAST = 22, 220  # pixels of height


def correlation_figure(table):
    """Correlations from -1 to 1, a square table (D, D) with the names of its rows; nothing where there are none.

    The shades are the theme's that go apart from 0.
    """
    names, values = [str(name) for name in table.index], np.asarray(table, float)
    written = [[number(value, 2, decimals=2) if np.isfinite(value) else "" for value in row] for row in values]
    whole, ticks = [in_hover(name) for name in names], [on_axis(name) for name in names]
    figure = go.Figure()
    figure.add_heatmap(
        z=values.astype(np.float32),
        zmin=-1,
        zmax=1,
        autocolorscale=True,
        text=written,
        texttemplate="%{text}" if len(names) <= MOST_WRITTEN else None,
        customdata=[[f"{up}<br>{across}" for across in whole] for up in whole],
        hovertemplate="%{customdata}<br>%{text}<extra></extra>",
        hoverongaps=False,
        xgap=1,
        ygap=1,
        colorbar={"thickness": 10, "tickvals": [-1, -0.5, 0, 0.5, 1]},
        meta={"role": "correlations"},
    )
    figure.update_layout(
        height=120 + max(CELL * len(names), LEAST), margin={"l": 8, "r": 8, "t": 8, "b": 8}, dragmode=False
    )
    axis = {
        "tickvals": list(range(len(names))),
        "ticktext": ticks,
        "tickfont": {"size": 10},
        "showgrid": False,
        "zeroline": False,
        "automargin": True,
    }
    figure.update_xaxes(range=[-0.5, len(names) - 0.5], tickangle=-90 if len(names) > 2 else 0, **axis)
    figure.update_yaxes(range=[len(names) - 0.5, -0.5], **axis)
    return figure
