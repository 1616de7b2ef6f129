"""What moves, to take home: the run as one HTML file, and how the boundary came about as an animated GIF."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

import streamlit as st
from PIL import ImageFont

from playground.export.moving.animation import MOST_FRAMES, animation
from playground.labs.progress import Progress
from playground.languages import _, mark, spoken
from playground.numbers import counted, fixed
from playground.trainers.whole import whole
from playground.ui.running import run_to_the_end
from playground.ui.server.assets import STREAMLIT
from playground.ui.take_home import page

LETTERS, REGULAR = 16, 400  # height in pixels, and weight, of the words in an animation
SO_FAR, ALL = "so_far", "all"
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
        yield Progress(share, found and animation(found.header["scene"], found.arrays, _font()))


def _font():
    """The pages' own, which has the letters of every language."""
    (file,) = (STREAMLIT / "static" / "media").glob("SourceSansVF-Upright*.woff2")
    font = ImageFont.truetype(file, LETTERS)
    font.set_variation_by_axes([REGULAR])
    return font


def _no_plane(runs):
    if runs.experiments[0].reads == "sequences":
        return _("An animated GIF shows the boundary in a plane; sequences have none.")
    if len(runs.experiments) > 1:
        return _("An animated GIF shows the boundary of one network; here are several.")
    if runs.experiments[0].source.image_shape:
        return _("An animated GIF shows the boundary in a plane; rows that are pictures have none.")
    return ""


KINDS = {
    "page": Kind(
        mark(
            "**One HTML file** plays and can be scrubbed by itself, without a server or a network: to hand in, "
            "or to put on a slide."
        ),
        mark("Make one HTML file"),
        mark("Download the HTML file, epochs 0 to {epoch} ({size} MB)"),
        "html",
        "text/html",
        page.making,
        refusal=lambda runs: "",
    ),
    "animation": Kind(
        mark("An **animated GIF** shows how the boundary, or the fitted curve, came about."),
        mark("Make an animated GIF"),
        mark("Download the animated GIF, epochs 0 to {epoch} ({size} MB)"),
        "gif",
        "image/gif",
        _animating,
        refusal=_no_plane,
    ),
}


def show(recording):
    """Offer the files of a `Recording`. Each is made when it is asked for, and can be cancelled meanwhile."""
    refusals = {name: kind.refusal(recording.made.runs) for name, kind in KINDS.items()}
    st.markdown(" ".join(_(kind.about) for name, kind in KINDS.items() if not refusals[name]))
    with st.container():  # with epochs to choose or without, the buttons below are not drawn anew
        until = _until(recording)
    with st.container(horizontal=True, vertical_alignment="center"):
        for name, kind in KINDS.items():
            if refusals[name]:
                st.caption(refusals[name])
            else:
                wanted = name, recording.id, until, spoken().code
                st.button(_(kind.make), key=f"make_{name}", on_click=_want, args=(wanted,))
    _offer(recording)


def _until(recording):
    """The last epoch that is taken home, which the person may choose where the run is under way."""
    head, last = recording.history.head, recording.made.epochs
    if not 0 < head < last:
        return last
    told = {
        SO_FAR: _("0 to {epoch}, as far as it is trained").format(epoch=counted(head)),
        ALL: _("All {n}").format(n=counted(last)),
    }
    chosen = st.segmented_control(
        _("Epochs"), list(told), default=SO_FAR, format_func=told.get, required=True, key="moving_epochs"
    )
    return head if chosen == SO_FAR else last


def _want(wanted):
    st.session_state[WANTED] = wanted


def _offer(recording):
    """Make the file that is wanted, and offer it; what was made of another recording is forgotten."""
    name, of, until, _code = wanted = st.session_state.get(WANTED, (None, None, None, None))
    if of != recording.id or until > recording.made.epochs:
        for key in (WANTED, MADE):
            st.session_state.pop(key, None)
        return
    kind = KINDS[name]
    made = run_to_the_end(MADE, wanted, lambda: kind.making(recording, until), _(kind.make))
    if made:
        st.download_button(
            _(kind.take).format(epoch=counted(until), size=fixed(len(made) / 1e6, 1)),
            made,
            f"backprop-run-epoch-{until}.{kind.ending}",
            kind.media,
            on_click="ignore",
            type="primary",
            icon=":material/download:",
        )
