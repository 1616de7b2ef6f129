"""Libraries that tests compare with and do not install: they run where these are.

`PLAYGROUND_LIBRARIES` may name a Python that has them, where this one has not.
"""

import importlib.util
import os
import sys

import pytest

PYTHON = os.environ.get("PLAYGROUND_LIBRARIES", sys.executable)


def needs(library: str) -> pytest.MarkDecorator:
    """The mark of a test that has `PYTHON` import a library."""
    found = sys.executable != PYTHON or importlib.util.find_spec(library)
    return pytest.mark.skipif(not found, reason=f"{library} is not installed")
