"""The sidebar: every field of an `Experiment` as a widget whose key is the field's name."""

import secrets

import streamlit as st

from playground.choices.experiment import AUTO, FIELDS, MOMENTUM_OPTIMIZERS, RULES, Experiment
from playground.choices.rules import ExperimentError
from playground.data import DATASETS
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS, SCHEDULES
from playground.ui import session
from playground.ui.assets import THUMBNAILS_URL
from playground.ui.labels import LABELS
from playground.ui.widgets import (
    EXPERIMENT,
    STARTS_ANEW,
    choose,
    fill,
    labels,
    menu,
    now,
    number,
    pick,
    slider,
    switch,
    titles,
)

LEARNING_RATES = (1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
BATCH_SIZES = (1, 2, 5, 10, 20, 30, 50, 100, 200, None)
PENALTIES = (0, 1e-5, 1e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 1)
CLIPS = (0, 0.1, 0.3, 1, 3, 10)
SCALING_TITLES = {"standard": "standard", "minmax": "min-max", "none": "none"}
N_LAYERS, UNITS, OWN_ACTIVATIONS, ACTIVATION = "n_layers", "units_{}", "own_activations", "activation_{}"
SEEN = "widgets_seen"  # what the widgets held when the page last ran


def sidebar(linked=None):
    """Draw the widgets and return the `Experiment` they hold; `linked` is one to fill them with first."""
    _fill(linked)
    with st.sidebar:
        st.markdown("#### Data")
        _data()
        st.markdown("#### Network")
        _network()
        st.markdown("#### Training")
        _training()
        st.markdown("#### Against overfitting")
        _regularization()
        st.caption(
            "The learning rate and the number of epochs keep the weights; any other change starts training anew."
        )
    st.session_state[SEEN] = _held()
    return chosen()


def remarks(experiment):
    """Sentences on choices that work, but not as a person may expect."""
    n_train = len(st.session_state[session.PLAYGROUND.recording].history.prepared.train.y)
    if experiment.batch_size is not None and experiment.batch_size > n_train:
        rows = "one training row" if n_train == 1 else f"{n_train} training rows"
        yield (
            f"The batch size {experiment.batch_size} is larger than the {rows}: "
            "every epoch is one update on all of them."
        )
    if "step" in experiment.layer_activations:
        yield "The step's slope is 0 everywhere: no gradient passes such a layer, only what comes after it learns."


def _fill(linked):
    """Give every widget a value: the link's, else the one it has, else the recorded experiment's."""
    experiment = linked or st.session_state[session.PLAYGROUND.recording].history.experiment
    fill(EXPERIMENT, _values(experiment), anew=linked is not None)


def _values(experiment):
    """What every widget shows of an experiment, by the widget's key."""
    values = {name: getattr(experiment, name) for name in FIELDS}
    values["learning_rate"] = experiment.learning_rate_at(float("inf"))
    values[N_LAYERS] = len(experiment.hidden_sizes)
    values[OWN_ACTIVATIONS] = bool(experiment.activations)
    values |= {UNITS.format(i): size for i, size in enumerate(experiment.hidden_sizes)}
    return values | {ACTIVATION.format(i): name for i, name in enumerate(experiment.layer_activations)}


def have_changed():
    """Whether a widget holds another value than when the page last ran."""
    seen = st.session_state.get(SEEN, {})
    return any(seen.get(name, value) != value for name, value in _held().items())


def _held():
    """What every widget drawn holds, by its key."""
    layers = range(RULES["hidden_sizes"].most_layers)
    names = [*FIELDS, N_LAYERS, OWN_ACTIVATIONS, *(key.format(i) for i in layers for key in (UNITS, ACTIVATION))]
    held = {name: st.session_state[name] for name in names if name in st.session_state}
    return {name: tuple(value) if isinstance(value, list) else value for name, value in held.items()}


def chosen():
    """The experiment that the widgets hold; where they contradict each other, a sentence and a default."""
    state = st.session_state
    layers = range(state[N_LAYERS])
    values = {name: state[name] for name in FIELDS}
    values["hidden_sizes"] = [state[UNITS.format(i)] for i in layers]
    values["activations"] = [state[ACTIVATION.format(i)] for i in layers] if state[OWN_ACTIVATIONS] else ()
    values["learning_rate_changes"] = values["weight_changes"] = ()
    values["early_stopping"] = values["early_stopping"] and values["validation_size"] > 0
    if DATASETS[values["dataset"]].task == "regression" and values["loss"] != "mse":
        values["loss"] = AUTO
    while True:
        try:
            return Experiment(**values)
        except ExperimentError as error:
            st.warning(f"{error} The default is used.")
            values[error.field] = FIELDS[error.field].default


def _data():
    st.pills(
        **labels("dataset"),
        options=list(DATASETS),
        format_func=lambda name: f"![]({THUMBNAILS_URL}/{name}.svg) {DATASETS[name].title}",
        default=now("dataset"),
        required=True,
        label_visibility="collapsed",
    )
    source = DATASETS[st.session_state["dataset"]]
    st.caption(source.about)
    left, right = st.columns(2)
    if source.is_made:
        with left:
            slider("noise", 0.01, format="%.2f")
        with right:
            slider("n_samples", 10)
    if source.n_classes is None:
        slider("n_classes", 1)
    if source.has_plane_features:
        options = list(RULES["features"].options)
        st.pills(**labels("features"), options=options, default=now("features"), selection_mode="multi")
    left, right = st.columns(2)
    with left:
        slider("test_size", 0.05, format="percent")
    with right:
        menu("scaling", SCALING_TITLES)
    _seed_row("data_seed", "New data", "Draw other points and another split.")


def _network():
    st.number_input(
        "Hidden layers",
        min_value=0,
        max_value=RULES["hidden_sizes"].most_layers,
        value=now(N_LAYERS),
        key=N_LAYERS,
        help=f"{LABELS['hidden_sizes'][1]} {STARTS_ANEW}",
    )
    columns = st.columns(2)
    for index in range(st.session_state[N_LAYERS]):
        with columns[index % 2]:
            _layer(index)
    if not st.session_state[OWN_ACTIVATIONS]:
        menu("activation", titles(ACTIVATIONS))
    st.toggle(
        "An activation for each layer",
        value=now(OWN_ACTIVATIONS),
        key=OWN_ACTIVATIONS,
        help=f"Choose it layer by layer. {STARTS_ANEW}",
    )
    menu("initializer", titles(INITIALIZERS))
    switch("batch_norm")
    switch("layer_norm")
    switch("residual")


def _layer(index):
    """Units of a hidden layer, and its activation where each layer has its own; a new layer copies the last."""
    for key, fallback in ((UNITS, 4), (ACTIVATION, st.session_state["activation"])):
        if key.format(index) not in st.session_state:
            st.session_state[key.format(index)] = st.session_state.get(key.format(index - 1), fallback)
    st.number_input(
        f"Units, layer {index + 1}",
        min_value=1,
        max_value=RULES["hidden_sizes"].most_units,
        value=now(UNITS.format(index)),
        key=UNITS.format(index),
        help=f"How many units compute side by side in this layer. {STARTS_ANEW}",
    )
    if st.session_state[OWN_ACTIVATIONS]:
        choose(
            list(ACTIVATIONS),
            titles(ACTIVATIONS).get,
            label=f"Activation {index + 1}",
            key=ACTIVATION.format(index),
            help=f"{LABELS['activation'][1]} {STARTS_ANEW}",
        )


def _training():
    pick("learning_rate", LEARNING_RATES, "{:g}".format)
    menu("optimizer", titles(OPTIMIZERS))
    if st.session_state["optimizer"] in MOMENTUM_OPTIMIZERS:
        slider("momentum", 0.01)
    menu("schedule", titles(SCHEDULES))
    pick("batch_size", BATCH_SIZES, lambda size: "full" if size is None else str(size))
    if DATASETS[st.session_state["dataset"]].task == "classification":
        menu("loss", {AUTO: "automatic", **titles(LOSSES)})
    number("epochs", step=100)
    _seed_row("seed", "New seed", "Draw other starting weights and batches.")
    with st.expander("More"):
        menu("output_activation", titles(ACTIVATIONS))
        pick("clip_norm", CLIPS, lambda limit: f"{limit:g}" if limit else "off")
        menu("dtype", {name: name for name in RULES["dtype"].options})


def _regularization():
    with st.expander("L1, L2, dropout"):
        pick("l1", PENALTIES, "{:g}".format)
        pick("l2", PENALTIES, "{:g}".format)
        slider("dropout", 0.05, format="percent")
    with st.expander("Validation and early stopping"):
        slider("validation_size", 0.05, format="percent")
        switch("early_stopping", disabled=not st.session_state["validation_size"])
        number("patience", step=1)
        pick("tol", (0, 1e-5, 1e-4, 1e-3, 1e-2), "{:g}".format)


def _seed_row(name, button, about):
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        number(name, step=1)
    right.button(button, help=about, on_click=_draw_seed, args=(name,), width="stretch")


def _draw_seed(name):
    st.session_state[name] = secrets.randbelow(10_000)
