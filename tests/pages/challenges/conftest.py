"""The challenge of the tests stands among the others."""

import pytest

from playground.lessons.files import CHALLENGE_FILES
from tests.pages.challenges.opened import NAME, ONE


@pytest.fixture(autouse=True)
def listed(monkeypatch):
    """The challenge of the tests stands among the others."""
    monkeypatch.setitem(CHALLENGE_FILES, NAME, ONE)
