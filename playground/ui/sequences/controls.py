"""The sidebar of the sequence page: every field of a `SequenceBench` as a widget, its key after `sequence_`."""

import streamlit as st

from playground.data.sequences import TASKS
from playground.engine import INITIALIZERS, OPTIMIZERS
from playground.engine.recurrent import CELLS, RECURRENT_INITIALIZERS
from playground.labs.sequences.presets import PRESETS
from playground.languages import _, listed
from playground.numbers import counted, general
from playground.ui.controls.main import LEARNING_RATES
from playground.ui.controls.training import CLIPS, clip_said
from playground.ui.form import GROUP_TITLES, SEQUENCE_GROUPS, SEQUENCES
from playground.ui.groups import group
from playground.ui.visit import places
from playground.ui.widgets import (
    KEPT,
    in_language,
    menu,
    now,
    number,
    pick,
    pills,
    precision,
    preset_watched,
    seed_row,
    slider,
    start_from,
    switch,
    titles,
)

UNITS = (1, 2, 4, 8, 16, 24, 32, 48, 64)
RADII = (0.0, 0.5, 0.7, 0.9, 1.0, 1.1, 1.3, 1.5)
BATCH_SIZES = (1, 8, 16, 32, 64, 128)
TRUNCATIONS = (0, 1, 2, 5, 10, 20, 50)
PRESET = "sequence_preset"
TASK, NETWORKS, TRAINING = SEQUENCE_GROUPS


def sidebar(linked=None):
    """Draw the widgets and return the `SequenceBench` they hold; `linked` is one to fill them with first."""
    SEQUENCES.fill(SEQUENCES.values_of(linked or _recorded()), anew=linked is not None)
    with st.sidebar:
        menu("task", titles(TASKS), SEQUENCES)
        _length()
        if _task_of_widgets().is_text:
            st.text_area(**SEQUENCES.label("text"), value=now(SEQUENCES.key("text")), height=140, **KEPT)
        pills("cells", titles(CELLS), SEQUENCES, selection_mode="multi")
        pick("units", UNITS, str, SEQUENCES)
        pick("learning_rate", LEARNING_RATES, general, SEQUENCES)
        number("epochs", SEQUENCES, step=50)
        group(TASK, _(GROUP_TITLES[TASK]), _task_said(), _task)
        group(NETWORKS, _(GROUP_TITLES[NETWORKS]), _network_said(), _network)
        group(TRAINING, _(GROUP_TITLES[TRAINING]), _training_said(), _training)
        st.caption(
            _(
                "All networks start from the same seed and read the same sequences in the same order. The "
                "learning rate and the number of epochs keep the weights; any other change starts training anew."
            )
        )
    return SEQUENCES.made(SEQUENCES.values(), _recorded())


def presets(chosen):
    """Benches to start from, and what to look at in the one that is on."""
    preset = start_from(PRESETS, chosen, _take, PRESET)
    if preset:
        preset_watched(preset)
    else:
        st.markdown(_(chosen.source.about))


def _take(bench):
    SEQUENCES.fill(SEQUENCES.values_of(bench), anew=True)


def _recorded():
    return st.session_state[places.SEQUENCES.recording].made


def _task_of_widgets():
    return TASKS[now(SEQUENCES.key("task"))]


def _length():
    """The dial for how long memory must last, called what it is in this task."""
    task, field = _task_of_widgets(), SEQUENCES.label("length")
    field["label"] = _(task.length)
    field["help"] = f"{_(task.remembers).format(length=now(field['key']))} {field['help']}"
    st.slider(**field, **SEQUENCES.bounds("length"), value=now(field["key"]), **KEPT)


def _task_said():
    told = [_("{n} new ones an epoch").format(n=counted(now(SEQUENCES.key("n_sequences"))))]
    task = _task_of_widgets()
    told += [_("of all lengths")] if task.varies and now(SEQUENCES.key("lengths_vary")) else []
    told += [_("noise {noise}").format(noise=general(now(SEQUENCES.key("noise"))))] if task.has_noise else []
    return ", ".join([*told, _("seed {seed}").format(seed=now(SEQUENCES.key("data_seed")))])


def _task():
    task = _task_of_widgets()
    if task.varies:
        switch("lengths_vary", SEQUENCES)
    if task.has_noise:
        slider("noise", 0.01, SEQUENCES, format="%.2f")
    slider("n_sequences", 10, SEQUENCES)
    seed_row("data_seed", _("New data"), _("Draw other sequences."), SEQUENCES)


def _network_said():
    start = _(RECURRENT_INITIALIZERS[now(SEQUENCES.key("recurrent_initializer"))].title)
    dropped = [now(SEQUENCES.key(name)) for name in ("dropout", "recurrent_dropout")]
    told = [_("recurrent start: {start}").format(start=start)]
    told += [_("dropout {share}").format(share=listed(map(general, dropped)))] if any(dropped) else []
    return ", ".join(told)


def _network():
    menu("recurrent_initializer", titles(RECURRENT_INITIALIZERS), SEQUENCES)
    _several("spectral_radii", RADII, _radius_said)
    slider("forget_bias", 0.5, SEQUENCES, format="%.1f")
    menu("initializer", titles(INITIALIZERS), SEQUENCES)
    slider("dropout", 0.05, SEQUENCES, format="%.2f")
    slider("recurrent_dropout", 0.05, SEQUENCES, format="%.2f")


def _radius_said(radius):
    return general(radius) if radius else _("as drawn")


def _training_said():
    optimizer, size, seed = (now(SEQUENCES.key(name)) for name in ("optimizer", "batch_size", "seed"))
    steps = now(SEQUENCES.key("truncation"))
    cut = [_("truncated after {steps}").format(steps=steps)] if steps else []
    limits = now(SEQUENCES.key("clip_norms"))
    clipped = [_("clipping {limits}").format(limits=listed(map(clip_said, limits)))] if limits else []
    batches, seeded = _("batches of {size}").format(size=size), _("seed {seed}").format(seed=seed)
    return ", ".join([_(OPTIMIZERS[optimizer].title), batches, *clipped, *cut, seeded])


def _training():
    menu("optimizer", titles(OPTIMIZERS), SEQUENCES)
    pick("batch_size", BATCH_SIZES, str, SEQUENCES)
    _several("clip_norms", tuple(map(float, CLIPS)), clip_said)
    pick("truncation", TRUNCATIONS, lambda steps: str(steps) if steps else _("never"), SEQUENCES)
    precision(SEQUENCES)
    seed_row("seed", _("New seed"), _("Draw other starting weights."), SEQUENCES)


def _several(name, values, format_func):
    """A menu of numbers of which each one chosen is tried; those from a link take their places among them."""
    chosen = now(in_language(SEQUENCES.key(name)))
    options = sorted({*values, *chosen})
    st.multiselect(**SEQUENCES.label(name), options=options, format_func=format_func, default=chosen)
