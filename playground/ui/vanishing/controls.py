"""The bench's sidebar: every field of a `Bench` as a widget whose key is the field's name after `bench_`."""

import streamlit as st

from playground.choices.bench import EXTRAS, MATCHED, MOST_LAYERS
from playground.data import SOURCES
from playground.engine import ACTIVATIONS, INITIALIZERS, OPTIMIZERS
from playground.labs.vanishing.presets import PRESETS
from playground.languages import _
from playground.numbers import general
from playground.ui.controls.data import data_summary
from playground.ui.controls.main import LEARNING_RATES
from playground.ui.controls.training import BATCH_SIZES, CLIPS, batch_size_said, clip_said, training_summary
from playground.ui.form import BENCH, BENCH_GROUPS, GROUP_TITLES
from playground.ui.groups import group
from playground.ui.own import shelf
from playground.ui.visit import places
from playground.ui.widgets import (
    in_language,
    menu,
    now,
    number,
    pick,
    pills,
    precision,
    preset_watched,
    slider,
    start_from,
    titles,
)

WIDTHS = (2, 4, 8, 16, 32, 64, 100, 128, 200, 256)
PRESET = "bench_preset"
DATA, TRAINING = BENCH_GROUPS


def sidebar(linked=None):
    """Draw the widgets and return the `Bench` they hold; `linked` is one to fill them with first."""
    BENCH.fill(BENCH.values_of(linked or _recorded()), anew=linked is not None)
    shelf.stay_with_own(BENCH, _recorded())
    with st.sidebar:
        _networks()
        named = shelf.titles(now(BENCH.key("dataset")))[now(BENCH.key("dataset"))]
        group(DATA, _(GROUP_TITLES[DATA]), f"{named}, {data_summary(BENCH, _source())}", _data)
        group(TRAINING, _(GROUP_TITLES[TRAINING]), training_summary(BENCH), _training)
        st.caption(
            _(
                "All networks start from the same seed and see the same batches in the same order. The learning "
                "rate and the number of epochs keep the weights; any other change starts training anew."
            )
        )
    return BENCH.made(BENCH.values(), _recorded())


def presets(chosen):
    """Benches to start from, and what to look at in the one that is on."""
    preset = start_from(PRESETS, chosen, _take, PRESET)
    if preset:
        preset_watched(preset)


def _take(bench):
    BENCH.fill(BENCH.values_of(bench), anew=True)


def _recorded():
    return st.session_state[places.BENCH.recording].made


def _networks():
    matched = {MATCHED: _("matched: the one made for each activation"), **titles(INITIALIZERS)}
    pills("activations", titles(ACTIVATIONS), BENCH, selection_mode="multi")
    _several("initializers", matched)
    _several("depths", {depth: str(depth) for depth in range(1, MOST_LAYERS + 1)})
    extras = {name: _(title) for name, (title, _fields) in EXTRAS.items()}
    pills("extras", extras, BENCH, selection_mode="multi")
    pick("width", WIDTHS, str, BENCH)
    pick("learning_rate", LEARNING_RATES, general, BENCH)
    number("epochs", BENCH, step=50)


def _several(name, titles):
    chosen = now(in_language(BENCH.key(name)))
    st.multiselect(**BENCH.label(name), options=list(titles), format_func=titles.get, default=chosen)


def _source():
    return SOURCES[now(BENCH.key("dataset"))]


def _data():
    options = BENCH.rule("dataset").options
    listed = shelf.titles(now(BENCH.key("dataset")))
    menu("dataset", {name: title for name, title in listed.items() if name in options}, BENCH)
    if _source().is_made:
        if _source().has_noise:
            slider("noise", 0.01, BENCH, format="%.2f")
        slider("n_samples", 10, BENCH)
    if _source().n_classes is None:
        slider("n_classes", 1, BENCH)
    number("data_seed", BENCH, step=1)


def _training():
    menu("optimizer", titles(OPTIMIZERS), BENCH)
    pick("batch_size", BATCH_SIZES, batch_size_said, BENCH)
    pick("clip_norm", CLIPS, clip_said, BENCH)
    number("seed", BENCH, step=1)
    precision(BENCH)
