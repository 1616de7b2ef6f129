"""How the network is trained: optimizer, rate over time, batches, loss, seed."""

import streamlit as st

from playground.choices.fields import AUTO
from playground.engine import LOSSES, OPTIMIZERS, SCHEDULES
from playground.languages import _
from playground.numbers import counted, general
from playground.ui.controls.data import source
from playground.ui.form import EXPERIMENT
from playground.ui.widgets import menu, now, pick, precision, seed_row, slider, titles

BATCH_SIZES = (1, 2, 5, 10, 20, 30, 50, 100, 200, None)
EPSILONS = (1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3)
CLIPS = (0, 0.1, 0.3, 1, 3, 10)


def batch_size_said(size):
    return _("full") if size is None else counted(size)


def clip_said(limit):
    return general(limit) if limit else _("off")


def summary():
    state, more = st.session_state, []
    if state["schedule"] != "constant":
        more.append(_(SCHEDULES[state["schedule"]].title))
    if source().task == "classification" and state["loss"] != AUTO:
        more.append(_(LOSSES[state["loss"]].title))
    return training_summary(EXPERIMENT, more)


def training_summary(form, more=()):
    """What a form's widgets say of the training, in a line."""
    optimizer, size, limit, seed = (
        now(form.key(name)) for name in ("optimizer", "batch_size", "clip_norm", "seed")
    )
    batches = _("all rows at once") if size is None else _("batches of {size}").format(size=counted(size))
    clipped = [_("clipped at {limit}").format(limit=general(limit))] if limit else []
    seeded = _("seed {seed}").format(seed=seed)
    return ", ".join([_(OPTIMIZERS[optimizer].title), batches, *clipped, *more, seeded])


def show():
    menu("optimizer", titles(OPTIMIZERS))
    if OPTIMIZERS[st.session_state["optimizer"]].has_momentum:
        slider("momentum", 0.01)
    if OPTIMIZERS[st.session_state["optimizer"]].has_epsilon:
        pick("epsilon", EPSILONS, general)
    menu("schedule", titles(SCHEDULES))
    pick("batch_size", BATCH_SIZES, batch_size_said)
    if source().task == "classification":
        menu("loss", {AUTO: _("automatic"), **titles(LOSSES)})
    pick("clip_norm", CLIPS, clip_said)
    precision()
    seed_row("seed", _("New seed"), _("Draw other starting weights and batches."))
