"""What is chosen on the page, kept in its widgets and said by its address: every field of an `Unrolled`."""

from dataclasses import fields, replace

import streamlit as st

from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.choices.through_time import Unrolled
from playground.ui import projector
from playground.ui.address import unknown, without_view
from playground.ui.form import Form
from playground.ui.furniture import literal
from playground.ui.widgets import now

LABELS = {
    "inputs": ("Inputs x, one a step", "3 to 6 numbers from -10 to 10, such as 1, 0.5, -1."),
    "activation": ("Activation f", "What a unit does with its sum z."),
    "n_units": ("Units", "Several units draw their weights from the seed."),
    "input_weight": ("W, for the input", "The same at every step."),
    "recurrent_weight": ("U, for the state", "For the state of the step before; the same at every step."),
    "output_weight": ("V, for the answer", "Used once, after the last step."),
    "spectral_radius": (
        "Spectral radius of U",
        "The largest |eigenvalue| of U, which is scaled to it.",
    ),
    "target": ("Target", "What the answer ŷ should be."),
    "seed": ("Seed", "Draws W, U and V."),
    "stop": ("Steps done", "First forward through time, then back."),
    "from_unit": ("From unit", "Which row of U is looked at."),
    "to_unit": ("To unit", "Which column of U, and which entry of W, is looked at."),
}
FORM = Form(Unrolled, "time_", LABELS)
NAMES = [field.name for field in fields(Unrolled)]
NOT_WALKED = {"stop": 0, "from_unit": 1, "to_unit": 1}  # where a walk begins
CHOSEN, LINK, PROBLEMS = "time_chosen", "time_link", "time_problems"
TYPED = FORM.key("inputs")


def begin():
    """Fill the widgets with what a new link asks for, and say what is wrong with it; else with what was chosen."""
    linked = _linked()
    chosen = linked or st.session_state[CHOSEN]
    put(chosen, anew=linked is not None)
    for problem in st.session_state[PROBLEMS]:
        st.warning(literal(problem), icon=":material/link_off:")


def put(chosen, anew=True):
    """Have the widgets show an `Unrolled`; only before they are drawn, or in a callback."""
    values = {FORM.key(name): getattr(chosen, name) for name in NAMES}
    FORM.fill(values | {TYPED: _written(chosen.inputs)}, anew)


def made():
    """The `Unrolled` that the widgets hold; of what cannot be used, a sentence, and what was there before."""
    before, held = st.session_state[CHOSEN], {name: now(FORM.key(name)) for name in NAMES}
    try:
        held["inputs"] = FORM.rule("inputs").parse("The inputs", held["inputs"])
    except ExperimentError as error:
        st.warning(literal(f"{error} The page stays with {_written(before.inputs)}."), icon=":material/edit:")
        held["inputs"] = before.inputs
    try:
        chosen = Unrolled(**held | NOT_WALKED)
    except ExperimentError as error:  # no widget of ours says so
        st.warning(literal(f"{error} The page stays as it was."), icon=":material/edit:")
        return before
    within = {"stop": chosen.last_stop, "from_unit": chosen.n_units, "to_unit": chosen.n_units}
    for name, most in within.items():
        st.session_state[FORM.key(name)] = held[name] = min(held[name], most)
    return replace(chosen, **{name: held[name] for name in within})


def keep(chosen):
    """Note what was chosen, and put it into the address beside keys that are not ours."""
    st.session_state[CHOSEN] = chosen
    FORM.remember()
    here = without_view(st.query_params.to_dict())
    query = projector.added(to_query(chosen) | {key: value for key, value in here.items() if key not in NAMES})
    if here != query:
        st.query_params.from_dict(query)
    st.session_state[LINK] = _ours(query)


def _linked():
    """What a new link asks for, or None while the address is our own, or the navigation's without a word of ours.

    Where a widget was moved in this run, an address that is not our own is one from before that.
    """
    address = st.query_params.to_dict()
    query, is_first = _ours(address), CHOSEN not in st.session_state
    is_back = TYPED not in st.session_state and not query
    if not is_first and (FORM.have_changed() or query == st.session_state.get(LINK) or is_back):
        return None
    linked, problems = from_query(query, Unrolled)
    st.session_state[PROBLEMS] = [*problems, *unknown(address, NAMES)]
    st.session_state[CHOSEN] = linked
    return linked


def _ours(query):
    return {key: value for key, value in query.items() if key in NAMES}


def _written(inputs):
    return ", ".join(f"{number:g}" if float(f"{number:g}") == number else repr(number) for number in inputs)
