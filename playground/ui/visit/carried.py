"""What a visit has chosen for all pages: kept in the session, and in the address of every page beside its own.

A link with it opens so. What is usual stands in no address.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground.languages import nearest


class Carried(NamedTuple):
    """`name` is its key in an address, `slot` its key in `st.session_state`.

    `read(text)` makes of what an address says, or of None, what the session keeps; `written(value)` is the text
    for the address, None for what is usual. `is_ours(text)` tells what is meant for us from what is somebody
    else's.
    """

    name: str
    slot: str
    read: Callable[[str | None], Any]
    written: Callable[[Any], str | None]
    is_ours: Callable[[str], bool] = lambda text: True

    @property
    def value(self):
        """What the session keeps."""
        return st.session_state.get(self.slot, self.read(None))

    def follow(self):
        """Take what the address says: that of a link, or one that Back and Forward lead to; return whether it was.

        Any other run's address may be of yesterday, or one of which the navigation has left out everything.
        """
        is_taken = self.slot not in st.session_state or get_script_run_ctx().is_history_navigation
        if is_taken:
            st.session_state[self.slot] = self.read(st.query_params.get(self.name))
        return is_taken

    def choose(self, value):
        """Keep something else, and say so in the address."""
        st.session_state[self.slot] = value
        _say()


PROJECTOR = Carried(
    "view",
    "projector_is_on",
    read=lambda text: text == "projector",
    written=lambda is_on: "projector" if is_on else None,
    is_ours=lambda text: text == "projector",
)
LANGUAGE = Carried(
    "lang",
    "language",
    read=lambda text: nearest([text or ""]),
    written=lambda code: code,
)
ALL = (PROJECTOR, LANGUAGE)
NAMES = tuple(carried.name for carried in ALL)


def added(query):
    """A query for the address, and what is chosen for all pages beside it."""
    others = {key: value for key, value in query.items() if not _is_ours(key, value)}
    chosen = {carried.name: carried.written(carried.value) for carried in ALL}
    return others | {name: text for name, text in chosen.items() if text is not None}


def settle():
    """Put what is chosen into the address, unless the page's own link did."""
    now = st.query_params.to_dict()
    if added(now) != now:
        _say()


def _say():
    st.query_params.from_dict(added(st.query_params.to_dict()))


def _is_ours(key, text):
    return any(carried.name == key and carried.is_ours(text) for carried in ALL)
