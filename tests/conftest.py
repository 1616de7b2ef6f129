"""What all tests share: training stays in this process, where tests can change what it knows."""

import os

import pytest
from xdist.scheduler import LoadFileScheduling

os.environ["PLAYGROUND_TRAINERS"] = "0"
BROWSER = "tests/browser"


class Scheduling(LoadFileScheduling):
    """A file's tests stay together, and so do all of Chromium's: they come last and have the machine alone."""

    def _split_scope(self, nodeid):
        return BROWSER if nodeid.startswith(f"{BROWSER}/") else super()._split_scope(nodeid)


def pytest_xdist_make_scheduler(config, log):
    return Scheduling(config, log)


@pytest.fixture(autouse=True)
def empty_shelf(monkeypatch):
    """No recording of another test is left, which may have known other registries."""
    from playground.trainers import answers
    from playground.trainers.shelf import Shelf

    monkeypatch.setattr(answers, "_shelf", Shelf())
