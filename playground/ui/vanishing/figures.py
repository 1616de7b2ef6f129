"""The bench's figures: each can be saved, and wide ones are pushed sideways on a phone."""

import streamlit as st

from playground.ui import furniture

FORMAT = "bench_format"


def show(figure, name, alt, is_wide=False):
    """A figure with a camera that saves it in the format chosen; its key begins with `bench_`."""
    place = "bench_wide" if is_wide else "bench_narrow"
    with st.container(key=f"{place}_{name}"):
        furniture.chart(figure, key=f"bench_{name}", alt=alt, save_as=st.session_state.get(FORMAT, "PNG"))


def choose_format():
    """What the cameras save."""
    st.segmented_control(
        "The camera on a figure saves it as",
        ["PNG", "SVG"],
        default=st.session_state.get(FORMAT, "PNG"),
        required=True,
        key=FORMAT,
    )
