"""The HTML file of a recording, put together from what the browser is served otherwise."""

from functools import cache
from urllib.parse import urlencode

import streamlit as st

from playground.choices.runs import Runs
from playground.choices.share import to_query
from playground.export.moving.facts import facts_of_all
from playground.export.moving.page import Player, packed, page
from playground.labs.progress import Progress
from playground.languages import _, mark, spoken
from playground.trainers.messages import pack
from playground.trainers.whole import halved, rounded, whole
from playground.ui.own import links
from playground.ui.server.assets import FILES, PLOTLY_URL, STYLES, player_files, player_url

LARGEST = 7_900_000  # bytes
TITLE = mark("How a neural network learned")
COLORS = ("text", "background", "secondaryBackground", "primary")


def making(recording, until):
    """A generator of `Progress` whose last result is the file's bytes: the recording up to epoch `until`."""
    for share, found in whole(recording.history.wanted, until):
        yield Progress(share, found and _fitting(found, recording.made))


def _fitting(found, made):
    """The file with as many frames as its size allows; the first and the last are always there."""
    found = rounded(found)
    about, player = (_(TITLE), facts_of_all(made), _link(made)), _player(spoken().code)
    room = (LARGEST - len(page(*about, b"", player))) * 3 // 4  # base64 makes four letters of three bytes
    while len(message := packed(pack(*found))) > room and len(found.arrays["epochs"]) > 2:
        found = halved(found)
    return page(*about, message, player)


def _link(made):
    """The address of this page with what was trained; a comparison of runs stands in the page's own."""
    is_compared = isinstance(made, Runs)
    told = st.query_params.to_dict() if is_compared else to_query(made) | links.written(made.dataset)
    address, query = (st.context.url or "").partition("?")[0], urlencode(told, safe=",:")
    return f"{address}?{query}" if query else address


@cache
def _player(code):
    """The `Player` that speaks a language."""
    before = f"{player_url(code)}/"
    scripts = {address.removeprefix(before): file.read_text() for address, file in player_files(code).items()}
    (style,) = (file.read_text() for file in STYLES.values() if file.name == "player.css")
    return Player(scripts, style, packed(FILES[PLOTLY_URL].read_bytes()), _theme("light"), _theme("dark"))


def _theme(name):
    """The CSS variables that Streamlit gives a component in this theme, as far as the player reads them."""
    return {_variable(color): st.get_option(f"theme.{name}.{color}Color") for color in COLORS}


def _variable(color):
    """`secondaryBackground` -> `--st-secondary-background-color`."""
    words = "".join(f"-{letter.lower()}" if letter.isupper() else letter for letter in color)
    return f"--st-{words}-color"
