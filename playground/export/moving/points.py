"""The data's points as a picture to lay over a plane, in the colors and shapes of the player (light theme)."""

import numpy as np
from PIL import Image, ImageDraw

# as in the player's palette.js
CLASSES = [
    (245, 147, 34), (8, 119, 189), (15, 157, 108), (196, 100, 168), (201, 180, 0),
    (91, 184, 232), (209, 73, 91), (140, 109, 70), (122, 127, 140), (106, 81, 163),
]  # fmt: skip
NEUTRAL, NEGATIVE, POSITIVE = (236, 239, 244), (240, 138, 36), (16, 119, 190)
# corners of a regular shape and how it is turned, about as in shapes.js; None is a circle
SHAPES = [None, (4, 0), (3, 0), (4, 45), (3, 180), (6, 0), (5, 0)]
RADIUS = 4
RIM, RIM_ON_PAPER = (255, 255, 255, 240), (148, 156, 168, 255)


def points_on(scene, arrays, side, finer):
    """The training points as an RGBA picture, `side` pixels square; it is drawn `finer` times as large."""
    picture = Image.new("RGBA", (finer * side, finer * side), (255, 255, 255, 0))
    draw = ImageDraw.Draw(picture)
    low, high = np.transpose(scene["limits"])
    x, y = ((arrays["training_points"] - low) / (high - low) * finer * side).T
    rim = RIM_ON_PAPER if scene["is_curve"] else RIM
    for across, up, value in zip(x, y, arrays["training_y"], strict=True):
        shape = SHAPES[int(value) % len(SHAPES)] if scene["classes"] else None
        for radius, color in ((RADIUS + 1, rim), (RADIUS, _color(scene, value))):
            _draw(draw, shape, (across, finer * side - up), finer * radius, color)
    return picture.resize((side, side), Image.Resampling.BOX)


def mixed(strong, share):
    """Colors (..., 3) between the neutral one and strong ones (..., 3), a share (...) of the way."""
    return NEUTRAL + (np.asarray(strong) - NEUTRAL) * np.asarray(share)[..., None]


def _draw(draw, shape, middle, radius, color):
    if shape:
        corners, turn = shape
        draw.regular_polygon((middle, 1.15 * radius), corners, turn, color)
    else:
        draw.circle(middle, radius, color)


def _color(scene, value):
    if scene["has_classes_layer"]:
        return CLASSES[int(value) % len(CLASSES)]
    low, high = scene["output_range"]
    place = min(1, max(-1, 2 * (float(value) - low) / (high - low) - 1))
    return tuple(mixed(NEGATIVE if place < 0 else POSITIVE, abs(place)).round().astype(int).tolist())
