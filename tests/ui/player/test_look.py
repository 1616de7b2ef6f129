"""What the network makes of a picture that is shown, or that was drawn in the browser."""

import asyncio
import base64
import json

import numpy as np
import pytest
from starlette.applications import Starlette

from playground.choices.experiment import Experiment
from playground.data import load
from playground.ui.player.ink import as_picture, unpacked
from playground.ui.player.question import NO_QUESTION, Question
from playground.ui.player.questions import LONGEST, ROUTES, address
from playground.ui.player.recording import Recording
from tests.asgi import answer
from tests.trainers.messages import unpack

APP = Starlette(routes=ROUTES)
DIGITS = Experiment("digits", hidden_sizes=(6,), epochs=4, scaling="none")


def packed(ink):
    """Shades (side, side) from 0 to 15 as a browser sends them."""
    pairs = np.asarray(ink, np.uint8).reshape(-1, 2)
    return base64.b64encode((pairs[:, 0] << 4 | pairs[:, 1]).astype(np.uint8).tobytes()).decode()


def look(recording, **asked):
    body = json.dumps({"recording": recording.id, "look": asked}).encode()
    assert len(body) <= LONGEST
    found = answer(APP, address(recording), [body], "POST")
    return found.status, unpack(found.body) if found.status == 200 else None


def test_ink_is_unpacked():
    ink = np.arange(56 * 56).reshape(56, 56) % 16
    np.testing.assert_allclose(unpacked(packed(ink)), ink / 15)
    assert len(packed(ink)) < LONGEST - 500


@pytest.mark.parametrize("text", ["", "A", "§", "AAAA", base64.b64encode(bytes(5000)).decode(), None, 5, ["A"]])
def test_what_is_no_ink_is_no_question(text):
    with pytest.raises(NO_QUESTION):
        Question.of({"recording": "x", "look": {"epoch": 0, "ink": text}})


def test_a_drawing_has_the_datas_own_scale():
    ink = np.zeros((56, 56))
    ink[10:46, 26:30] = 1
    assert as_picture(ink, (28, 28)).shape == (784,)
    assert 0 <= as_picture(ink, (28, 28)).min() < 0.1 < 0.9 < as_picture(ink, (28, 28)).max() <= 1
    assert as_picture(ink, (8, 8)).max() <= load("digits").x.max() == 16
    assert as_picture(ink, (5, 5)) is None
    assert as_picture(0 * ink, (28, 28)) is None


def test_a_picture_that_is_shown():
    recording = Recording(DIGITS)
    status, (header, arrays) = look(recording, epoch=2, row=3)
    assert status == 200
    assert header["epoch"] == 2
    assert arrays["probabilities"].shape == (10,)
    assert arrays["probabilities"].sum() == pytest.approx(1, abs=1e-5)
    assert arrays["activations"].shape == (6,)
    assert "pixels" not in arrays
    _, (_, last) = look(recording, epoch=2, row=10**9)
    assert last["probabilities"].shape == (10,)


def test_a_drawing_comes_back_as_the_network_sees_it():
    ink = np.zeros((56, 56), int)
    ink[10:46, 24:30] = 15
    _, (_, arrays) = look(Recording(DIGITS), epoch=0, ink=packed(ink))
    assert arrays["pixels"].shape == (64,)
    assert arrays["pixels"].max() == 255
    assert arrays["probabilities"].shape == (10,)


@pytest.mark.parametrize("ink", [np.zeros((56, 56), int), np.zeros((8, 8), int)])
def test_of_an_empty_drawing_nothing_is_said(ink):
    _, (header, arrays) = look(Recording(DIGITS), epoch=0, ink=packed(ink))
    assert (header, arrays) == ({}, {})


def test_of_data_that_are_no_pictures_nothing_is_said():
    _, (_, arrays) = look(Recording(Experiment(n_samples=20, hidden_sizes=(2,))), epoch=0, row=0)
    assert arrays == {}


def test_a_look_does_not_keep_frames_waiting():
    """Nor is it counted as the last question, for which one that waits is given up."""
    recording = Recording(DIGITS)
    frames = Question.of({"recording": recording.id, "have": 0, "start": 0, "stride": 1, "count": 1, "shown": 0})
    seen = Question.of({"recording": recording.id, "look": {"epoch": 0, "row": 0}})

    async def both():
        return await asyncio.gather(recording.respond(frames), recording.look(seen))

    assert all(message for message in asyncio.run(both()))
