"""The lesson that a visit is writing: kept by the session, whichever page is looked at."""

from copy import deepcopy

import streamlit as st

from playground.lessons.building import draft as drafts

DRAFT, BEFORE, COUNT, ROUND = "builder_draft", "builder_before", "builder_count", "builder_round"


def now():
    """The draft; what is changed in it stays."""
    return st.session_state.setdefault(DRAFT, drafts.blank())


def key(*path):
    """The key of the widget for a place in the draft: another one once something else stands there."""
    return "_".join(map(str, ("builder", st.session_state.get(COUNT, 0), *path)))


def replace(draft):
    """Go on with another draft; the one before can be had back."""
    st.session_state[BEFORE] = deepcopy(now())
    st.session_state[DRAFT] = draft
    st.session_state.pop(ROUND, None)
    renew()


def renew():
    """Have all widgets show what the draft says, which they have not written."""
    st.session_state[COUNT] = st.session_state.get(COUNT, 0) + 1


def take_back():
    """Go on with the draft that was replaced last; the other one can be had back in turn."""
    if BEFORE in st.session_state:
        replace(st.session_state[BEFORE])


def can_take_back():
    """Whether a draft was replaced that holds anything."""
    return st.session_state.get(BEFORE, drafts.blank()) != drafts.blank()


def add(held, new):
    """Put one more thing at the end of a list of the draft."""
    held.append(new)
    renew()


def remove(held, place):
    """Take a thing out of a list of the draft."""
    if place < len(held):  # it was clicked twice
        del held[place]
    renew()


def number():
    """Which round is on the screen, 0 the first."""
    return min(st.session_state.get(ROUND, 0), len(now()["rounds"]) - 1)
