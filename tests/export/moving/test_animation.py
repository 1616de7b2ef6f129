"""The animated GIF, read back; and its colors, which are the player's."""

import io
import re
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageChops

from playground.choices.experiment import Experiment
from playground.export.moving import animation as module
from playground.export.moving import points
from playground.export.moving.animation import EDGE, HEAD, LARGEST, MOST_FRAMES, SIDE, animation, fitted, ground
from playground.trainers.shelf import Wanted
from playground.trainers.whole import whole

PALETTE = Path(module.__file__).parents[2] / "ui" / "player" / "static" / "drawing" / "palette.js"
TWO = {"has_classes_layer": False, "classes": ["a", "b"]}
THREE = {"has_classes_layer": True, "classes": ["a", "b", "c"]}


def found(epochs=30, **choices):
    *_, (_, found) = whole(Wanted(Experiment(epochs=epochs, **choices), "playground"), epochs, MOST_FRAMES)
    return found.header["scene"], found.arrays


def read(content):
    assert len(content) <= LARGEST
    return Image.open(io.BytesIO(content))


def frame(picture, place):
    picture.seek(place)
    return picture.convert("RGB")


@pytest.mark.parametrize("dataset", ["circles", "blobs", "iris", "sine", "plane", "breast_cancer"])
def test_it_moves(dataset):
    scene, arrays = found(dataset=dataset, learning_rate=0.1)
    picture = read(animation(scene, arrays))
    assert picture.format == "GIF"
    assert picture.n_frames == 31
    assert picture.size == (SIDE + 2 * EDGE, SIDE + HEAD + EDGE)
    assert picture.info["loop"] == 0
    first, last = frame(picture, 0), frame(picture, 30)
    plane = (EDGE, HEAD, EDGE + SIDE, HEAD + SIDE)
    assert ImageChops.difference(first.crop(plane), last.crop(plane)).getbbox()
    words = (0, 0, SIDE, HEAD)
    assert ImageChops.difference(first.crop(words), last.crop(words)).getbbox()
    assert min(last.getpixel((1, 1))) > 240, "the ground is light"


def test_a_long_run_fits():
    picture = read(animation(*found(epochs=700, dataset="spiral", hidden_sizes=(8, 8))))
    assert 60 <= picture.n_frames <= MOST_FRAMES + 1


def test_what_is_too_large_loses_frames(monkeypatch):
    scene, arrays = found(epochs=16)
    whole_size = len(animation(scene, arrays))
    monkeypatch.setattr(module, "LARGEST", whole_size - 1)
    content = animation(scene, arrays)
    assert len(content) < whole_size
    assert read(content).n_frames == 9


def colors(picture):
    return np.asarray(picture)[[-1, 0], [0, -1]].tolist()  # lower left, upper right


def test_a_sure_network_has_the_full_colors_of_two_classes():
    boundary = np.zeros((1, 100, 100), np.uint8)
    boundary[0, 50:, 50:] = 255
    expected = [points.mixed(color, 0.8).round().tolist() for color in (points.NEGATIVE, points.POSITIVE)]
    assert colors(ground(TWO, boundary)) == expected


def test_a_sure_network_has_the_full_colors_of_many_classes():
    boundary = np.zeros((2, 100, 100), np.uint8)
    boundary[0, 50:, 50:] = 2
    boundary[1] = 255
    expected = [points.mixed(points.CLASSES[k], 0.85).round().tolist() for k in (0, 2)]
    assert colors(ground(THREE, boundary)) == expected


def test_a_curve_goes_up_where_values_do():
    scene = {"limits": [[-1, 1], [0, 10]]}
    drawn = np.asarray(fitted(scene, np.linspace(0, 10, 100)).convert("L"))
    dark = drawn < 100
    assert dark[-20:, :20].any()
    assert dark[:20, -20:].any()
    assert not dark[:20, :20].any()
    assert not (np.asarray(fitted(scene, np.full(100, 99.0)).convert("L")) < 100).any()


def test_points_stand_where_the_rows_do():
    scene = TWO | {"limits": [[-2, 2], [-2, 2]], "is_curve": False, "output_range": [0, 1]}
    arrays = {"training_points": np.array([[-1, -1], [1, 1]]), "training_y": np.array([0, 1])}
    drawn = points.points_on(scene, arrays, 100, 3)
    assert drawn.getpixel((25, 75)) == (*points.NEGATIVE, 255)
    assert drawn.getpixel((75, 25)) == (*points.POSITIVE, 255)
    assert drawn.getpixel((50, 50))[3] == 0


def test_the_colors_are_the_players():
    script = PALETTE.read_text()
    listed = re.search(r"const CLASSES = \[(.*?)\]", script, re.DOTALL)[1]
    assert [tuple(bytes.fromhex(color)) for color in re.findall(r'"#(\w+)"', listed)] == points.CLASSES
    for name in ("neutral", "negative", "positive"):
        light = re.search(rf"{name}: isDark \? \[.*?\] : \[(.*?)\]", script)[1]
        assert getattr(points, name.upper()) == tuple(map(int, light.split(",")))
