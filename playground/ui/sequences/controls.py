"""The sidebar of the sequence page: every field of a `SequenceBench` as a widget, its key after `sequence_`."""

import streamlit as st

from playground.data.sequences import TASKS
from playground.engine import INITIALIZERS, OPTIMIZERS
from playground.engine.recurrent import CELLS, RECURRENT_INITIALIZERS
from playground.labs.sequences.presets import PRESETS
from playground.languages import _
from playground.ui import places
from playground.ui.controls.main import LEARNING_RATES
from playground.ui.controls.training import CLIPS, clip_said
from playground.ui.form import GROUP_TITLES, SEQUENCE_GROUPS, SEQUENCES
from playground.ui.groups import group
from playground.ui.widgets import (
    KEPT,
    menu,
    now,
    number,
    pick,
    pills,
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
        pick("learning_rate", LEARNING_RATES, "{:g}".format, SEQUENCES)
        number("epochs", SEQUENCES, step=50)
        group(TASK, _(GROUP_TITLES[TASK]), _task_said(), _task)
        group(NETWORKS, _(GROUP_TITLES[NETWORKS]), _network_said(), _network)
        group(TRAINING, _(GROUP_TITLES[TRAINING]), _training_said(), _training)
        st.caption(
            "All networks start from the same seed and read the same sequences in the same order. The learning "
            "rate and the number of epochs keep the weights; any other change starts training anew."
        )
    return SEQUENCES.made(SEQUENCES.values(), _recorded())


def presets(chosen):
    """Benches to start from, and what to look at in the one that is on."""
    preset = start_from(PRESETS, chosen, _take, PRESET)
    if preset:
        preset_watched(preset)
    else:
        st.markdown(chosen.source.about)


def _take(bench):
    SEQUENCES.fill(SEQUENCES.values_of(bench), anew=True)


def _recorded():
    return st.session_state[places.SEQUENCES.recording].made


def _task_of_widgets():
    return TASKS[now(SEQUENCES.key("task"))]


def _length():
    """The dial for how long memory must last, called what it is in this task."""
    task, field = _task_of_widgets(), SEQUENCES.label("length")
    field["label"] = task.length
    field["help"] = f"{task.remembers.format(length=now(field['key']))} {field['help']}"
    st.slider(**field, **SEQUENCES.bounds("length"), value=now(field["key"]), **KEPT)


def _task_said():
    told = [f"{now(SEQUENCES.key('n_sequences'))} new ones an epoch"]
    task = _task_of_widgets()
    told += ["of all lengths"] if task.varies and now(SEQUENCES.key("lengths_vary")) else []
    told += [f"noise {now(SEQUENCES.key('noise')):g}"] if task.has_noise else []
    return ", ".join([*told, f"seed {now(SEQUENCES.key('data_seed'))}"])


def _task():
    task = _task_of_widgets()
    if task.varies:
        switch("lengths_vary", SEQUENCES)
    if task.has_noise:
        slider("noise", 0.01, SEQUENCES, format="%.2f")
    slider("n_sequences", 10, SEQUENCES)
    seed_row("data_seed", "New data", "Draw other sequences.", SEQUENCES)


def _network_said():
    start = RECURRENT_INITIALIZERS[now(SEQUENCES.key("recurrent_initializer"))].title
    dropped = [now(SEQUENCES.key(name)) for name in ("dropout", "recurrent_dropout")]
    told = [f"recurrent start: {start}"]
    told += [f"dropout {dropped[0]:g} and {dropped[1]:g}"] if any(dropped) else []
    return ", ".join(told)


def _network():
    menu("recurrent_initializer", titles(RECURRENT_INITIALIZERS), SEQUENCES)
    _several("spectral_radii", RADII, lambda radius: f"{radius:g}" if radius else "as drawn")
    slider("forget_bias", 0.5, SEQUENCES, format="%.1f")
    menu("initializer", titles(INITIALIZERS), SEQUENCES)
    slider("dropout", 0.05, SEQUENCES, format="%.2f")
    slider("recurrent_dropout", 0.05, SEQUENCES, format="%.2f")


def _training_said():
    optimizer, size, seed = (now(SEQUENCES.key(name)) for name in ("optimizer", "batch_size", "seed"))
    steps = now(SEQUENCES.key("truncation"))
    cut = [f"truncated after {steps}"] if steps else []
    clips = " and ".join(map(clip_said, now(SEQUENCES.key("clip_norms"))))
    return ", ".join(
        [OPTIMIZERS[optimizer].title, f"batches of {size}", f"clipping {clips}", *cut, f"seed {seed}"]
    )


def _training():
    menu("optimizer", titles(OPTIMIZERS), SEQUENCES)
    pick("batch_size", BATCH_SIZES, str, SEQUENCES)
    _several("clip_norms", tuple(map(float, CLIPS)), clip_said)
    pick("truncation", TRUNCATIONS, lambda steps: str(steps) if steps else "never", SEQUENCES)
    menu("dtype", {name: name for name in SEQUENCES.rule("dtype").options}, SEQUENCES)
    seed_row("seed", "New seed", "Draw other starting weights.", SEQUENCES)


def _several(name, values, format_func):
    """A menu of numbers of which each one chosen is tried; those from a link take their places among them."""
    options = sorted({*values, *now(SEQUENCES.key(name))})
    key = SEQUENCES.key(name)
    st.multiselect(**SEQUENCES.label(name), options=options, format_func=format_func, default=now(key))
