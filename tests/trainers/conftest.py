"""What the tests of recordings share."""

import pytest

from playground.trainers import recorded


@pytest.fixture
def no_hurry(monkeypatch):
    """Answers take the time they need."""
    monkeypatch.setattr(recorded, "TRAINING_SECONDS", float("inf"))
