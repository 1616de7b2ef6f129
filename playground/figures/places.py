"""Places on a plane that answer a click: Plotly hears one on a point, not one on empty plane."""

import numpy as np
import plotly.graph_objects as go


def unseen(x, y, **more):
    """Points x (P,), y (P,) that are there and not seen, neither before a click nor after."""
    never = {"marker": {"opacity": 0}}
    marker = {"opacity": 0, "size": 10}
    look = {"mode": "markers", "marker": marker, "selected": never, "unselected": never, "showlegend": False}
    return go.Scatter(x=x, y=y, **look, **more)


def round_places(limits, x):
    """Round places (P, 2), about 30 a side, all over a square of these limits but not on the points x (N, 2)."""
    low, high = limits
    finest = (high - low) / 40
    ten = 10 ** np.floor(np.log10(finest))
    step = ten * next(factor for factor in (1, 2, 5, 10) if factor * ten >= finest)
    ticks = np.round(np.arange(np.ceil(low / step), high / step) * step, 9) + 0.0
    places = np.stack(np.meshgrid(ticks, ticks), axis=-1).reshape(-1, 2)
    apart = np.abs(places[:, None] - np.reshape(x, (1, -1, 2))).max(axis=2, initial=0)
    return places[(apart > 0.75 * step).all(axis=1)]
