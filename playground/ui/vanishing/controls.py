"""The sidebar of the bench: every field of a `Bench` as a widget whose key is the field's name after `bench_`."""

from dataclasses import fields

import streamlit as st

from playground.choices.bench import EXTRAS, MATCHED, MOST_LAYERS, Bench
from playground.choices.rules import ExperimentError
from playground.data import DATASETS
from playground.engine import ACTIVATIONS, INITIALIZERS, OPTIMIZERS
from playground.labs.vanishing.presets import PRESETS
from playground.ui import session
from playground.ui.controls import BATCH_SIZES, CLIPS, LEARNING_RATES
from playground.ui.labels import BENCH_LABELS, LABELS
from playground.ui.widgets import Form, fill, labels, menu, now, number, pick, slider, titles

RULES = {field.name: field.metadata["rule"] for field in fields(Bench)}
BENCH = Form("bench_", LABELS | BENCH_LABELS, RULES, ("epochs",))
WIDTHS = (2, 4, 8, 16, 32, 64, 100, 128, 200, 256)
SEEN, PRESET, VIEW = "bench_seen", "bench_preset", "bench_view"


def sidebar(linked=None):
    """Draw the widgets and return the `Bench` they hold; `linked` is one to fill them with first."""
    fill(BENCH, _values(linked or _recorded()), anew=linked is not None)
    with st.sidebar:
        st.markdown("#### Networks")
        _grid()
        st.markdown("#### Data")
        _data()
        st.markdown("#### Training")
        _training()
        st.caption("All networks start from the same seed and see the same batches in the same order.")
    return _chosen()


def presets(chosen):
    """Benches to start from, and what to look at in the one that is on."""
    st.session_state[PRESET] = next((name for name, preset in PRESETS.items() if preset.bench == chosen), None)
    name = st.pills(
        "Start from",
        options=list(PRESETS),
        format_func=lambda name: PRESETS[name].title,
        default=now(PRESET),
        key=PRESET,
        on_change=_take_preset,
    )
    if name:
        st.markdown(PRESETS[name].watch)


def remember():
    """Note what the widgets hold, for `have_changed` in the next run."""
    st.session_state[SEEN] = _held()


def have_changed():
    """Whether a widget holds another value than when the page last ran."""
    seen = st.session_state.get(SEEN, {})
    return any(seen.get(name, value) != value for name, value in _held().items())


def _take_preset():
    if st.session_state[PRESET]:
        fill(BENCH, _values(PRESETS[st.session_state[PRESET]].bench), anew=True)


def _recorded():
    return st.session_state[session.BENCH.recording].history.experiment


def _values(bench):
    """What every widget shows of a bench, by the field's name."""
    values = {name: getattr(bench, name) for name in RULES}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}


def _held():
    names = [BENCH.key(name) for name in RULES] + [VIEW]
    return {name: st.session_state[name] for name in names if name in st.session_state}


def _chosen():
    """The bench that the widgets hold; where they ask for too much, a sentence, and the bench as it was."""
    try:
        return Bench(**{name: st.session_state[BENCH.key(name)] for name in RULES})
    except ExperimentError as error:
        st.warning(f"{error} The networks stay as they were.")
        return _recorded()


def _grid():
    every = {MATCHED: "matched: He for ReLU and its kin, else Xavier", **titles(INITIALIZERS)}
    st.pills(
        **labels("activations", BENCH),
        options=list(ACTIVATIONS),
        format_func=titles(ACTIVATIONS).get,
        default=now(BENCH.key("activations")),
        selection_mode="multi",
    )
    st.multiselect(
        **labels("initializers", BENCH),
        options=list(every),
        format_func=every.get,
        default=now(BENCH.key("initializers")),
    )
    depths = range(1, MOST_LAYERS + 1)
    st.multiselect(**labels("depths", BENCH), options=depths, default=now(BENCH.key("depths")))
    st.pills(
        **labels("extras", BENCH),
        options=list(EXTRAS),
        format_func=lambda name: EXTRAS[name][0],
        default=now(BENCH.key("extras")),
        selection_mode="multi",
    )
    pick("width", WIDTHS, str, BENCH)
    pick("clip_norm", CLIPS, lambda limit: f"{limit:g}" if limit else "off", BENCH)


def _data():
    menu("dataset", {name: DATASETS[name].title for name in RULES["dataset"].options}, BENCH)
    source = DATASETS[st.session_state[BENCH.key("dataset")]]
    if source.is_made:
        slider("noise", 0.01, BENCH, format="%.2f")
        slider("n_samples", 10, BENCH)
    if source.n_classes is None:
        slider("n_classes", 1, BENCH)
    number("data_seed", BENCH, step=1)


def _training():
    pick("learning_rate", LEARNING_RATES, "{:g}".format, BENCH)
    menu("optimizer", titles(OPTIMIZERS), BENCH)
    pick("batch_size", BATCH_SIZES, lambda size: "full" if size is None else str(size), BENCH)
    number("epochs", BENCH, step=50)
    number("seed", BENCH, step=1)
    menu("dtype", {name: name for name in RULES["dtype"].options}, BENCH)
