"""The HTML file of a recording: its size, what it says, and the recording in it."""

import base64
import gzip
import re

import pytest

from playground.choices.bench import Bench
from playground.choices.experiment import Experiment
from playground.choices.runs import Runs
from playground.ui.player.recording import Recording
from playground.ui.take_home import page
from tests.trainers.messages import unpack


def made(experiment, until, view="playground"):
    *_, progress = page.making(Recording(experiment, view), until)
    assert progress.share == 1
    return progress.result.decode()


def recording(content):
    """Header and arrays of the recording in a file."""
    packed = re.search(r'id="recording">([^<]+)<', content)[1]
    return unpack(gzip.decompress(base64.b64decode(packed)))


def test_a_thousand_epochs_of_the_default_run_are_less_than_eight_megabytes():
    content = made(Experiment(), 1000)
    assert len(content) < 8_000_000
    header, arrays = recording(content)
    assert header["every"] == 1
    assert arrays["epochs"].tolist() == list(range(1001))


def test_progress_goes_on_and_nothing_is_there_before_the_end():
    *before, last = page.making(Recording(Experiment(epochs=120)), 120)
    assert len(before) >= 2
    assert all(progress.result is None for progress in before)
    assert [progress.share for progress in before] == sorted({progress.share for progress in before})
    assert last.result


def test_a_run_that_is_too_large_has_fewer_frames(monkeypatch):
    few = Experiment(epochs=40)
    size = len(made(few, 40))
    empty = len(page.page("", [], "", b"", page._player("en")))
    monkeypatch.setattr(page, "LARGEST", empty + (size - empty) // 2)
    content = made(few, 40)
    assert empty < len(content) <= page.LARGEST
    header, arrays = recording(content)
    assert header["every"] > 1
    assert arrays["epochs"][-1] == 40
    assert len(arrays["train_loss"]) == 41


def test_a_run_that_cannot_be_small_has_its_numbers_and_two_frames(monkeypatch):
    monkeypatch.setattr(page, "LARGEST", 0)
    header, arrays = recording(made(Experiment(epochs=40), 40))
    assert arrays["epochs"].tolist() == [0, 40]
    assert len(arrays["train_loss"]) == 41
    assert header["every"] >= 40


def test_it_says_what_was_trained_and_leads_back():
    content = made(Experiment("moons", hidden_sizes=(6,), epochs=3, seed=5), 3)
    assert "<p>Moons · hidden layer 6 (tanh) · SGD, learning rate 0.03 · seed 5</p>" in content
    assert 'href="?dataset=moons&amp;hidden_sizes=6&amp;epochs=3&amp;seed=5"' in content


def test_it_has_both_themes():
    content = made(Experiment(epochs=1), 1)
    for name in ("--st-text-color", "--st-background-color", "--st-secondary-background-color"):
        assert len(set(re.findall(rf"{name}: (#\w+);", content))) == 2
    assert "--st-primary-color: #2563eb;" in content


@pytest.mark.parametrize(
    ("experiment", "view", "kind"),
    [
        (Experiment("digits", hidden_sizes=(5,), epochs=2), "playground", "pictures"),
        (Bench(depths=(2,), width=4, n_samples=60, epochs=2), "lanes", "lanes"),
        (Runs(("one", "two"), (Experiment(epochs=2), Experiment("moons", epochs=2))), "runs", "runs"),
    ],
)
def test_other_scenes(experiment, view, kind):
    header, arrays = recording(made(experiment, 2, view))
    assert header["scene"]["kind"] == kind
    assert arrays["epochs"].tolist() == [0, 1, 2]
