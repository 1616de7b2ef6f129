"""Waiting until a visit's page has taken in what the person did last.

A button for a file has the file made at once, beside the page's run: what was typed just before the click, and has
the page run too, may not have arrived by then.
"""

import time

from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

LONGEST = 20  # seconds
LOOK = 0.02


def visit():
    """The name of the visit whose page runs; None in a test without a server."""
    return get_script_run_ctx().session_id if exists() else None


def wait(name):
    """Return when no run of that visit's page is under way, or after a while in any case."""
    deadline = time.monotonic() + LONGEST
    while name and _is_running(name) and time.monotonic() < deadline:
        time.sleep(LOOK)


def _is_running(name):
    info = get_instance()._session_mgr.get_session_info(name)
    return info is not None and info.session._scriptrunner is not None
