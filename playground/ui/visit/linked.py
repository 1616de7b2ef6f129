"""`Linked`: a page that trains nothing; a visit keeps what is chosen on it, and its address says all of that."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground.ui.visit import carried, problems
from playground.ui.visit.address import unknown, without_view


class Linked(NamedTuple):
    """How a page's address is read and written, and where a visit keeps what it says.

    `names` are the keys of the address that are the page's own; `read(query)` gives what is chosen and what was
    wrong, `write(chosen)` the query. Keys of `st.session_state` begin with the `prefix`; `drawn` is that of a
    widget that is there while the page is.
    """

    names: tuple[str, ...]
    read: Callable
    write: Callable
    prefix: str
    drawn: str

    @property
    def chosen(self):
        """What is chosen on the page; None before the first visit to it."""
        return st.session_state.get(self._key("chosen"))

    def begin(self, have_changed):
        """What is chosen, and whether a new link asks for it; what is wrong with that link is said.

        `have_changed` says that a widget was moved in this run: an address that is not our own is then one from
        before that.
        """
        is_new = self._is_new(have_changed)
        if is_new:
            address = st.query_params.to_dict()
            chosen, found = self.read(self._ours(address))
            problems.note(self._key("problems"), [*found, *unknown(address, self.names)])
            st.session_state[self._key("chosen")] = chosen
        problems.warn(self._key("problems"))
        return self.chosen, is_new

    def forget(self):
        """Have the page follow its address, whatever was chosen on it before."""
        st.session_state.pop(self._key("chosen"), None)

    def keep(self, chosen):
        """Note what was chosen, and put it into the address beside keys that are not ours."""
        st.session_state[self._key("chosen")] = chosen
        here = without_view(st.query_params.to_dict())
        others = {key: value for key, value in here.items() if key not in self.names}
        query = carried.added(self.write(chosen) | others)
        if here != query:
            st.query_params.from_dict(query)
        st.session_state[self._key("link")] = self._ours(query)

    def _is_new(self, have_changed):
        """Whether the address is neither our own nor the navigation's, which leaves out every key of ours."""
        query = self._ours(st.query_params.to_dict())
        is_back = self.drawn not in st.session_state and not query
        is_own = query == st.session_state.get(self._key("link"))
        return self.chosen is None or not (have_changed or is_own or is_back)

    def _ours(self, query):
        return {key: value for key, value in query.items() if key in self.names}

    def _key(self, name):
        return f"{self.prefix}{name}"
