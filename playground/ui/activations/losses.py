"""The third section: which output belongs to which loss, and what a loss does with a mistake."""

import numpy as np
import streamlit as st

from playground.engine import LOSSES
from playground.labs import activations as lab
from playground.ui.activations import words
from playground.ui.activations.charts import KEEP, lines, show_lesson, side_by_side
from playground.ui.widgets import titles

DERIVATION = (
    (
        "The gradient at the raw score is the gradient at the output $a$ times the sigmoid's slope:",
        r"\frac{\partial C}{\partial z} = \frac{\partial C}{\partial a}\,\sigma'(z), \quad \sigma' = a\,(1 - a)",
    ),
    (
        "The squared error $(a - y)^2$ keeps the slope:",
        r"\frac{\partial C}{\partial z} = 2\,(a - y) \cdot a\,(1 - a)",
    ),
    (
        r"Cross-entropy, $-y \ln a - (1 - y) \ln(1 - a)$, has it in its denominator, where it cancels:",
        r"\frac{\partial C}{\partial z} = \frac{a - y}{a\,(1 - a)} \cdot a\,(1 - a) = a - y",
    ),
)
ONE_ROW = (
    "Losses that take a score as it is, such as the squared error, stand after a sigmoid here, so that their "
    "gradient can be compared with the others'."
)


def show():
    named = titles(LOSSES)
    st.markdown("##### Which output belongs to which loss")
    st.table([{"loss": named[name], "output": output_of(name), "targets": _targets_of(name)} for name in LOSSES])
    _why_cross_entropy()
    _one_mistake(named)
    name = st.selectbox("Loss in focus", named, format_func=named.get, key="activations_loss", **KEEP)
    show_lesson(words.LOSSES.get(name), "gradient", named[name])


def output_of(name):
    """The output that a loss of the registry belongs to, in words."""
    lesson = words.LOSSES.get(name)
    return lesson.output if lesson else words.NO_LESSON.format(LOSSES[name].title)


def _targets_of(name):
    lesson = words.LOSSES.get(name)
    return lesson.target if lesson else LOSSES[name].targets


def _why_cross_entropy():
    st.markdown("##### Why cross-entropy: the sigmoid's slope cancels")
    target = st.segmented_control("Target y", (1, 0), required=True, key="activations_target", **KEEP)
    z = np.linspace(-8, 8, 161)
    found = {title: lab.over_scores(name, z, target) for name, title in lab.UNIT_LOSSES.items()}
    losses, gradients = ({title: pair[i] for title, pair in found.items()} for i in (0, 1))
    charts = lines(z, losses, "raw score z", "loss"), lines(z, gradients, "raw score z", "gradient dC/dz")
    side_by_side("losses", *charts)
    side, limit = ("left", "-1") if target else ("right", "1")
    st.markdown(
        f"The confident mistakes are at the {side}. There the squared error's gradient goes to 0, as if all were "
        f"well. Cross-entropy's goes to {limit}: it is the prediction minus the target."
    )
    for text, formula in DERIVATION:
        st.markdown(text)
        st.latex(formula)


def _one_mistake(named):
    st.markdown("##### One mistake")
    says = "Probability given to the true class"
    p = st.slider(says, 0.001, 0.999, step=0.001, format="%.3f", key="activations_probability", **KEEP)
    of_good_row = lab.of_one_row(0.95)
    st.table(
        [
            {
                "loss": named[name],
                "of this row": f"{value:.4f}",
                "gradient on its score": f"{gradient:.4f}",
                "share beside nine rows at 0.95": f"{value / (value + 9 * of_good_row[name][0]):.0%}",
            }
            for name, (value, gradient) in lab.of_one_row(p).items()
        ]
    )
    st.caption(ONE_ROW)
