"""A small picture of every data set, for the menu: SVG, drawn once when it is first asked for."""

import base64
import io
from functools import cache

import numpy as np
from PIL import Image
from starlette.responses import Response

from playground.choices.experiment import Experiment
from playground.data import SOURCES, load, prepare
from playground.recording.looking.pictures import in_shades

SIDE, DOTS = 40, 90
TWINS = {"mnist": "mnist_5000"}
PICTURED = (3, 0, 8, 5)
CLASS_COLORS = ("#f59322", "#0877bd", "#0f9d6c", "#c464a8", "#c9b400")  # as in the player's palette.js
CLASS_COLORS += ("#5bb8e8", "#d1495b", "#8c6d46", "#7a7f8c", "#6a51a3")


@cache
def thumbnail(name):
    """SVG text: the data set as it stands in its plane, in its classes' colors; values from orange to blue.

    Rows that are pictures are shown as such, four of them.
    """
    if SOURCES[name].image_shape:
        small = TWINS.get(name, name)  # the same pictures, of which fewer have to be loaded
        return _pictures(load(small), SOURCES[small].image_shape)
    prepared = prepare(Experiment(dataset=name, noise=0.04, n_samples=200, n_classes=4))
    (left, right), (bottom, top) = prepared.plane.limits
    points = prepared.train.points[:DOTS]
    x = (points[:, 0] - left) / (right - left) * SIDE
    y = (top - points[:, 1]) / (top - bottom) * SIDE
    radius = 1.7 if len(points) > 20 else 4
    dots = "".join(
        f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{radius}" fill="{color}"/>'
        for a, b, color in zip(x, y, _colors(prepared), strict=False)
    )
    return _svg(dots)


def _pictures(dataset, image_shape):
    """The first picture of four classes, as one image."""
    firsts = [int(np.flatnonzero(dataset.y == k)[0]) for k in PICTURED]
    tiles = 255 - in_shades(dataset.x, dataset.x[firsts]).reshape(-1, *image_shape)
    mosaic = np.block([[tiles[0], tiles[1]], [tiles[2], tiles[3]]])
    image = Image.fromarray(mosaic).resize(
        (2 * SIDE, 2 * SIDE), Image.Resampling.BOX if image_shape[0] > 20 else 0
    )
    written = io.BytesIO()
    image.save(written, "PNG")
    encoded = base64.b64encode(written.getvalue()).decode()
    return _svg(f'<image width="{SIDE}" height="{SIDE}" href="data:image/png;base64,{encoded}"/>')


def _svg(inside):
    size = f'viewBox="0 0 {SIDE} {SIDE}" width="{SIDE}" height="{SIDE}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{inside}</svg>'


def _colors(prepared):
    y = prepared.train.y[:DOTS]
    if prepared.n_classes:
        return [CLASS_COLORS[k] for k in y]
    shares = (y - y.min()) / np.ptp(y)
    return [CLASS_COLORS[0] if share < 0.5 else CLASS_COLORS[1] for share in shares]


def respond(request):
    """The thumbnail named in the path; 404 for any other name."""
    name = request.path_params["name"]
    if name not in set(SOURCES):  # a visitor's own are drawn for nobody
        return Response(status_code=404)
    return Response(
        thumbnail(name), media_type="image/svg+xml", headers={"Cache-Control": "public, max-age=86400"}
    )
