"""What the tests of recordings share."""

import pytest

from playground.trainers import home


@pytest.fixture
def no_hurry(monkeypatch):
    """Answers take the time they need."""
    monkeypatch.setattr(home, "BUSY_SECONDS", float("inf"))
    monkeypatch.setattr(home, "QUIET_SECONDS", float("inf"))
