"""The five choices of the main job: data set, hidden layers with units, activation, learning rate, epochs."""

from contextlib import nullcontext

import streamlit as st

from playground.choices.experiment import RULES
from playground.data import SOURCES
from playground.engine import ACTIVATIONS
from playground.figures.text import shortened
from playground.languages import _, ngettext
from playground.numbers import counted, general, short
from playground.ui import site
from playground.ui.form import ACTIVATION, N_LAYERS, OWN_ACTIVATIONS, UNITS, starting_anew
from playground.ui.furniture import literal
from playground.ui.labels import LABELS
from playground.ui.own import shelf
from playground.ui.own.shelf import about
from playground.ui.server.assets import THUMBNAILS_URL
from playground.ui.widgets import KEPT, choose, menu, now, number, pick, pills, titles

LEARNING_RATES = (1e-4, 3e-4, 1e-3, 3e-3, 0.01, 0.03, 0.1, 0.3, 1, 3, 10)
MOST_LETTERS = 16  # of the title on a tile
NARROWEST = 118  # pixels of a field: a number's buttons need them


def summary():
    """All five in a line."""
    state = st.session_state
    sizes = "-".join(str(state[UNITS.format(layer)]) for layer in range(state[N_LAYERS]))
    units = _("{sizes} units").format(sizes=sizes) if sizes else _("no hidden layers")
    activation = _("several") if state[OWN_ACTIVATIONS] else _(ACTIVATIONS[state["activation"]].title)
    rate = _("rate {rate}").format(rate=short(state["learning_rate"]))
    epochs = ngettext("{n} epoch", "{n} epochs", state["epochs"]).format(n=counted(state["epochs"]))
    return ", ".join([shelf.titles(state["dataset"])[state["dataset"]], units, activation, rate, epochs])


def show():
    show_dataset()
    show_others()


def show_dataset():
    names = shelf.titles(st.session_state["dataset"])
    tiles = {name: _tile(name, title) for name, title in names.items()}
    pills("dataset", tiles, required=True, label_visibility="collapsed", width="stretch")
    with st.container(horizontal=True, vertical_alignment="center", key="about_dataset"):
        st.caption(about(st.session_state["dataset"]), width="content")
        st.page_link(
            site.FOLDER / "data.py",
            label=_("Look at it, or bring your own"),
            icon=":material/table:",
            query_params={"dataset": st.session_state["dataset"]},
        )


def _tile(name, title):
    """A picture and a title; the pictures of a visitor's own data are served to nobody."""
    if name in set(SOURCES):
        return f"![]({THUMBNAILS_URL}/{name}.svg) {title}"
    return f":material/table: {literal(shortened(title, MOST_LETTERS))}"


def show_others():
    """Those whose number changes come last, so that the others stay where they are."""
    has_own = st.session_state[OWN_ACTIVATIONS]
    with (grid := st.grid(min_column_width=NARROWEST, gap="xsmall")):
        with grid.cell(column_span="all") if has_own else nullcontext():  # pairs stand side by side below it
            st.number_input(
                _("Hidden layers"),
                min_value=0,
                max_value=RULES["hidden_sizes"].most_layers,
                value=now(N_LAYERS),
                key=N_LAYERS,
                **KEPT,
                help=starting_anew(_(LABELS["hidden_sizes"][1])),
            )
        if not has_own:
            menu("activation", titles(ACTIVATIONS))
        pick("learning_rate", LEARNING_RATES, general)
        number("epochs", step=100)
        for index in range(st.session_state[N_LAYERS]):
            _show_layer(index)


def _show_layer(index):
    """Units of a hidden layer, and its activation where each layer has its own; a new layer copies the last."""
    for key, fallback in ((UNITS, 4), (ACTIVATION, st.session_state["activation"])):
        if key.format(index) not in st.session_state:
            st.session_state[key.format(index)] = st.session_state.get(key.format(index - 1), fallback)
    st.number_input(
        _("Units, layer {layer}").format(layer=index + 1),
        min_value=1,
        max_value=RULES["hidden_sizes"].most_units,
        value=now(UNITS.format(index)),
        key=UNITS.format(index),
        **KEPT,
        help=starting_anew(_("How many units compute side by side in this layer.")),
    )
    if st.session_state[OWN_ACTIVATIONS]:
        choose(
            list(ACTIVATIONS),
            titles(ACTIVATIONS).get,
            label=_("Activation {layer}").format(layer=index + 1),
            key=ACTIVATION.format(index),
            help=starting_anew(_(LABELS["activation"][1])),
        )
