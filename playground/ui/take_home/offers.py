"""Buttons for files: each is made when its button is clicked, and one that cannot be made says why."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground.ui.furniture import literal


class Offer(NamedTuple):
    """A file: what its button says, how its bytes are made, its name and media type, and why it cannot be made."""

    title: str
    make: Callable[[], bytes | str]
    file: str
    media: str
    refusal: str | None = None


def show(about, offers):
    """Draw a line and a button for each of `{key: Offer}`, and below them why some are off."""
    st.markdown(about)
    with st.container(horizontal=True):
        for key, offer in offers.items():
            st.download_button(
                offer.title,
                offer.make,
                offer.file,
                offer.media,
                key=key,
                on_click="ignore",
                disabled=offer.refusal is not None,
                icon=":material/download:",
            )
    for said in dict.fromkeys(offer.refusal for offer in offers.values() if offer.refusal):
        st.caption(literal(said))
