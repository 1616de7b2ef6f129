"""The second tab: linear regression, on the line of a tutorial."""

import numpy as np
import streamlit as st

from playground.figures.perceptron.courses import fit_figure
from playground.figures.perceptron.strokes import number
from playground.languages import _, mark
from playground.numbers import percent, plain, short
from playground.scalars.perceptron.descent import best_line, curvatures, descend
from playground.scalars.perceptron.points import noisy_line
from playground.ui.furniture import chart, compared
from playground.ui.perceptron.descents import EPOCHS, KEPT, controls, course, gradient_rule
from playground.ui.perceptron.unit import diagram

DRAWN = ["randn", mark("rand, 0 to 1")]
TRUTH = (5, 3)
ROWS, BATCH = 200, 32
UPDATES = EPOCHS * -(-ROWS // BATCH)
TUTORIAL = {"seed": 0, "drawn": DRAWN[1], "line_rate": 0.01, "line_epoch": EPOCHS}


@st.cache_data(max_entries=64, show_spinner=False)
def fitted(seed, uniform, rate):
    """Points along a line, and the linear unit that descends to them."""
    x, y = noisy_line(seed, ROWS, uniform)
    how = {"rate": rate, "epochs": EPOCHS, "batch_size": BATCH, "rng": np.random.default_rng(seed)}
    return x, y, descend(x, y, "mse", **how)


def load_tutorial():
    """Every choice of this tab as the tutorial made it."""
    st.session_state.update({f"perceptron_{name}": value for name, value in TUTORIAL.items()})


@st.fragment
def linear():
    """The line through the points, the loss, one row's gradient, and how near 5 and 3 it comes."""
    st.markdown(
        _("**One idea more:** without the step the error can be of any size, so there is a loss to go down.")
    )
    with st.container(horizontal=True, vertical_alignment="bottom"):
        drawn = st.segmented_control(
            _("x drawn by"),
            DRAWN,
            format_func=_,
            key="perceptron_drawn",
            default=TUTORIAL["drawn"],
            required=True,
            **KEPT,
        )
        seed = st.number_input(_("Seed"), 0, 9999, TUTORIAL["seed"], key="perceptron_seed", width=130, **KEPT)
        st.button(_("The tutorial's line"), key="perceptron_c6", on_click=load_tutorial)
    st.caption(
        _(
            "From a public tutorial on backpropagation in Python: 200 points along y = 5x + 3 with 0.1 noise, x "
            "drawn by `np.random.rand` after `np.random.seed(0)`, one linear unit, SGD at η = 0.01, batches of "
            "32, 50 epochs. It prints no weights. By its code and from the start used here they end near 3.5 and "
            "3.8, not near 5 and 3. Why, and which rate gets there?"
        )
    )
    epoch, row, rate = controls("line", ROWS, TUTORIAL["line_rate"])
    x, y, found = fitted(seed, drawn == DRAWN[1], rate)
    weights, bias = found.weights[epoch], found.biases[epoch]
    output = weights @ x[row] + bias
    left, right = st.columns(2, gap="medium")
    with left:
        alt = _(
            "{n} points along the line y = 5x + 3, and the unit's line y = {weight} x + {bias} after {epoch} "
            "epochs."
        ).format(n=ROWS, weight=number(weights[0]), bias=number(bias), epoch=epoch)
        chart(fit_figure(x[:, 0], y, weights[0], bias, row, TRUTH), "perceptron_line", alt)
        course(found.losses, epoch, "squared error", "perceptron_line_loss")
    with right:
        unit = (x[row], weights, bias, output, output, "linear")
        diagram(["x"], *unit, key="perceptron_line_unit")
        gradient_rule("2", y[row] - output, x[row])
        st.caption(
            _(
                "Row {row}: t = {target}. The 2 comes from the square; each batch of {batch} takes the mean."
            ).format(row=row + 1, target=number(y[row]), batch=BATCH)
        )
        ends = (found.weights[-1, 0], found.biases[-1])
        entries = zip((_("weight"), _("bias")), TRUTH, best_line(x[:, 0], y), ends, strict=True)
        compared(
            ((name, str(truth), plain(best), plain(end)) for name, truth, best, end in entries),
            (_("drawn with"), _("best line"), _("after {epochs} epochs").format(epochs=EPOCHS)),
            _("parameter"),
        )
        explain_valley(x[:, 0], rate)


def explain_valley(x, rate):
    """Why the weights stop short or not: what one update keeps of the way, in the flat and the steep direction."""
    with st.expander(_("What decides how far it gets?")):
        st.markdown(
            _(
                "The squared error is a bowl over w and b, and a bowl can be flat in one direction and steep in "
                "another. An update on all rows multiplies what is missing in a direction of curvature $c$ by "
                "$1 - \\eta c$; updates on batches do nearly the same on average."
            )
        )
        rows = []
        for name, curvature in zip((_("flattest"), _("steepest")), curvatures(x), strict=True):
            kept = 1 - rate * curvature
            left = abs(kept) ** UPDATES
            missing = percent(left) if left <= 1 else _("{times} times as much").format(times=short(left))
            rows.append((name, plain(curvature, 3), plain(kept), missing))
        missing = _("missing after {updates} updates").format(updates=UPDATES)
        compared(rows, (_("curvature c"), "1 − ηc", missing), _("direction"))
        st.markdown(
            _(
                "All x between 0 and 1 lie on one side of 0: a lower weight and a higher bias make nearly the "
                "same line there, so the bowl is a long valley. Around 0, as randn draws them, no such trade is "
                "possible, and the bowl is nearly round."
            )
        )
