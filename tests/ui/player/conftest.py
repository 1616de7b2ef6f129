"""What the tests of recordings share."""

import pytest

from playground.ui.player import recording


@pytest.fixture
def no_hurry(monkeypatch):
    """Answers take the time they need."""
    monkeypatch.setattr(recording, "TRAINING_SECONDS", float("inf"))
