"""The files that the browser fetches beside Streamlit's own: Plotly's script and the player's modules.

Everything comes from this server: the playground works in a classroom without a network.
"""

import gzip
import hashlib
from functools import cache
from pathlib import Path

import plotly
import streamlit as st
from starlette.responses import FileResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from playground.ui import thumbnails

_BASE = "/" + (st.get_option("server.baseUrlPath") or "").strip("/")
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_PLAYER = Path(__file__).parent / "player" / "static"
_THUMBNAILS_PATH = "/assets/thumbnails"
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}


def _version(*paths):
    """A name that changes with the files' contents, so that a browser may keep what it has."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


_PLOTLY_PATH = f"/assets/{_version(_PLOTLY)}/plotly.min.js"
_PLAYER_PATH = f"/assets/{_version(*sorted(_PLAYER.rglob('*.js')))}/player"
PLOTLY_URL = _BASE.rstrip("/") + _PLOTLY_PATH
PLAYER_URL = _BASE.rstrip("/") + _PLAYER_PATH
THUMBNAILS_URL = _BASE.rstrip("/") + _THUMBNAILS_PATH


@cache
def _compressed():
    return gzip.compress(_PLOTLY.read_bytes(), 6)


def _plotly(request):
    """Plotly's script, a third as long for browsers that can unpack it: 40 laptops fetch it at once."""
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return FileResponse(_PLOTLY, headers=_FOREVER)
    headers = {**_FOREVER, "Content-Encoding": "gzip"}
    return Response(_compressed(), media_type="text/javascript", headers=headers)


ROUTES = [
    Route(_PLOTLY_PATH, _plotly),
    Route(_THUMBNAILS_PATH + "/{name}.svg", thumbnails.respond),
    Mount(_PLAYER_PATH, StaticFiles(directory=_PLAYER)),
]
