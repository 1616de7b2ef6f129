"""The sidebar: every field of an `Experiment` as a widget whose key is the field's name."""

import secrets

import streamlit as st

from playground.data import DATASETS
from playground.engine import ACTIVATIONS, INITIALIZERS, LOSSES, OPTIMIZERS
from playground.experiment import AUTO, FIELDS, MOMENTUM_OPTIMIZERS, RULES, Experiment
from playground.rules import ExperimentError
from playground.ui import session
from playground.ui.assets import THUMBNAILS_URL

LEARNING_RATES = (1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
BATCH_SIZES = (1, 2, 5, 10, 20, 30, 50, 100, 200, None)
LAYERS, UNITS = "n_layers", "units_{}"
SCALING_TITLES = {"standard": "standard", "minmax": "min-max", "none": "none"}
KEEPS_WEIGHTS = ("learning_rate", "epochs")
STARTS_ANEW = "A change starts training anew."


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
    return _experiment()


def remarks(experiment):
    """What a person should know about choices that work, but not as they may expect."""
    history = st.session_state[session.RECORDING].history
    n_train = len(history.prepared.train.y)
    if experiment.batch_size is not None and experiment.batch_size > n_train:
        st.info(
            f"The batch size {experiment.batch_size} is larger than the {n_train} training rows: "
            "every epoch is one update on all of them.",
            icon=":material/info:",
        )
    if experiment.activation == "step" and experiment.hidden_sizes:
        st.info(
            "The step's slope is 0 everywhere, so no gradient reaches a hidden layer: only the output layer learns.",
            icon=":material/info:",
        )


def _fill(linked):
    """Give every widget a value: the link's, else the one it has, else the recorded experiment's."""
    experiment = linked or st.session_state[session.RECORDING].history.experiment
    values = {name: getattr(experiment, name) for name in FIELDS}
    values["learning_rate"] = experiment.learning_rate_at(float("inf"))
    values[LAYERS] = len(experiment.hidden_sizes)
    values |= {UNITS.format(i): size for i, size in enumerate(experiment.hidden_sizes)}
    for name, value in values.items():
        if linked or name not in st.session_state:
            st.session_state[name] = value


def _experiment():
    values = {name: st.session_state[name] for name in FIELDS if name in st.session_state}
    values["hidden_sizes"] = [st.session_state[UNITS.format(i)] for i in range(st.session_state[LAYERS])]
    values["learning_rate_changes"] = ()
    if DATASETS[values["dataset"]].task == "regression":
        values["loss"] = AUTO
    while True:
        try:
            return Experiment(**values)
        except ExperimentError as error:
            st.warning(str(error))
            values[error.field] = FIELDS[error.field].default


def _labels(name):
    metadata = FIELDS[name].metadata
    about = metadata["help"] if name in KEEPS_WEIGHTS else f"{metadata['help']} {STARTS_ANEW}"
    return {"label": metadata["title"], "help": about, "key": name}


def _slider(name, step, **more):
    st.slider(**_labels(name), **_bounds(name), step=step, **more)


def _number(name, **more):
    st.number_input(**_labels(name), **_bounds(name), **more)


def _bounds(name):
    rule = RULES[name]
    kind = int if rule.whole else float
    return {"min_value": kind(rule.low), "max_value": kind(rule.high)}


def _menu(name, titles):
    st.selectbox(**_labels(name), options=list(titles), format_func=titles.get)


def _pick(name, values, format_func):
    """A slider over values that are not evenly spaced; one from a link takes its place among them."""
    options = sorted({*values, st.session_state[name]}, key=lambda value: float("inf") if value is None else value)
    st.select_slider(**_labels(name), options=options, format_func=format_func)


def _titles(registry):
    return {name: entry.title for name, entry in registry.items()}


def _data():
    st.pills(
        **_labels("dataset"),
        options=list(DATASETS),
        format_func=lambda name: f"![]({THUMBNAILS_URL}/{name}.svg) {DATASETS[name].title}",
        required=True,
        label_visibility="collapsed",
    )
    source = DATASETS[st.session_state["dataset"]]
    st.caption(source.about)
    left, right = st.columns(2)
    if source.is_made:
        with left:
            _slider("noise", 0.01, format="%.2f")
        with right:
            _slider("n_samples", 10)
    if source.n_classes is None:
        _slider("n_classes", 1)
    if source.has_plane_features:
        st.pills(**_labels("features"), options=RULES["features"].options, selection_mode="multi")
    left, right = st.columns(2)
    with left:
        _slider("test_size", 0.05, format="percent")
    with right:
        _menu("scaling", SCALING_TITLES)
    _seed_row("data_seed", "New data", "Draw other points and another split.")


def _network():
    st.number_input(
        "Hidden layers",
        min_value=0,
        max_value=RULES["hidden_sizes"].most_layers,
        key=LAYERS,
        help=f"{FIELDS['hidden_sizes'].metadata['help']} {STARTS_ANEW}",
    )
    columns = st.columns(2)
    for index in range(st.session_state[LAYERS]):
        key, before = UNITS.format(index), UNITS.format(index - 1)
        if key not in st.session_state:
            st.session_state[key] = st.session_state.get(before, 4)
        columns[index % 2].number_input(
            f"Units, layer {index + 1}",
            min_value=1,
            max_value=RULES["hidden_sizes"].most_units,
            key=key,
            help=f"How many units compute side by side in this layer. {STARTS_ANEW}",
        )
    _menu("activation", _titles(ACTIVATIONS))
    _menu("initializer", _titles(INITIALIZERS))


def _training():
    _pick("learning_rate", LEARNING_RATES, lambda rate: f"{rate:g}")
    _menu("optimizer", _titles(OPTIMIZERS))
    if st.session_state["optimizer"] in MOMENTUM_OPTIMIZERS:
        _slider("momentum", 0.01)
    _pick("batch_size", BATCH_SIZES, lambda size: "full" if size is None else str(size))
    if DATASETS[st.session_state["dataset"]].task == "classification":
        _menu("loss", {AUTO: "automatic", **_titles(LOSSES)})
    _number("epochs", step=100)
    _seed_row("seed", "New seed", "Draw other starting weights and batches.")
    with st.expander("More"):
        _menu("output_activation", _titles(ACTIVATIONS))
        st.segmented_control(**_labels("dtype"), options=list(RULES["dtype"].options), required=True)
    st.caption("The learning rate and the number of epochs keep the weights; every other change starts training anew.")


def _seed_row(name, button, about):
    left, right = st.columns([3, 2], vertical_alignment="bottom")
    with left:
        _number(name, step=1)
    right.button(button, help=about, on_click=_draw_seed, args=(name,), width="stretch")


def _draw_seed(name):
    st.session_state[name] = secrets.randbelow(10_000)
