"""The first section: activations and their slopes as curves, and one of them in focus."""

import numpy as np
import streamlit as st

from playground.engine import ACTIVATIONS
from playground.engine.gradcheck import numerical_gradient
from playground.languages import _, mark
from playground.numbers import general
from playground.ui.activations import words
from playground.ui.activations.charts import KEEP, at, lines, show_lesson, side_by_side
from playground.ui.widgets import in_language, titles

APART = 1e-4  # a slope this far from the numerical one stands at a corner or a jump
NO_SLOPE = mark("At a corner or a jump there is no single slope. The engine uses f'(z) = {slope} here.")


def show():
    named = titles(ACTIVATIONS)
    names = st.pills(
        _("Functions"), named, format_func=named.get, selection_mode="multi", key="activations_shown", **KEEP
    )
    low, high = _interval()
    left, right = st.columns(2)
    focus = left.selectbox(
        _("In focus"), named, format_func=named.get, key=in_language("activations_focus"), **KEEP
    )
    z = right.number_input(_("At z"), -100.0, 100.0, step=0.1, key="activations_z", **KEEP)
    entry, moved = ACTIVATIONS[focus], np.array([z])
    value, slope = at(entry.f, z), at(entry.slope, z)
    numerical = float(numerical_gradient(lambda: at(entry.f, moved[0]), moved)[0])
    drawn = {named[name]: ACTIVATIONS[name] for name in names or [focus]}
    marked = {named[focus]: (z, value, slope)} if low <= z <= high and named[focus] in drawn else {}
    _curves(np.linspace(low, high, 401), drawn, marked)
    numbers = {"f(z)": value, "f'(z)": slope, _("numerical f'(z)"): numerical}
    for column, (title, number) in zip(st.columns(3), numbers.items(), strict=True):
        column.metric(title, general(number))
    if abs(numerical - slope) > APART:
        st.caption(_(NO_SLOPE).format(slope=general(slope)))
    show_lesson(words.ACTIVATIONS.get(focus), "slope", named[focus])


def _interval():
    low, high = st.slider(_("Interval of z"), -20.0, 20.0, step=0.5, key="activations_interval", **KEEP)
    if low < high:
        return low, high
    st.info(_("An interval needs two different ends: it is drawn from 1 below to 1 above."))
    return low - 1, high + 1


def _curves(x, drawn, marked):
    """f at the left, f' at the right; `drawn` is title -> entry, `marked` title -> (z, f(z), f'(z))."""
    charts = []
    for place, (part, title) in enumerate((("f", "f(z)"), ("slope", _("slope f'(z)"))), start=1):
        series = {name: getattr(one, part)(x) for name, one in drawn.items()}
        charts.append(
            lines(x, series, "z", title, {name: (mark[0], mark[place]) for name, mark in marked.items()})
        )
    side_by_side("curves", *charts)
