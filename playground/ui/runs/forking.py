"""A form that forks a run: it goes on from an epoch with other settings."""

import streamlit as st

from playground.choices.forks import forked
from playground.choices.rules import ExperimentError
from playground.choices.view import View
from playground.engine import OPTIMIZERS
from playground.languages import _
from playground.numbers import general
from playground.ui.controls.main import LEARNING_RATES
from playground.ui.controls.overfitting import PENALTIES
from playground.ui.controls.training import BATCH_SIZES, CLIPS, batch_size_said, clip_said
from playground.ui.furniture import literal
from playground.ui.labels import LABELS
from playground.ui.player import Recording
from playground.ui.runs.kinds import kind_of
from playground.ui.visit import session
from playground.ui.widgets import in_language


def show(made, head, epoch):
    """Draw the form for a run that is recorded up to `head`; `epoch` is proposed."""
    if head == 0:
        st.caption(_("Train the run first: a fork goes on from an epoch that is recorded."))
        return
    at = st.number_input(_("From epoch"), 0, head, min(epoch, head), key=f"fork_epoch_{epoch}", width=200)
    kind, last = kind_of(made), made.at(float("inf"))
    held = {"learning_rate": made.learning_rate_at(float("inf"))}
    held |= {name: getattr(last, name) for name in kind.settings}
    with st.grid(min_column_width=150, gap="small"):
        chosen = {"optimizer": _optimizer(held.pop("optimizer"))} if "optimizer" in held else {}
        if chosen and not OPTIMIZERS[chosen["optimizer"]].has_momentum:
            del held["momentum"]
        chosen |= {name: _widget(name, value) for name, value in held.items()}
    st.caption(_(kind.fork_note))
    if st.button(_(kind.fork_label), type="primary", key="fork"):
        _fork(made, head, int(at), chosen)


def _fork(made, head, epoch, settings):
    try:
        fork = forked(made, epoch, **settings)
    except ExperimentError as error:
        st.warning(literal(str(error)), icon=":material/error:")
        return
    if fork == made:
        st.info(_("Nothing is changed, so the fork would be the same run. Change a setting first."))
        return
    kind = kind_of(made)
    recording = Recording(kind.opened(made), kind.place.view, View(epoch=epoch), head)
    recording.fork(epoch, kind.opened(fork))
    session.go_on(recording, kind.place)
    st.switch_page(kind.page)


def _optimizer(value):
    names = list(OPTIMIZERS)
    label = _(LABELS["optimizer"][0])
    return st.selectbox(
        label, names, names.index(value), lambda one: _(OPTIMIZERS[one].title), key=in_language("fork_optimizer")
    )


def _widget(name, value):
    options, said = _OPTIONS[name]
    options = sorted({*options, value}, key=lambda one: float("inf") if one is None else one)
    return st.selectbox(_(LABELS[name][0]), options, options.index(value), said, key=in_language(f"fork_{name}"))


_OPTIONS = {
    "learning_rate": (LEARNING_RATES, general),
    "momentum": ((0, 0.5, 0.8, 0.9, 0.95, 0.99), general),
    "batch_size": (BATCH_SIZES, batch_size_said),
    "l1": (PENALTIES, general),
    "l2": (PENALTIES, general),
    "clip_norm": (CLIPS, clip_said),
}
