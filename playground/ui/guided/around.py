"""What stands above a page that a lesson or a challenge runs on, and which controls it leaves there."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from playground.ui.chain_rule import choices as chain_rule
from playground.ui.challenges import bar as challenge_bar
from playground.ui.guided import hiding
from playground.ui.guided.screen import PLACES
from playground.ui.lessons import bar as lesson_bar
from playground.ui.visit.address import without_view

FOLLOW = (lesson_bar.follow, challenge_bar.follow)  # each `(run, draw)` where the address says so, else None
ENTERED = "guides_entered"  # the run that is open
LINE = "guides_line"  # the address that the page left in the browser's line when it last ran


def around(page):
    """Run a page; where a lesson or a challenge runs on it, with its bar above."""
    name = page.url_path or "live"
    guide = next(filter(None, (follow(name) for follow in FOLLOW)), None)
    if not guide:
        st.session_state.pop(LINE, None)
        st.session_state.pop(ENTERED, None)
        page.run()
        return
    run, draw = guide
    _enter(run)
    _say_line()
    slot = st.container(key="lesson_bar")
    hiding.hide(run)
    page.run()
    st.session_state[LINE] = without_view(st.query_params.to_dict())
    with slot:  # last, when the page has recorded what its widgets say
        draw()


def _enter(run):
    """Have the page follow its link, whatever it showed before: a run that is opened begins as its link says."""
    if st.session_state.get(ENTERED) != run:
        if run.page in PLACES:
            st.session_state.pop(PLACES[run.page].link, None)
        else:
            chain_rule.PAGE.forget()
    st.session_state[ENTERED] = run


def _say_line():
    """Put a link that a bar led to into the browser's line, as `address.say_whole` does; widgets say their own."""
    here = st.query_params.to_dict()
    if st.session_state.get(LINE, without_view(here)) == without_view(here):
        return
    if not get_script_run_ctx().is_history_navigation:
        st.query_params.from_dict(here)
