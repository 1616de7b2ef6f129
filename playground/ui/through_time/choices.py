"""What is chosen on the page, kept in its widgets and said by its address: every field of an `Unrolled`."""

from dataclasses import replace
from functools import partial

import streamlit as st

from playground.choices.rules import ExperimentError
from playground.choices.share import from_query, to_query
from playground.choices.through_time import Unrolled
from playground.languages import _, mark
from playground.ui.form import Form
from playground.ui.furniture import literal
from playground.ui.visit.linked import Linked
from playground.ui.widgets import now

LABELS = {
    "inputs": (mark("Inputs x, one a step"), mark("3 to 6 numbers from -10 to 10, such as 1, 0.5, -1.")),
    "activation": (mark("Activation f"), mark("What a unit does with its sum z.")),
    "n_units": (mark("Units"), mark("Several units draw their weights from the seed.")),
    "input_weight": (mark("W, for the input"), mark("The same at every step.")),
    "recurrent_weight": (
        mark("U, for the state"),
        mark("For the state of the step before; the same at every step."),
    ),
    "output_weight": (mark("V, for the answer"), mark("Used once, after the last step.")),
    "spectral_radius": (
        mark("Spectral radius of U"),
        mark("The largest |eigenvalue| of U, which is scaled to it."),
    ),
    "target": (mark("Target"), mark("What the answer ŷ should be.")),
    "seed": (mark("Seed"), mark("Draws W, U and V.")),
    "stop": (mark("Steps done"), mark("First forward through time, then back.")),
    "from_unit": (mark("From unit"), mark("Which row of U is looked at.")),
    "to_unit": (mark("To unit"), mark("Which column of U, and which entry of W, is looked at.")),
}
FORM = Form(Unrolled, "time_", LABELS)
NOT_WALKED = {"stop": 0, "from_unit": 1, "to_unit": 1}  # where a walk begins
TYPED = FORM.key("inputs")
PAGE = Linked(tuple(FORM.names), partial(from_query, kind=Unrolled), to_query, FORM.prefix, TYPED)


def begin():
    """Fill the widgets with what a new link asks for, and say what is wrong with it; else with what was chosen."""
    chosen, is_new = PAGE.begin(FORM.have_changed())
    put(chosen, anew=is_new)


def put(chosen, anew=True):
    """Have the widgets show an `Unrolled`; only before they are drawn, or in a callback."""
    values = {FORM.key(name): getattr(chosen, name) for name in FORM.names}
    FORM.fill(values | {TYPED: _written(chosen.inputs)}, anew)


def made():
    """The `Unrolled` that the widgets hold; of what cannot be used, a sentence, and what was there before."""
    before, held = PAGE.chosen, {name: now(FORM.key(name)) for name in FORM.names}
    try:
        held["inputs"] = FORM.rule("inputs").parse(_("The inputs"), held["inputs"])
    except ExperimentError as error:
        kept = _("The page stays with {inputs}.").format(inputs=_written(before.inputs))
        st.warning(literal(f"{error} {kept}"), icon=":material/edit:")
        held["inputs"] = before.inputs
    try:
        chosen = Unrolled(**held | NOT_WALKED)
    except ExperimentError as error:  # no widget of ours says so
        st.warning(literal(f"{error} {_('The page stays as it was.')}"), icon=":material/edit:")
        return before
    within = {"stop": chosen.last_stop, "from_unit": chosen.n_units, "to_unit": chosen.n_units}
    for name, most in within.items():
        st.session_state[FORM.key(name)] = held[name] = min(held[name], most)
    return replace(chosen, **{name: held[name] for name in within})


def keep(chosen):
    """Note what was chosen, and say it in the address."""
    FORM.remember()
    PAGE.keep(chosen)


def _written(inputs):
    return ", ".join(f"{number:g}" if float(f"{number:g}") == number else repr(number) for number in inputs)
