"""Tabs of a page: the open one stays open in another language, which has other words for it."""

import streamlit as st

from playground.languages import _


def tabs(titles, key):
    """(title, tab) of each of the `titles`, which are marked.

    What opens a tab from elsewhere puts its title into `st.session_state[key]`, whatever language is spoken.
    """
    labels, kept = [_(title) for title in titles], f"{key}_title"
    now = st.session_state.get(key)
    if now is not None and now not in labels:  # the title itself, or a label in the language spoken before
        title = now if now in titles else st.session_state.get(kept)
        st.session_state[key] = _(title) if title in titles else labels[0]
    found = list(zip(titles, st.tabs(labels, key=key, on_change="rerun"), strict=True))
    st.session_state[kept] = next(title for title, tab in found if tab.open)
    return found
