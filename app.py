"""What `streamlit run app.py` starts.

Streamlit reads this file twice: once as a server, to find `app` and its extra routes, and then for every visit
as a script, which shows a page.
"""

import gc
from contextlib import asynccontextmanager

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground import trainers
from playground.ui import share
from playground.ui.guided.around import around
from playground.ui.player import questions
from playground.ui.server import assets, health, leaving, security, shell, sockets, uploads
from playground.ui.site import show


@asynccontextmanager
async def while_serving(server):
    """What begins and ends with the server."""
    async with trainers.running(), sockets.prompt(server), leaving.swept(server):
        yield


if get_script_run_ctx(suppress_warning=True) is None:
    # st.navigation rules, as it says itself when it is first called; but the first visit of all may be a link to
    # a page, which Streamlit would otherwise take out of pages/ by itself, without navigation
    PagesManager.uses_pages_directory = False
    uploads.keep_in_memory()
    gc.freeze()  # what is imported by now stays for good: spare every later collection the look at it
    app = st.App(
        __file__,
        routes=[*assets.ROUTES, *health.ROUTES, *questions.ROUTES, *share.ROUTES, *shell.ROUTES],
        middleware=[*security.MIDDLEWARE, *assets.MIDDLEWARE],
        lifespan=while_serving,
        on_script_error=security.tell,
    )
else:
    show(around)
