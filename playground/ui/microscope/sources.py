"""Which network the microscope looks at, on which rows, and what its units are called."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground.labs.microscope import cases
from playground.ui import places

RECORDED = "the playground's recording"


class Source(NamedTuple):
    """Where a network of the list comes from: what makes the `Case`, and whose it is."""

    make: Callable[[], cases.Case]
    origin: str


OWN = "This network was made for this page."
CASES = {
    "worked by hand: 2-2-1": Source(cases.worked_by_hand, f"{OWN} Its numbers were worked out by hand, too."),
    "XOR: 2-2-1": Source(cases.xor, OWN),
    "XOR: 2-2-2": Source(lambda: cases.xor(2), OWN),
    "five steps: 3-5-2": Source(
        cases.five_steps,
        "Sizes, inputs, targets and rate follow a public tutorial; the weights are drawn from np.random.seed(0).",
    ),
    "iris flower: 4-4-3": Source(
        cases.flower,
        "Sizes, sigmoids, squared error and starting weights between 0 and 1 follow a public tutorial on "
        "backpropagation in Python, whose title and author this site has no record of.",
    ),
}


def choose():
    """What is looked at: (case, its name, epoch or None)."""
    recording = st.session_state.get(places.PLAYGROUND.recording)
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
