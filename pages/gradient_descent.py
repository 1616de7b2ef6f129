"""Gradient descent: where does following the slope downhill lead?"""

import numpy as np
import streamlit as st

from playground.engine import OPTIMIZERS
from playground.figures import gradient_descent as figures
from playground.scalars import descent as engine
from playground.scalars.curves import CURVES, SURFACES, typed_curve
from playground.scalars.descent import BEHAVIORS
from playground.scalars.graph import ExpressionError
from playground.ui.furniture import chart, compared, opening, try_this
from playground.ui.gradient_descent import RULES, ending, in_numbers, plain, raised, standing, title

RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0, 1.1, 1.5]
RACE_RATES = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0]
COURSE_RATES = [0.1, 0.01, 0.9, 1.0, 1.1]  # exercise E3, its own rate first
KEPT = {"persist_state": "session"}  # a closed tab forgets its widgets otherwise
DEFAULTS = {"function": "square", "optimizer": "sgd", "rate": 0.1, "steps": 100, "momentum": 0.9, "step": 0}
DEFAULTS |= {"surface": "ravine", "x": -9.0, "y": 2.0, "race_rate": 0.02, "race_momentum": 0.9, "race_steps": 1000}
DEFAULTS |= {"log": True, "formula": "x**4 / 10 - x**2 + x", "start_typed": 3.0} | {
    f"start_{name}": function.start[0] for name, function in CURVES.items()
}


def put(**values):
    """Set widgets by their keys; only before they are drawn, or in a callback."""
    st.session_state.update({f"descent_{name}": value for name, value in values.items()})


def recipe(rate):
    """Exercise E3 at one of its rates: x^2 + 5 from 10, 100 steps of plain gradient descent."""
    put(function="square", optimizer="sgd", start_square=10.0, rate=rate, steps=100, step=0)


def begin_curve():
    """A newly chosen function begins with the rate that suits it."""
    name = st.session_state.descent_function
    put(rate=CURVES[name].rate if name in CURVES else 0.1, step=0)


def begin_surface():
    """A newly chosen surface begins with its own start and rate."""
    surface = SURFACES[st.session_state.descent_surface]
    put(x=surface.start[0], y=surface.start[1], race_rate=surface.rate)


def move_start():
    """A click on the surface: the race begins there."""
    for point in st.session_state.descent_contour.selection.points[:1]:
        put(x=float(point["x"]), y=float(point["y"]))


def menu(label, registry, key, name_of, **more):
    return st.selectbox(label, registry, format_func=name_of, key=f"descent_{key}", **more, **KEPT)


def one_variable():
    """The curve, the path on it, and one update in numbers."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown("x² + 5 from 10, 100 steps, at the rate", width="content")
        for rate in COURSE_RATES:
            kind = "primary" if rate == st.session_state.descent_rate else "secondary"
            st.button(str(rate), key=f"descent_recipe_{rate}", on_click=recipe, args=(rate,), type=kind)

    columns = st.columns(5)
    with columns[0]:
        titles = {name: function.title for name, function in CURVES.items()} | {"typed": "typed"}
        name = menu("Function", titles, "function", titles.get, on_change=begin_curve)
    with columns[1]:
        optimizer = menu("Optimizer", OPTIMIZERS, "optimizer", title)
        has_momentum = optimizer in ("momentum", "nesterov")
        momentum = st.slider("Momentum", 0.0, 0.99, key="descent_momentum", **KEPT) if has_momentum else None
    function = CURVES[name] if name in CURVES else typed()
    if function is None:
        return
    start = columns[2].slider("Start", *function.limits[0], step=0.1, key=f"descent_start_{name}", **KEPT)
    rate = columns[3].select_slider("Learning rate", RATES, key="descent_rate", **KEPT)
    n_steps = columns[4].slider("Steps", 1, 200, key="descent_steps", **KEPT)

    path = engine.descend(function, (start,), engine.make_optimizer(optimizer, rate, momentum), n_steps)
    last, word = len(path.points) - 1, engine.behavior(path)
    st.markdown(f"${function.formula}$. **It {word}**: {BEHAVIORS[word]}. {ending(path, function)}")
    put(step=min(st.session_state.descent_step, last))
    step = min(st.slider("Step shown", 0, max(last, 1), key="descent_step", **KEPT), last)
    show_curve(function, path, step)
    show_update(path, step, optimizer, rate)
    if name == "square":
        show_published(function)
    with st.expander("How the words are chosen"):
        st.markdown("The first of these that holds for the whole path:")
        st.markdown("\n".join(f"- **{word}**: {rule}" for word, rule in BEHAVIORS.items()))


def typed():
    """The curve of the formula typed, or None after a sentence that says what is wrong with it."""
    about = "One variable, x, with + - * / ** and functions such as exp(x), log(x), sin(x), tanh(x)."
    text = st.text_input("f(x)", key="descent_formula", help=about, **KEPT)
    try:
        return typed_curve(text)
    except ExpressionError as error:
        st.error(str(error))
        return None


def show_curve(function, path, step):
    """The path on the curve, and beside it its height over the steps."""
    (left, right), (lowest,) = function.limits[0], function.minima[0]
    x = np.linspace(left, right, 401)
    y = function.value(x)
    x, y = x[np.isfinite(y)], y[np.isfinite(y)]
    height = float(np.ptp(y))
    limits = (left, right), (y.min() - 0.06 * height, y.max() + 0.06 * height)
    points, slope = np.column_stack([path.points[:, 0], path.values]), path.gradients[step, 0]
    columns = st.columns([3, 2])
    with columns[0]:
        chart(
            figures.curve_figure(np.column_stack([x, y]), points, step, slope, limits),
            "descent_curve",
            f"The curve of f from {left:g} to {right:g} and the path on it, from x = {points[0, 0]:.4g} to "
            f"{points[-1, 0]:.4g}; at step {step} x is {points[step, 0]:.4g} and the tangent's slope {slope:.4g}.",
        )
    with columns[1]:
        heights, is_log = path.values - function.value(lowest), st.session_state.descent_log
        chart(
            figures.values_figure(heights, step, is_log, height),
            "descent_values",
            f"How far f(x) is above its lowest value: {heights[0]:.4g} at the start, {heights[step]:.4g} at step "
            f"{step}, {heights[-1]:.4g} after {len(heights) - 1} steps.",
        )
        st.toggle("Log scale", key="descent_log", **KEPT)


def show_update(path, step, optimizer, rate):
    """One update: its numbers, its formula with symbols and with the numbers, and what it means."""
    x, value, slope = path.points[step, 0], path.values[step], path.gradients[step, 0]
    with st.container(horizontal=True, gap="large"):
        for label, number in ((f"x at step {step}", x), ("f(x)", value), ("slope f'(x)", slope)):
            st.metric(label, plain(number), width="content")
    if step + 1 == len(path.points):
        st.markdown("This is where the path ends.")
        return
    after = path.points[step + 1, 0]
    st.latex(RULES[optimizer])
    st.latex(in_numbers(optimizer, step, x, after, rate, slope))
    downhill, uphill = ("left", "right") if slope > 0 else ("right", "left")
    moved = "left" if after < x else "right"
    if slope == 0:
        st.markdown("The slope is 0: the ground is level here, and the slope alone moves nothing.")
    elif moved == downhill:
        st.markdown(f"Uphill is to the {uphill}, so x moves to the {moved}, by {abs(after - x):.4g}.")
    else:
        st.markdown(f"Downhill is to the {downhill}, yet x moves to the {moved}: earlier slopes are remembered.")


def show_published(function):
    """Exercise E3 at each of its rates beside its closed form: every step multiplies x by 1 - 2 * rate."""
    st.markdown("x² + 5 from 10: x after 100 steps")
    rows = []
    for rate in COURSE_RATES:
        path = engine.descend(function, (10.0,), engine.make_optimizer("sgd", rate), 100)
        factor = round(1 - 2 * rate, 10)
        base = f"({plain(factor)})" if factor < 0 else plain(factor)
        published, here = f"10 · {base}{raised(100)} = {plain(10 * factor**100)}", plain(path.points[-1, 0])
        rows.append((f"rate {rate}: {engine.behavior(path)}", published, here))
    compared(rows)


def surfaces():
    """Every optimizer from one start."""
    controls, picture = st.columns([1, 3])
    with controls:
        name = menu("Surface", SURFACES, "surface", lambda name: SURFACES[name].title, on_change=begin_surface)
        surface = SURFACES[name]
        rate = st.select_slider("Learning rate", RACE_RATES, key="descent_race_rate", **KEPT)
        times = [f"{title(name)} {times:g}" for name, times in engine.multiples(surface).items() if times != 1]
        st.caption(f"Times this rate: {', '.join(times)}; the others 1.")
        momentum = st.slider("Momentum", 0.0, 0.99, key="descent_race_momentum", **KEPT)
        n_steps = st.slider("Steps", 10, 2000, step=10, key="descent_race_steps", **KEPT)
        start = [
            column.number_input(f"Start {axis}", *limits, step=0.1, key=f"descent_{axis}", **KEPT)
            for column, axis, limits in zip(st.columns(2), "xy", surface.limits, strict=True)
        ]
    paths = engine.race(surface, start, rate, momentum, n_steps)
    with picture:
        st.markdown(f"${surface.formula}$")
        show_surface(surface, paths)
    st.table([standing(name, path, surface, n_steps) for name, path in paths.items()])


def show_surface(surface, paths):
    """The surface from above; a click on it moves the start."""
    x, y = (np.linspace(*limits, 81) for limits in surface.limits)
    z = surface.value(*np.meshgrid(x, y))
    tracks = {name: (path.points, f"{title(name)}: {plain(path.values[-1], 3)}") for name, path in paths.items()}
    ends = ", ".join(label for _, label in tracks.values())
    chart(
        figures.surface_figure(x, y, z, tracks, surface.minima, surface.limits),
        "descent_contour",
        f"The surface from above, bluer where it is lower, and the path of each optimizer. They end at {ends}.",
        move_start,
    )
    st.caption("Bluer is lower; every band covers the same area. Click anywhere to start the race there.")


opening(
    "Where does following the slope downhill lead?",
    "The slope says which way is up, and how steep. Take a step the other way, look again, repeat: that is all "
    "training does. Too short a step crawls, too long a step explodes.",
)
for key, default in DEFAULTS.items():
    st.session_state.setdefault(f"descent_{key}", default)
one, two = st.tabs(["One variable", "Surfaces"], key="descent_tab", on_change="rerun")
with one:
    if one.open:
        one_variable()
with two:
    if two.open:
        surfaces()
try_this(
    "Press 0.9, then 1.0, then 1.1 and walk along the first steps: what turns a zigzag into an explosion?",
    "In the double well, start at 0.1 and at -0.1: the same rule finds two valleys. Which one is lower?",
    "On the bumpy curve, find an optimizer and a rate that cross the bumps from the edge to the middle.",
    "Race in the ravine and raise the rate until SGD leaves the picture: the steep side decides.",
    "Start on the saddle at y = 0 and then at y = 0.1: a level place is not yet a minimum.",
)
