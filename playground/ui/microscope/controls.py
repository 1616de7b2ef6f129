"""The microscope's controls: which network, rows, stop and number, and changing it by hand."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import streamlit as st

from playground.labs.microscope import cases, paths
from playground.labs.microscope.walk import UNITS_APART, stops
from playground.ui import session

PLAYGROUND = "pages/live.py"
RECORDED = "the playground's recording"
STYLE = Path(__file__).with_name("style.css")


class Source(NamedTuple):
    """Where a network of the list comes from: what makes the `Case`, and whose it is."""

    make: Callable[[], cases.Case]
    origin: str


OWN = "This network was made for this page."
CASES = {
    "worked by hand: 2-2-1": Source(cases.worked_by_hand, f"{OWN} A test works every number out by hand."),
    "XOR: 2-2-1": Source(cases.xor, OWN),
    "XOR: 2-2-2": Source(lambda: cases.xor(2), OWN),
    "iris flower: 4-4-3": Source(
        cases.flower,
        "Sizes, sigmoids, squared error and starting weights between 0 and 1 follow a public tutorial on "
        "backpropagation in Python, whose title and author this site has no record of.",
    ),
}
EDITS = "microscope_edits"  # (what is looked at, place, value), in the order they were made
WEIGHT, VALUE, STOP, GRAPH = "microscope_weight", "microscope_value", "microscope_stop", "microscope_graph"


def choose():
    """What is looked at: (case, its name, epoch or None)."""
    recording = st.session_state.get(session.PLAYGROUND.recording)
    names = [*CASES, *([RECORDED] if recording else [])]
    if st.session_state.get("microscope_source") not in names:
        st.session_state.pop("microscope_source", None)
    name = st.selectbox("Network", names, key="microscope_source")
    if name != RECORDED:
        st.caption(CASES[name].origin)
        return CASES[name].make(), name, None
    history = recording.history
    epoch = 0
    if history.head:
        epoch = st.slider("Epoch", 0, history.head, history.head, key=f"microscope_epoch_{recording.id}")
    else:
        st.caption("Epoch 0 is all that is recorded: press Play on the Playground page for more.")
    case = cases.recorded(history.experiment, history.prepared, history.step(epoch).flat)
    return case, f"{recording.id} at epoch {epoch}", epoch


def choose_rows(case, name):
    """The rows of the update, as a slice."""
    n_rows = len(case.x)
    if n_rows == 1:
        st.text_input("Row", "the only one", disabled=True)
        return slice(0, 1)
    with st.container(horizontal=True):
        several = st.segmented_control(
            "Look at", ["one row", "a batch"], default="one row", required=True, key=f"microscope_rows_{name}"
        )
        if several == "a batch":
            key = f"microscope_count_{name}"
            return slice(0, st.number_input("Rows: the first", 2, n_rows, min(4, n_rows), key=key))
        row = st.number_input("Row", 1, n_rows, min(3, n_rows), key=f"microscope_row_{name}")
    return slice(row - 1, row)


def unit_names(case):
    """What the units are called, one list a layer."""
    hidden = case.network.sizes[1:-1]
    shown = [list(case.input_names)]
    for layer, size in enumerate(hidden, start=1):
        shown.append([f"h{unit}" if len(hidden) == 1 else f"h{layer}.{unit}" for unit in range(1, size + 1)])
    return [*shown, list(case.output_names)]


def label(place, names):
    """What a weight or bias is called."""
    unit = names[place.layer + 1][place.column]
    return f"bias of {unit}" if place.row is None else f"weight {names[place.layer][place.row]} → {unit}"


def clicked():
    """A click on the graph chooses a weight, or a unit's bias."""
    for point in st.session_state[GRAPH].selection.points:
        if data := point.get("customdata"):
            name, row, column = data
            st.session_state[WEIGHT] = paths.Place(name, None if row < 0 else row, column)


def move(by, last):
    st.session_state[STOP] = min(max(st.session_state[STOP] + by, 1), last)


def walk(found):
    """Back, Next and the slider; returns the stops and which of them is shown."""
    can_be_apart = sum(found.sizes[1:]) <= UNITS_APART
    with st.container(horizontal=True, vertical_alignment="bottom"):
        back, onward = st.empty(), st.empty()
        place_of_slider = st.container()
        apart = can_be_apart and st.toggle("Unit by unit", value=True, key="microscope_apart")
    walk = stops(found, apart)
    last = len(walk)
    now = st.session_state[STOP] = min(st.session_state.get(STOP, 1), last)
    back.button("Back", on_click=move, args=(-1, last), disabled=now == 1, icon=":material/arrow_back:")
    onward.button(
        "Next",
        on_click=move,
        args=(1, last),
        disabled=now == last,
        icon=":material/arrow_forward:",
        type="primary",
    )
    index = place_of_slider.slider("Stop", 1, last, key=STOP)
    return walk, index - 1


def change(case, name, place, title):
    """The number itself, changed by hand or put back."""
    edits = st.session_state.setdefault(EDITS, [])
    now = float(case.network.params[place.name][place.index])
    key = f"{VALUE}_{name}_{place}"
    mine = [edit for edit in edits if edit[0] == name]

    def changed():
        if st.session_state[key] is not None:
            edits.append((name, place, float(st.session_state[key])))

    def undo():
        edits.remove(mine[-1])

    st.session_state[key] = now
    st.number_input(f"Change the {title}", -1e6, 1e6, step=0.1, format="%.6g", key=key, on_change=changed)
    st.button("Undo", disabled=not mine, on_click=undo, icon=":material/undo:", key="microscope_undo")
    return mine


def go_on(epoch, mine):
    """The playground takes up the recording here, with the numbers changed by hand."""
    if st.button(
        "Go on from here in the playground", disabled=not mine, icon=":material/fork_right:", key="microscope_fork"
    ):
        for _, place, value in mine:
            session.fork_weight(epoch, *place, value)
        st.session_state[EDITS] = [edit for edit in st.session_state[EDITS] if edit not in mine]
        st.switch_page(PLAYGROUND, query_params=st.session_state.get(session.PLAYGROUND.link))


def chosen_place(found):
    """The number in view; the first weight when the one chosen before does not exist here."""
    places = list(paths.places(found))
    if st.session_state.get(WEIGHT) not in places:
        st.session_state[WEIGHT] = places[0]
    return st.session_state[WEIGHT]


def pick(found, names):
    """The number in view, from a list: what a click on the graph chooses, for the keyboard."""
    return st.selectbox(
        "Weight or bias", list(paths.places(found)), format_func=lambda p: label(p, names), key=WEIGHT
    )


def apply_edits(case, name):
    """Put the numbers changed by hand into the network."""
    for edited, place, value in st.session_state.get(EDITS, []):
        if edited == name:
            case.network.params[place.name][place.index] = value


def remarks(case, found):
    """What the numbers on the graph are, where that is not plain."""
    parts = []
    if found.n_rows > 1:
        parts.append(f"The numbers are means over {found.n_rows} rows.")
    if max(found.sizes) > paths.UNITS_DRAWN:
        parts.append(f"The first {paths.UNITS_DRAWN} units of each layer are drawn; all are computed with.")
    if not found.is_plain:
        parts.append("Normalization and residual connections are part of every number, but not of the drawing.")
    parts.append(
        "δ is dC/dz, ∂ a gradient. Orange is negative, blue positive. Click a weight, or a unit for its bias."
    )
    st.caption(" ".join(parts))
