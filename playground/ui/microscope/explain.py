"""The stop of the walk in words, with its formulas twice: symbols, then numbers."""

import streamlit as st

from playground.labs.microscope.paths import UNITS_DRAWN
from playground.ui.microscope import formulas

WORDS = {
    "initialize": "Initialize: the numbers the update starts from",
    "forward": "Forward: what {} computes",
    "loss": "Loss: how wrong the answer is",
    "delta": "Backward: how the loss changes with the sum z of {}",
    "gradient": "Backward: the gradient of every number that arrives at {}",
    "update": "Update: every number moves against its gradient",
}
WRITTEN_OUT = 3  # units of a layer that is looked at as a whole
OF_A_UNIT = {"forward": formulas.forward, "delta": formulas.delta, "gradient": formulas.gradients}


def explain(found, stop, names, place):
    """What happens at a `Stop`; `place` is the number in view."""
    units = [] if stop.layer is None else names[stop.layer + 1][:UNITS_DRAWN]
    who = "the layer" if stop.unit is None else units[stop.unit]
    st.markdown(f"**{WORDS[stop.kind].format(who)}**")
    if stop.kind == "initialize":
        st.markdown(
            "Weights stand on the edges, biases under the units. Press Next: the row is sent through the network."
        )
        return
    for number, formula in enumerate(_formulas(found, stop, len(units), place)):
        if number == 0 or stop.kind == "forward":
            st.latex(formula.symbols)
        st.latex(formula.numbers)
    if stop.kind == "update":
        st.caption("Written out for the number chosen below; all others move by the same rule.")
    elif stop.layer is not None and stop.unit is None and found.sizes[stop.layer + 1] > WRITTEN_OUT:
        st.caption("Written out for the first three units of the layer; the tables below hold them all.")


def _formulas(found, stop, n_units, place):
    if stop.kind == "loss":
        return [formulas.loss(found)]
    if stop.kind == "update":
        return [formulas.update(found, *place)]
    which = [stop.unit] if stop.unit is not None else range(min(n_units, WRITTEN_OUT))
    return [OF_A_UNIT[stop.kind](found, stop.layer, unit) for unit in which]
