"""The first section: activations and their slopes as curves, and one of them in focus."""

import numpy as np
import streamlit as st

from playground.engine import ACTIVATIONS
from playground.engine.gradcheck import numerical_gradient
from playground.ui.activations import words
from playground.ui.activations.charts import KEEP, at, lines, show_lesson, side_by_side
from playground.ui.widgets import titles

APART = 1e-4  # a slope this far from the numerical one stands at a corner or a jump
NO_SLOPE = "At a corner or a jump there is no single slope. The engine uses f'(z) = {:g} here."


def show():
    named = titles(ACTIVATIONS)
    names = st.pills(
        "Functions", named, format_func=named.get, selection_mode="multi", key="activations_shown", **KEEP
    )
    low, high = _interval()
    left, right = st.columns(2)
    focus = left.selectbox("In focus", named, format_func=named.get, key="activations_focus", **KEEP)
    z = right.number_input("At z", -100.0, 100.0, step=0.1, key="activations_z", **KEEP)
    entry, moved = ACTIVATIONS[focus], np.array([z])
    value, slope = at(entry.f, z), at(entry.slope, z)
    numerical = float(numerical_gradient(lambda: at(entry.f, moved[0]), moved)[0])
    drawn = {ACTIVATIONS[name].title: ACTIVATIONS[name] for name in names or [focus]}
    marked = {entry.title: (z, value, slope)} if low <= z <= high and entry.title in drawn else {}
    _curves(np.linspace(low, high, 401), drawn, marked)
    numbers = {"f(z)": value, "f'(z)": slope, "numerical f'(z)": numerical}
    for column, (title, number) in zip(st.columns(3), numbers.items(), strict=True):
        column.metric(title, f"{number:.6g}")
    if abs(numerical - slope) > APART:
        st.caption(NO_SLOPE.format(slope))
    show_lesson(words.ACTIVATIONS.get(focus), "slope", entry.title)


def _interval():
    low, high = st.slider("Interval of z", -20.0, 20.0, step=0.5, key="activations_interval", **KEEP)
    if low < high:
        return low, high
    st.info("An interval needs two different ends: it is drawn from 1 below to 1 above.")
    return low - 1, high + 1


def _curves(x, drawn, marked):
    """f at the left, f' at the right; `drawn` is title -> entry, `marked` title -> (z, f(z), f'(z))."""
    charts = []
    for place, (part, title) in enumerate((("f", "f(z)"), ("slope", "slope f'(z)")), start=1):
        series = {name: getattr(one, part)(x) for name, one in drawn.items()}
        charts.append(
            lines(x, series, "z", title, {name: (mark[0], mark[place]) for name, mark in marked.items()})
        )
    side_by_side("curves", *charts)
