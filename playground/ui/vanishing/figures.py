"""The bench's figures: each shows its camera, and wide ones are pushed sideways on a phone."""

import streamlit as st

from playground.ui import furniture


def show(figure, name, alt, is_wide=False):
    """A figure with a camera; its key begins with `bench_`."""
    place = "bench_wide" if is_wide else "bench_narrow"
    with st.container(key=f"{place}_{name}"):
        furniture.chart(figure, f"bench_{name}", alt, has_camera=True)
