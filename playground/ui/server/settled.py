"""Waiting until a visit's page has taken in what the person did last.

A button for a file has the file made at once, beside the page's run: what was typed just before the click, and has
the page run too, arrives a little later, 10 to 26 ms as measured.
"""

import time

from streamlit.runtime import exists, get_instance
from streamlit.runtime.scriptrunner import get_script_run_ctx

SOON = 0.3  # seconds after a click in which the run begins that tells of what was typed before
LONGEST = 20  # seconds
LOOK = 0.02


def visit():
    """The name of the visit whose page runs; None in a test without a server."""
    return get_script_run_ctx().session_id if exists() else None


def wait(name):
    """Return when no run of that visit's page is on its way or under way; after a while in any case."""
    if name is None or not exists():
        return
    time.sleep(SOON)
    deadline = time.monotonic() + LONGEST
    while _is_running(name) and time.monotonic() < deadline:
        time.sleep(LOOK)


def _is_running(name):
    info = get_instance()._session_mgr.get_session_info(name)
    return info is not None and info.session._scriptrunner is not None
