"""The first tab: one optimizer on a function of one number."""

import numpy as np
import streamlit as st

from playground.engine import OPTIMIZERS
from playground.engine.optimizers import new_optimizer
from playground.figures.gradient_descent.curve import curve_figure, values_figure
from playground.languages import _
from playground.numbers import exact, in_formula, plain, raised
from playground.scalars.curves import CURVES, typed_curve
from playground.scalars.descent import BEHAVIORS, behavior, descend
from playground.scalars.operations import ExpressionError
from playground.ui.furniture import chart, compared
from playground.ui.gradient_descent.choices import KEPT, menu, put
from playground.ui.gradient_descent.words import NOTES, RULES, ending, in_numbers, moved, title, written
from playground.ui.widgets import in_language

RATES = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0, 1.1, 1.5]
COURSE_RATES = [0.1, 0.01, 0.9, 1.0, 1.1]  # the tutorial's own rate first


def load_tutorial(rate):
    """The tutorial's descent at a rate: x^2 + 5 from 10, 100 steps of plain gradient descent."""
    put(function="square", optimizer="sgd", start_square=10.0, rate=rate, steps=100, step=0)


def begin_curve():
    """A newly chosen function begins with the rate that suits it."""
    name = st.session_state.descent_function
    put(rate=CURVES[name].rate if name in CURVES else 0.1, step=0)


def one_variable():
    """The curve, the path on it, and one update in numbers."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(_("x² + 5 from 10, 100 steps, at the rate"), width="content")
        for rate in COURSE_RATES:
            kind = "primary" if rate == st.session_state.descent_rate else "secondary"
            st.button(exact(rate), key=f"descent_recipe_{rate}", on_click=load_tutorial, args=(rate,), type=kind)
    st.caption(_("From a public tutorial on backpropagation in Python, which goes at 0.1."))

    columns = st.columns(5)
    with columns[0]:
        titles = {name: _(function.title) for name, function in CURVES.items()} | {"typed": _("typed")}
        name = menu(_("Function"), titles, "function", titles.get, on_change=begin_curve)
    with columns[1]:
        optimizer = menu(_("Optimizer"), OPTIMIZERS, "optimizer", title)
        has_momentum = OPTIMIZERS[optimizer].has_momentum
        momentum = st.slider(_("Momentum"), 0.0, 0.99, key="descent_momentum", **KEPT) if has_momentum else None
    function = CURVES[name] if name in CURVES else typed()
    if function is None:
        return
    start = columns[2].slider(_("Start"), *function.limits[0], step=0.1, key=f"descent_start_{name}", **KEPT)
    rate = columns[3].select_slider(
        _("Learning rate"), RATES, format_func=exact, key=in_language("descent_rate"), **KEPT
    )
    n_steps = columns[4].slider(_("Steps"), 1, 200, key="descent_steps", **KEPT)

    path = descend(function, (start,), new_optimizer(optimizer, rate, momentum), n_steps)
    last, word = len(path.points) - 1, behavior(path)
    text = _("**It {behavior}**: {rule}.").format(behavior=_(word), rule=_(BEHAVIORS[word]))
    st.markdown(f"${written(function)}$. {text} {ending(path, function)}")
    put(step=min(st.session_state.descent_step, last))
    step = min(st.slider(_("Step shown"), 0, max(last, 1), key="descent_step", **KEPT), last)
    show_curve(function, path, step)
    show_update(path, step, optimizer, rate)
    if name == "square":
        show_by_hand(function)
    with st.expander(_("How the words are chosen")):
        st.markdown(_("The first of these that holds for the whole path:"))
        entry = _("**{behavior}**: {rule}")
        rules = (entry.format(behavior=_(word), rule=_(rule)) for word, rule in BEHAVIORS.items())
        st.markdown("\n".join(f"- {rule}" for rule in rules))


def typed():
    """The curve of the formula typed, or None after a sentence that says what is wrong with it."""
    about = _("One variable, x, with + - * / ** and functions such as exp(x), log(x), sin(x), tanh(x).")
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
            curve_figure(np.column_stack([x, y]), points, step, slope, limits),
            "descent_curve",
            _(
                "The curve of f from {left} to {right} and the path on it, from x = {first} to {last}; at step "
                "{step} x is {x} and the tangent's slope {slope}."
            ).format(
                left=plain(left),
                right=plain(right),
                first=plain(points[0, 0]),
                last=plain(points[-1, 0]),
                step=step,
                x=plain(points[step, 0]),
                slope=plain(slope),
            ),
        )
    with columns[1]:
        heights, is_log = path.values - function.value(lowest), st.session_state.descent_log
        chart(
            values_figure(heights, step, is_log, height),
            "descent_values",
            _(
                "How far f(x) is above the lowest point of the curve: {first} at the start, {now} at step {step}, "
                "{last} after {steps} steps."
            ).format(
                first=plain(heights[0]),
                now=plain(heights[step]),
                step=step,
                last=plain(heights[-1]),
                steps=len(heights) - 1,
            ),
        )
        st.toggle(_("Log scale"), key="descent_log", **KEPT)


def show_update(path, step, optimizer, rate):
    """One update: its numbers, its formula with symbols and with the numbers, and what it means."""
    x, value, slope = path.points[step, 0], path.values[step], path.gradients[step, 0]
    with st.container(horizontal=True, gap="large"):
        here = _("x at step {step}").format(step=step)
        for label, number in ((here, x), ("f(x)", value), (_("slope f'(x)"), slope)):
            st.metric(label, plain(number), width="content")
    if step + 1 == len(path.points):
        st.markdown(_("This is where the path ends."))
        return
    after = path.points[step + 1, 0]
    if optimizer in RULES:
        st.latex(in_formula(RULES[optimizer]))
    st.latex(in_numbers(optimizer, step, x, after, rate, slope))
    if optimizer in NOTES:
        st.caption(" ".join(map(_, NOTES[optimizer])))
    st.markdown(moved(x, after, slope))


def show_by_hand(function):
    """The tutorial's descent at each rate beside its closed form: every step multiplies x by 1 - 2 * rate."""
    with st.expander(_("x² + 5 from 10, worked out by hand")):
        st.markdown(_(r"The slope is 2x, so every step multiplies x by $1 - 2\eta$. This is x after 100 steps:"))
        rows = []
        for rate in COURSE_RATES:
            path = descend(function, (10.0,), new_optimizer("sgd", rate), 100)
            factor = round(1 - 2 * rate, 10)
            base = f"({plain(factor)})" if factor < 0 else plain(factor)
            by_hand = f"10 · {base}{raised(100)} = {plain(10 * factor**100)}"
            name = _("{rate}: {behavior}").format(rate=exact(rate), behavior=_(behavior(path)))
            rows.append((name, by_hand, plain(path.points[-1, 0])))
        compared(rows, (_("by hand"), _("here")), _("rate"))
