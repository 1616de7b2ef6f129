"""The second tab: every optimizer from one start, on a surface seen from above."""

import numpy as np
import streamlit as st

from playground.figures.gradient_descent.surface import surface_figure
from playground.languages import _
from playground.numbers import exact, general, in_a_row, plain
from playground.scalars.curves import SURFACES
from playground.scalars.descent import multiples, race
from playground.ui.furniture import chart
from playground.ui.gradient_descent.choices import KEPT, menu, put
from playground.ui.gradient_descent.words import standing, title, written
from playground.ui.widgets import in_language, titles

RATES = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]


def begin_surface():
    """A newly chosen surface begins with its own start and rate."""
    surface = SURFACES[st.session_state.descent_surface]
    put(x=surface.start[0], y=surface.start[1], race_rate=surface.rate)


def move_start():
    """A click on the surface: the race begins there."""
    for point in st.session_state.descent_contour.selection.points[:1]:
        put(x=float(point["x"]), y=float(point["y"]))


def surfaces():
    """The controls, the race from above, and a table of where everybody ends."""
    controls, picture = st.columns([1, 3])
    with controls:
        name = menu(_("Surface"), SURFACES, "surface", titles(SURFACES).get, on_change=begin_surface)
        surface = SURFACES[name]
        rate = st.select_slider(
            _("Learning rate"), RATES, format_func=exact, key=in_language("descent_race_rate"), **KEPT
        )
        times = (f"{title(name)} {general(times)}" for name, times in multiples(surface).items() if times != 1)
        st.caption(_("Times this rate: {times}; the others 1.").format(times=", ".join(times)))
        momentum = st.slider(_("Momentum"), 0.0, 0.99, key="descent_race_momentum", **KEPT)
        n_steps = st.slider(_("Steps"), 10, 2000, step=10, key="descent_race_steps", **KEPT)
        start = [
            column.number_input(
                _("Start {axis}").format(axis=axis), *limits, step=0.1, key=f"descent_{axis}", **KEPT
            )
            for column, axis, limits in zip(st.columns(2), "xy", surface.limits, strict=True)
        ]
    paths = race(surface, start, rate, momentum, n_steps)
    with picture:
        st.markdown(f"${written(surface)}$")
        show_surface(surface, paths)
    st.table([standing(name, path, surface, n_steps) for name, path in paths.items()])


def show_surface(surface, paths):
    """The surface from above; a click on it moves the start."""
    x, y = (np.linspace(*limits, 81) for limits in surface.limits)
    z = surface.value(*np.meshgrid(x, y))
    said = _("{name}: {value}")
    labels = [said.format(name=title(name), value=plain(path.values[-1], 3)) for name, path in paths.items()]
    tracks = [(path.points, label) for path, label in zip(paths.values(), labels, strict=True)]
    alt = _("The surface from above, bluer where it is lower, and the path of each optimizer. They end at {ends}.")
    chart(
        surface_figure(x, y, z, tracks, surface.minima, surface.limits),
        "descent_contour",
        alt.format(ends=in_a_row(labels)),
        move_start,
    )
    st.caption(_("Bluer is lower; every band covers the same area. Click anywhere to start the race there."))
