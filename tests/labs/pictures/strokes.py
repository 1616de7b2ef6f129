"""Digits as a hand draws them on a pad: lines and arcs of a round pen, with soft edges."""

from itertools import pairwise

import numpy as np


def arc(center, radii, start, end, steps=24):
    """Points (steps, 2) of an ellipse, from one angle to another in degrees; 0 is right, 90 is down."""
    angles = np.radians(np.linspace(start, end, steps))
    return np.column_stack([center[0] + radii[0] * np.cos(angles), center[1] + radii[1] * np.sin(angles)])


# Strokes of each digit, points (x, y) in a square from 0 to 1, y downward.
DIGITS = {
    0: [arc((0.5, 0.5), (0.22, 0.36), 0, 360)],
    1: [[(0.52, 0.12), (0.48, 0.88)]],
    2: [np.vstack([arc((0.5, 0.34), (0.2, 0.2), -170, 30), [(0.28, 0.84)], [(0.74, 0.84)]])],
    3: [np.vstack([arc((0.47, 0.32), (0.2, 0.18), -150, 90), arc((0.47, 0.68), (0.23, 0.19), -90, 150)])],
    4: [[(0.34, 0.14), (0.28, 0.54), (0.72, 0.54)], [(0.66, 0.16), (0.62, 0.88)]],
    5: [np.vstack([[(0.68, 0.14)], [(0.36, 0.14)], [(0.33, 0.46)], arc((0.47, 0.65), (0.21, 0.21), -120, 140)])],
    6: [np.vstack([[(0.6, 0.1)], [(0.4, 0.38)], arc((0.5, 0.68), (0.19, 0.2), -170, 190)])],
    7: [[(0.28, 0.16), (0.72, 0.16), (0.44, 0.88)]],
    8: [arc((0.5, 0.32), (0.16, 0.18), 90, 450), arc((0.5, 0.69), (0.2, 0.19), -90, 270)],
    9: [np.vstack([arc((0.5, 0.33), (0.18, 0.19), 0, -360), [(0.62, 0.88)]])],
}


def drawn(strokes, side=280, pen=22.0, scale=1.0, shift=(0.0, 0.0)):
    """A pad (side, side) float32 from 0, paper, to 1, ink.

    `pen` is its width in pixels; strokes are scaled about the middle, then shifted by shares of the side.
    """
    down, across = np.mgrid[:side, :side] + 0.5
    nearest = np.full((side, side), np.inf)
    for stroke in strokes:
        points = ((np.asarray(stroke) - 0.5) * scale + 0.5 + np.asarray(shift)) * side
        for start, end in pairwise(points):
            nearest = np.minimum(nearest, _distance(across, down, start, end))
    return np.clip(pen / 2 + 0.5 - nearest, 0, 1).astype(np.float32)


def _distance(across, down, start, end):
    """How far pixels are from the line between two points."""
    (x, y), along = start, end - start
    length = max(float(along @ along), 1e-12)
    share = np.clip(((across - x) * along[0] + (down - y) * along[1]) / length, 0, 1)
    return np.hypot(across - x - share * along[0], down - y - share * along[1])
