"""The menu's small pictures."""

from xml.etree import ElementTree

import pytest
from starlette.requests import Request

from playground.data import DATASETS
from playground.ui.server.thumbnails import DOTS, SIDE, respond, thumbnail


@pytest.mark.parametrize("name", DATASETS)
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
