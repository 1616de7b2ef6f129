"""What the pictures of a descent share: how much of a path is drawn, and the frame around it."""

import numpy as np
import plotly.graph_objects as go

REACH = 3  # how many pictures wide the lines are drawn; the axes cut them at the edge of one
ORANGE, RED = "#f59322", "#d1495b"  # middle tones, as in the player: readable on white and on black


def drawable(points, limits):
    """The part of a path (T, 2) that is worth drawing: up to REACH pictures, then to where it leaves that frame.

    Numbers of 1e300 are no places on a screen. `limits` is ((left, right), (bottom, top)) of one picture.
    """
    low, high = np.asarray(limits, float).T
    middle, half = (low + high) / 2, REACH * (high - low) / 2
    far = np.abs(points - middle) > half
    if not far.any():
        return points
    first = int(far.any(axis=1).argmax())
    if first == 0:
        return points[:0]
    inside, outside = points[first - 1] - middle, points[first] - middle
    beyond = far[first]
    share = ((np.copysign(half, outside) - inside)[beyond] / (outside - inside)[beyond]).min()
    return np.vstack([points[:first], middle + np.clip(inside + share * (outside - inside), -half, half)])


def layout(height):
    return go.Layout(
        height=height,
        autosize=True,
        margin={"l": 52, "r": 8, "t": 8, "b": 40},
        font={"size": 12},
        dragmode=False,
        showlegend=True,
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": -0.16, "yanchor": "top"},
    )
