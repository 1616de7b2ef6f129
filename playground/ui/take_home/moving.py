"""What moves, to take home: the run as one HTML file, and how the boundary came about as an animated GIF."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import streamlit as st

from playground.export.moving.animation import MOST_FRAMES, animation
from playground.labs.progress import Progress
from playground.trainers.whole import whole
from playground.ui.running import run_to_the_end
from playground.ui.take_home import page

SO_FAR, ALL = "so far", "all"
WANTED, MADE = "moving_wanted", "moving_made"  # of one file at a time: they are large


class Kind(NamedTuple):
    """A file: what is said of it, what its buttons say, how it is made, and why it cannot be made of runs."""

    about: str
    make: str
    take: str
    ending: str
    media: str
    making: Callable[..., Iterator[Progress]]
    refusal: Callable[[object], str]


def _animating(recording, until):
    for share, found in whole(recording.history.wanted, until, MOST_FRAMES):
        yield Progress(share, found and animation(found.header["scene"], found.arrays))


def _no_plane(runs):
    if runs.experiments[0].reads == "sequences":
        return "An animated GIF shows the boundary in a plane; sequences have none."
    if len(runs.experiments) > 1:
        return "An animated GIF shows the boundary of one network; here are several."
    if runs.experiments[0].source.image_shape:
        return "An animated GIF shows the boundary in a plane; rows that are pictures have none."
    return ""


KINDS = {
    "page": Kind(
        "**One HTML file** plays and can be scrubbed by itself, without a server or a network: to hand in, or to "
        "put on a slide.",
        "Make one HTML file",
        "Download the HTML file",
        "html",
        "text/html",
        page.making,
        refusal=lambda runs: "",
    ),
    "animation": Kind(
        "An **animated GIF** shows how the boundary, or the fitted curve, came about.",
        "Make an animated GIF",
        "Download the animated GIF",
        "gif",
        "image/gif",
        _animating,
        refusal=_no_plane,
    ),
}


def show(recording):
    """Offer the files of a `Recording`. Each is made when it is asked for, and can be cancelled meanwhile."""
    refusals = {name: kind.refusal(recording.made.runs) for name, kind in KINDS.items()}
    st.markdown(" ".join(kind.about for name, kind in KINDS.items() if not refusals[name]))
    until = _until(recording)
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, kind in KINDS.items():
            if refusals[name]:
                st.caption(refusals[name])
            else:
                st.button(kind.make, key=f"make_{name}", on_click=_want, args=((name, recording.id, until),))
    _offer(recording)


def _until(recording):
    """The last epoch that is taken home, which the person may choose where the run is under way."""
    head, last = recording.history.head, recording.made.epochs
    if not 0 < head < last:
        return last
    told = {SO_FAR: f"0 to {head:,}, as far as it is trained", ALL: f"All {last:,}"}
    chosen = st.segmented_control(
        "Epochs", list(told), default=SO_FAR, format_func=told.get, required=True, key="moving_epochs"
    )
    return head if chosen == SO_FAR else last


def _want(wanted):
    st.session_state[WANTED] = wanted


def _offer(recording):
    """Make the file that is wanted, and offer it; what was made of another recording is forgotten."""
    name, of, until = wanted = st.session_state.get(WANTED, (None, None, None))
    if of != recording.id or until > recording.made.epochs:
        for key in (WANTED, MADE):
            st.session_state.pop(key, None)
        return
    kind = KINDS[name]
    made = run_to_the_end(MADE, wanted, lambda: kind.making(recording, until), kind.make)
    if made:
        st.download_button(
            f"{kind.take}, epochs 0 to {until:,} ({len(made) / 1e6:.1f} MB)",
            made,
            f"backprop-run-epoch-{until}.{kind.ending}",
            kind.media,
            on_click="ignore",
            type="primary",
            icon=":material/download:",
        )
