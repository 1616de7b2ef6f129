"""Groups of widgets: closed, each has its name and a line that says what is set inside."""

import streamlit as st


def group(key, title, summary, show, is_open=False):
    """Draw a group; `show()` draws its widgets once it is open, so that a page costs less while it is closed.

    The line stands beside the expander's label: Streamlit takes one whose label changes for another one, which is
    closed. The widgets must keep their values while they are not there. `is_open` is how the group begins.
    """
    with st.container(key=f"group_{key}", gap=None):
        box = st.expander(title, expanded=is_open, key=opened(key), on_change="rerun")
        st.caption(summary)
        if box.open:
            with box:
                show()


def opened(key):
    """The key in `st.session_state` of whether a group is open."""
    return f"{key}_is_open"
