"""The stop of the walk in words, with its formulas twice: symbols, then numbers."""

import streamlit as st

from playground.labs.microscope.paths import UNITS_DRAWN
from playground.languages import _, mark
from playground.ui.microscope import formulas

WORDS = {
    "initialize": mark("Initialize: the numbers the update starts from"),
    "forward": mark("Forward: what {unit} computes"),
    "loss": mark("Loss: how wrong the answer is"),
    "delta": mark("Backward: how the loss changes with the sum z of {unit}"),
    "gradient": mark("Backward: the gradient of every number that arrives at {unit}"),
    "update": mark("Update: every number moves against its gradient"),
}
OF_A_LAYER = {
    "forward": mark("Forward: what the layer computes"),
    "delta": mark("Backward: how the loss changes with the sum z of the layer"),
    "gradient": mark("Backward: the gradient of every number that arrives at the layer"),
}
WRITTEN_OUT = 3  # units of a layer that is looked at as a whole
OF_A_UNIT = {"forward": formulas.forward, "delta": formulas.delta, "gradient": formulas.gradients}


def explain(found, stop, names, place):
    """What happens at a `Stop`; `place` is the number in view."""
    units = [] if stop.layer is None else names[stop.layer + 1][:UNITS_DRAWN]
    words = _((WORDS if stop.unit is not None else WORDS | OF_A_LAYER)[stop.kind])
    st.markdown(f"**{words.format(unit=None if stop.unit is None else units[stop.unit])}**")
    if stop.kind == "initialize":
        st.markdown(
            _(
                "Weights stand on the edges, biases under the units. Press Next: the row is sent through the "
                "network."
            )
        )
        return
    for number, formula in enumerate(_formulas(found, stop, len(units), place)):
        if number == 0 or stop.kind == "forward":
            st.latex(formula.symbols)
        st.latex(formula.numbers)
    if stop.kind == "update":
        st.caption(_("Written out for the number chosen below; all others move by the same rule."))
    elif stop.layer is not None and stop.unit is None and found.sizes[stop.layer + 1] > WRITTEN_OUT:
        st.caption(_("Written out for the first three units of the layer; the tables below hold them all."))


def _formulas(found, stop, n_units, place):
    if stop.kind == "loss":
        return [formulas.loss(found)]
    if stop.kind == "update":
        return [formulas.update(found, *place)]
    which = [stop.unit] if stop.unit is not None else range(min(n_units, WRITTEN_OUT))
    return [OF_A_UNIT[stop.kind](found, stop.layer, unit) for unit in which]
