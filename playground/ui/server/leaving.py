"""Visits that were left are let go, with all that they brought, though nobody comes after them.

Streamlit keeps a dropped session for two minutes, for a browser that comes back. It looks at how old its sessions
are only when the next one is dropped, its loop remembers the session that it served last until another is served,
and what a session held lies in circles until Python collects those.
"""

import asyncio
import gc
from contextlib import asynccontextmanager, suppress

from streamlit.runtime import exists, get_instance
from streamlit.runtime.state import SessionState

EVERY = 30  # seconds


@asynccontextmanager
async def swept(_app):
    """What runs around the server: a look at what was left, now and then."""
    sweeping = asyncio.create_task(_sweep())
    try:
        yield
    finally:
        sweeping.cancel()
        with suppress(asyncio.CancelledError):
            await sweeping


async def _sweep():
    while True:
        await asyncio.sleep(EVERY)
        if exists():
            look(get_instance()._session_mgr._session_storage)


def look(storage):
    """Empty what is too old in Streamlit's store of dropped sessions, and collect what that held."""
    left = storage._cache.expire()
    for _, info in left:
        info.session.shutdown()
        info.session._session_state = SessionState()
    if left:
        gc.collect()
