"""What is chosen on the gradient descent page: widgets by their keys, with what they begin with."""

import streamlit as st

from playground.scalars.curves import CURVES
from playground.ui.widgets import in_language

KEPT = {"persist_state": "session"}  # a closed tab forgets its widgets otherwise
DEFAULTS = {"function": "square", "optimizer": "sgd", "rate": 0.1, "steps": 100, "momentum": 0.9, "step": 0}
DEFAULTS |= {"surface": "ravine", "x": -9.0, "y": 2.0, "race_rate": 0.02, "race_momentum": 0.9, "race_steps": 1000}
DEFAULTS |= {"log": True, "formula": "x**4 / 10 - x**2 + x", "start_typed": 3.0} | {
    f"start_{name}": function.start[0] for name, function in CURVES.items()
}


def begin():
    """Every widget holds what the page opens with, unless something was chosen before."""
    for key, default in DEFAULTS.items():
        st.session_state.setdefault(f"descent_{key}", default)


def put(**values):
    """Set widgets by their keys; only before they are drawn, or in a callback."""
    st.session_state.update({f"descent_{name}": value for name, value in values.items()})


def menu(label, registry, key, name_of, **more):
    """A menu of a registry's names; `name_of` says what each is called."""
    return st.selectbox(label, registry, format_func=name_of, key=in_language(f"descent_{key}"), **more, **KEPT)
