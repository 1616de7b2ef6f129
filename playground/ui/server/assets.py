"""The files that the browser fetches beside Streamlit's own: scripts and styles of ours, Plotly's, thumbnails.

Everything comes from this server: the playground works in a classroom without a network.
"""

import hashlib
from pathlib import Path

import plotly
import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit import file_util

from playground.languages import LANGUAGES
from playground.ui.server import thumbnails, words
from playground.ui.server.packed import Packed, files_in

PREFIX = ("/" + (st.get_option("server.baseUrlPath") or "").strip("/")).rstrip("/")  # of every address here
STREAMLIT = Path(file_util.get_static_dir())
_PLOTLY = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
_UI = Path(__file__).parents[1]
_PLAYER = _UI / "player" / "static"
_DRAWN = _UI / "lessons" / "drawn" / "static"
_START = Path(__file__).parent / "shell" / "start.js"
_SHARE = _UI / "share" / "share.js"
_TOUR = _UI / "tour" / "static"
_STYLED = ("site", "pages", "playground", "player", "share", "lessons", "tour")
_STYLES = [_UI / "style" / f"{name}.css" for name in _STYLED]


def _version(*paths):
    """A name that changes with the files' contents, so that a browser may keep what it has."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


PLOTLY_URL = f"{PREFIX}/assets/{_version(_PLOTLY)}/plotly.min.js"
DRAWN_URL = f"{PREFIX}/assets/{_version(*sorted(_DRAWN.rglob('*.js')))}/drawn"
START_URL = f"{PREFIX}/assets/{_version(_START)}/start.js"
SHARE_URL = f"{PREFIX}/assets/{_version(_SHARE)}/share.js"
TOUR_URL = f"{PREFIX}/assets/{_version(*sorted(_TOUR.rglob('*.js')))}/tour"
THUMBNAILS_URL = f"{PREFIX}/assets/thumbnails"

_SPOKEN = [words.Words(language) for language in LANGUAGES.values() if language.file]
_PLAYERS_URL = f"{PREFIX}/assets/{_version(*sorted(_PLAYER.rglob('*.js')), *_SPOKEN)}/player"


def player_url(code):
    """Where the player's scripts are that speak a language: each has all of them, and its own texts among them."""
    return f"{_PLAYERS_URL}/{code}"


def player_files(code):
    """`{address: file}` of the player's scripts that speak a language."""
    address, language = player_url(code), LANGUAGES[code]
    own = {f"{address}/{words.PLACE}": words.Words(language)} if language.file else {}
    return files_in(_PLAYER, address) | own


STYLES = {f"{PREFIX}/assets/{_version(style)}/{style.name}": style for style in _STYLES}
PLAYER_FILES = {address: file for code in LANGUAGES for address, file in player_files(code).items()}
TOUR_FILES = files_in(_TOUR, TOUR_URL)
TOUR_FIRST = [f"{TOUR_URL}/{name}.js" for name in ("main", "memory", "signs")]  # the others once it opens
STREAMLIT_FILES = files_in(STREAMLIT / "static", f"{PREFIX}/static")
DRAWN_FILES = files_in(_DRAWN, DRAWN_URL)
OURS = {PLOTLY_URL: _PLOTLY, START_URL: _START, SHARE_URL: _SHARE}
FILES = STREAMLIT_FILES | PLAYER_FILES | TOUR_FILES | DRAWN_FILES | STYLES | OURS
ROUTES = [Route(THUMBNAILS_URL + "/{name}.svg", thumbnails.respond)]
MIDDLEWARE = [Middleware(Packed, files=FILES)]
