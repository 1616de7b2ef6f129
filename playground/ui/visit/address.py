"""What the address of a page says beside what is recorded: the picture on the screen, and unknown words."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground.choices.rules import shown
from playground.choices.share import from_query
from playground.choices.view import VIEW_NAMES, View
from playground.languages import _, ngettext
from playground.recording.looking.probe import UNITS_SHOWN
from playground.ui.visit import carried

MOST_NAMED = 5
LESSONS = ("lesson", "round", "challenge")  # the lesson or the challenge that a page is part of
BY_PAGES = ("panel", "step")
BY_BROWSER = tuple(name for name in VIEW_NAMES if name not in BY_PAGES)  # what the player writes into the address


def view_of(address, made):
    """`(View, problems)` of what an address says of the picture of what was made."""
    view, problems = from_query(address, View)
    view, ended = view.within(made.epochs)
    if not hasattr(made, "hidden_sizes"):  # no single network is seen
        return view, problems + ended
    sizes = (UNITS_SHOWN, *(min(size, UNITS_SHOWN) for size in (*made.hidden_sizes, made.n_outputs)))
    view, left = view.holding_what_is_there(sizes)
    return view, problems + ended + left


def unknown(address, known):
    """Sentences on keys of an address that nobody here knows; they are left as they are."""
    names = [shown(name) for name in address if name not in {*known, *VIEW_NAMES, *carried.NAMES, *LESSONS}]
    if not names:
        return []
    told, more = ", ".join(names[:MOST_NAMED]), len(names) - MOST_NAMED
    if more <= 0:
        return [_("This page does not know what the link means by {names}. It is left alone.").format(names=told)]
    text = ngettext(
        "This page does not know what the link means by {names} and {n} more. It is left alone.",
        "This page does not know what the link means by {names} and {n} more. It is left alone.",
        more,
    )
    return [text.format(names=told, n=more)]


def say(name, text, default):
    """Put one word into the address, or take it out where it says the default."""
    if text == default:
        if name in st.query_params:
            del st.query_params[name]
    elif st.query_params.get(name) != text:
        st.query_params[name] = text


def say_whole(key):
    """Put the address into the browser's own line, where another was noted under `key` in `st.session_state`.

    A link of Streamlit's to the page that it stands on runs the page with its query, and leaves the line alone.
    """
    here = st.query_params.to_dict()
    if st.session_state.get(key) != here and not get_script_run_ctx().is_history_navigation:
        st.query_params.from_dict(here)
    st.session_state[key] = here


def server():
    """The address of this server's pages with a slash at the end, as the browser calls it; "" if not known."""
    url = st.context.url or ""
    return f"{url.rpartition('/')[0]}/" if url else ""


def without_view(address):
    """An address without what the player writes into it."""
    return {key: value for key, value in address.items() if key not in BY_BROWSER}
