"""Tabs of a page: the open one stays open in another language, which has other words for it."""

import streamlit as st

from playground.languages import _, spoken


def tabs(titles, key):
    """(title, tab) of each of the `titles`, which are marked; `st.session_state[key]` has the open one's."""
    if st.session_state.get(key) not in titles:
        st.session_state[key] = titles[0]
    labels = {_(title): title for title in titles}
    widget = f"{key}_{spoken().code}"
    st.session_state[widget] = _(st.session_state[key])
    shown = st.tabs(list(labels), key=widget, on_change=_opened, args=(key, widget, labels))
    return zip(titles, shown, strict=True)


def _opened(key, widget, labels):
    st.session_state[key] = labels[st.session_state[widget]]
