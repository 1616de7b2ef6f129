"""Visits that were left are let go, with all that they brought, though nobody comes after them.

Streamlit keeps a dropped session for two minutes, for a browser that comes back; it looks at how old its sessions
are when the next one is dropped, and what they held lies in circles until Python collects those.
"""

import asyncio
import gc
from contextlib import asynccontextmanager, suppress

from streamlit.runtime import exists, get_instance

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
    """Let go of what is too old in Streamlit's store of dropped sessions, and collect what that held."""
    if storage._cache.expire():
        gc.collect()
