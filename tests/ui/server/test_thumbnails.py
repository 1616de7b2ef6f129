"""The menu's small pictures."""

import base64
import io
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from starlette.requests import Request

from playground.data import DATASETS
from playground.ui.server.thumbnails import DOTS, SIDE, respond, thumbnail

PICTURES = [name for name, source in DATASETS.items() if source.image_shape]


@pytest.mark.parametrize("name", PICTURES)
def test_pictures_are_shown_as_such(name):
    (image,) = ElementTree.fromstring(thumbnail(name))
    encoded = image.get("href").removeprefix("data:image/png;base64,")
    shades = np.asarray(Image.open(io.BytesIO(base64.b64decode(encoded))))
    assert shades.shape == (2 * SIDE, 2 * SIDE)
    assert shades.min() < 60
    assert shades.max() > 240


@pytest.mark.parametrize("name", [name for name in DATASETS if name not in PICTURES])
def test_every_dataset_has_a_thumbnail(name):
    picture = ElementTree.fromstring(thumbnail(name))
    dots = list(picture)
    assert len(dots) == min(DATASETS[name].n_rows or DOTS, DOTS)
    for dot in dots:
        assert 0 <= float(dot.get("cx")) <= SIDE
        assert 0 <= float(dot.get("cy")) <= SIDE
    n_classes = DATASETS[name].n_classes
    assert len({dot.get("fill") for dot in dots}) == {None: 4, 0: 2}.get(n_classes, n_classes)


def request(name):
    return Request({"type": "http", "path_params": {"name": name}})


def test_thumbnails_are_served_by_name():
    response = respond(request("moons"))
    assert response.media_type == "image/svg+xml"
    assert response.body.decode() == thumbnail("moons")


def test_an_unknown_thumbnail_is_not_found():
    assert respond(request("../secrets")).status_code == 404
