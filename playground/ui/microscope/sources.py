"""Which network the microscope looks at, on which rows, and what its units are called."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground.data.sources import said_class
from playground.labs.microscope import cases
from playground.languages import _, mark
from playground.ui.visit import places
from playground.ui.widgets import in_language, said

RECORDED = "recording"


class Source(NamedTuple):
    """Where a network of the list comes from: its title, what makes the `Case`, and whose it is."""

    title: str
    make: Callable[[], cases.Case]
    origin: str


def _five_steps():
    return cases.five_steps()._replace(output_names=(_("first"), _("second")))


OWN = mark("This network was made for this page.")
CASES = {
    "by_hand": Source(
        mark("worked by hand: 2-2-1"),
        cases.worked_by_hand,
        mark("This network was made for this page. Its numbers were worked out by hand, too."),
    ),
    "xor": Source(mark("XOR: 2-2-1"), cases.xor, OWN),
    "xor_two_outputs": Source(mark("XOR: 2-2-2"), lambda: cases.xor(2), OWN),
    "five_steps": Source(
        mark("five steps: 3-5-2"),
        _five_steps,
        mark(
            "Sizes, inputs, targets and rate follow a public tutorial; the weights are drawn from "
            "np.random.seed(0)."
        ),
    ),
    "flower": Source(
        mark("iris flower: 4-4-3"),
        cases.flower,
        mark(
            "Sizes, sigmoids, squared error and starting weights between 0 and 1 follow a public tutorial on "
            "backpropagation in Python, whose title and author this site has no record of."
        ),
    ),
}
ROWS = {"one": mark("one row"), "batch": mark("a batch")}


def choose():
    """What is looked at: (case, its name, epoch or None)."""
    recording = st.session_state.get(places.PLAYGROUND.recording)
    names = [*CASES, *([RECORDED] if recording else [])]
    if st.session_state.get("microscope_source") not in names:
        st.session_state.pop("microscope_source", None)
    name = st.selectbox(_("Network"), names, format_func=_title, key=in_language("microscope_source"))
    if name != RECORDED:
        st.caption(_(CASES[name].origin))
        return CASES[name].make(), name, None
    history = recording.history
    epoch = 0
    if history.head:
        epoch = st.slider(_("Epoch"), 0, history.head, history.head, key=f"microscope_epoch_{recording.id}")
    else:
        st.caption(_("Epoch 0 is all that is recorded: press Play on the Playground page for more."))
    case = cases.recorded(history.experiment, history.prepared, history.step(epoch).flat)
    return case, f"{recording.id}_{epoch}", epoch


def _title(name):
    return _("the playground's recording") if name == RECORDED else _(CASES[name].title)


def choose_rows(case, name):
    """The rows of the update, as a slice."""
    n_rows = len(case.x)
    if n_rows == 1:
        st.text_input(_("Row"), _("the only one"), disabled=True)
        return slice(0, 1)
    with st.container(horizontal=True):
        several = st.segmented_control(
            _("Look at"),
            list(ROWS),
            format_func=said(ROWS).get,
            default="one",
            required=True,
            key=f"microscope_rows_{name}",
        )
        if several == "batch":
            key = f"microscope_count_{name}"
            return slice(0, st.number_input(_("Rows: the first"), 2, n_rows, min(4, n_rows), key=key))
        row = st.number_input(_("Row"), 1, n_rows, min(3, n_rows), key=f"microscope_row_{name}")
    return slice(row - 1, row)


def unit_names(case):
    """What the units are called, one list a layer."""
    hidden = case.network.sizes[1:-1]
    shown = [list(case.input_names)]
    for layer, size in enumerate(hidden, start=1):
        shown.append([f"h{unit}" if len(hidden) == 1 else f"h{layer}.{unit}" for unit in range(1, size + 1)])
    return [*shown, list(map(said_class, case.output_names))]
