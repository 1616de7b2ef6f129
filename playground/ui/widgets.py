"""One field of an `Experiment` or a `Bench` as one widget: label, help, limits and key come from the field."""

from typing import NamedTuple

import streamlit as st

from playground.choices.experiment import RULES
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


def fill(form, values, anew):
    """Give every widget a value: the one it has, unless it is to show others `anew`."""
    for name, value in values.items():
        if anew or form.key(name) not in st.session_state:
            st.session_state[form.key(name)] = value


def now(key):
    """The value of a widget, to be handed to it as its default too.

    Streamlit tells the browser of a value in `st.session_state` in one run only, and a person who is quick makes
    the browser skip that run: without a default, the widget would then show its lowest value.
    """
    return st.session_state[key]


def labels(name, form=EXPERIMENT):
    """Label, help and key of a field's widget."""
    title, about = form.labels[name]
    about = about if name in form.keeps_weights else f"{about} {STARTS_ANEW}"
    return {"label": title, "help": about, "key": form.key(name)}


def slider(name, step, form=EXPERIMENT, **more):
    st.slider(**labels(name, form), **_bounds(name, form), value=now(form.key(name)), step=step, **more)


def number(name, form=EXPERIMENT, **more):
    st.number_input(**labels(name, form), **_bounds(name, form), value=now(form.key(name)), **more)


def menu(name, titles, form=EXPERIMENT, **more):
    choose(list(titles), titles.get, **labels(name, form), **more)


def choose(options, format_func, key, **more):
    """A menu of options, whatever field it is for."""
    index = options.index(now(key))
    st.selectbox(options=options, format_func=format_func, index=index, key=key, **more)


def switch(name, **more):
    st.toggle(**labels(name), value=now(name), **more)


def pick(name, values, format_func, form=EXPERIMENT):
    """A slider over values that are not evenly spaced; one from a link takes its place among them."""
    chosen = now(form.key(name))
    options = sorted({*values, chosen}, key=lambda value: float("inf") if value is None else value)
    st.select_slider(**labels(name, form), options=options, format_func=format_func, value=chosen)


def titles(registry):
    """What a menu shows for the names of a registry."""
    return {name: entry.title for name, entry in registry.items()}


def _bounds(name, form):
    rule = form.rules[name]
    kind = int if rule.whole else float
    return {"min_value": kind(rule.low), "max_value": kind(rule.high)}
