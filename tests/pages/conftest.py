"""What the tests of pages share."""

import pytest

from playground.ui.player import recording


@pytest.fixture(autouse=True)
def one_frame(monkeypatch):
    """An opening trains for a moment to have frames to play; here one frame will do."""
    monkeypatch.setattr(recording, "TRAINING_SECONDS", 0)
