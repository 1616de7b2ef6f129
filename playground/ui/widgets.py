"""One field of an `Experiment` or a `Bench` as one widget: label, help, limits and key come from the field."""

from typing import NamedTuple

import streamlit as st

from playground.experiment import RULES
from playground.ui.labels import LABELS

STARTS_ANEW = "A change starts training anew."


class Form(NamedTuple):
    """The widgets of one page: what their keys begin with, their labels and rules, and what keeps the weights."""

    prefix: str
    labels: dict
    rules: dict
    keeps_weights: tuple

    def key(self, name):
        return f"{self.prefix}{name}"


EXPERIMENT = Form("", LABELS, RULES, ("learning_rate", "epochs"))


def labels(name, form=EXPERIMENT):
    """Label, help and key of a field's widget."""
    title, about = form.labels[name]
    about = about if name in form.keeps_weights else f"{about} {STARTS_ANEW}"
    return {"label": title, "help": about, "key": form.key(name)}


def slider(name, step, form=EXPERIMENT, **more):
    st.slider(**labels(name, form), **_bounds(name, form), step=step, **more)


def number(name, form=EXPERIMENT, **more):
    st.number_input(**labels(name, form), **_bounds(name, form), **more)


def menu(name, titles, form=EXPERIMENT, **more):
    st.selectbox(**labels(name, form), options=list(titles), format_func=titles.get, **more)


def switch(name, **more):
    st.toggle(**labels(name), **more)


def pick(name, values, format_func, form=EXPERIMENT):
    """A slider over values that are not evenly spaced; one from a link takes its place among them."""
    now = st.session_state[form.key(name)]
    options = sorted({*values, now}, key=lambda value: float("inf") if value is None else value)
    st.select_slider(**labels(name, form), options=options, format_func=format_func)


def titles(registry):
    """What a menu shows for the names of a registry."""
    return {name: entry.title for name, entry in registry.items()}


def _bounds(name, form):
    rule = form.rules[name]
    kind = int if rule.whole else float
    return {"min_value": kind(rule.low), "max_value": kind(rule.high)}
