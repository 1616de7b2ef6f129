"""One field of an `Experiment` as one widget: label, help and limits come from the field, the key is its name."""

import streamlit as st

from playground.experiment import RULES
from playground.ui.labels import LABELS

KEEPS_WEIGHTS = ("learning_rate", "epochs")
STARTS_ANEW = "A change starts training anew."


def labels(name):
    """Label, help and key of a field's widget."""
    title, about = LABELS[name]
    return {"label": title, "help": about if name in KEEPS_WEIGHTS else f"{about} {STARTS_ANEW}", "key": name}


def slider(name, step, **more):
    st.slider(**labels(name), **_bounds(name), step=step, **more)


def number(name, **more):
    st.number_input(**labels(name), **_bounds(name), **more)


def menu(name, titles, **more):
    st.selectbox(**labels(name), options=list(titles), format_func=titles.get, **more)


def switch(name, **more):
    st.toggle(**labels(name), **more)


def pick(name, values, format_func):
    """A slider over values that are not evenly spaced; one from a link takes its place among them."""
    options = sorted({*values, st.session_state[name]}, key=lambda value: float("inf") if value is None else value)
    st.select_slider(**labels(name), options=options, format_func=format_func)


def titles(registry):
    """What a menu shows for the names of a registry."""
    return {name: entry.title for name, entry in registry.items()}


def _bounds(name):
    rule = RULES[name]
    kind = int if rule.whole else float
    return {"min_value": kind(rule.low), "max_value": kind(rule.high)}
