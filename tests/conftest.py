"""What all tests share: training stays in this process, where tests can change what it knows."""

import os

import pytest

os.environ["PLAYGROUND_TRAINERS"] = "0"


@pytest.fixture(autouse=True)
def empty_shelf(monkeypatch):
    """No recording of another test is left, which may have known other registries."""
    from playground.trainers import answers
    from playground.trainers.shelf import Shelf

    monkeypatch.setattr(answers, "_shelf", Shelf())
