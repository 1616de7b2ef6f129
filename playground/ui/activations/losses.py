"""The third section: which output belongs to which loss, and what a loss does with a mistake."""

import numpy as np
import streamlit as st

from playground.engine import LOSSES
from playground.labs import activations as lab
from playground.languages import _, mark
from playground.numbers import fixed, percent
from playground.ui.activations import words
from playground.ui.activations.charts import KEEP, lines, show_lesson, side_by_side
from playground.ui.widgets import in_language, titles

DERIVATION = (
    (
        mark("The gradient at the raw score is the gradient at the output $a$ times the sigmoid's slope:"),
        r"\frac{\partial C}{\partial z} = \frac{\partial C}{\partial a}\,\sigma'(z), \quad \sigma' = a\,(1 - a)",
    ),
    (
        mark("The squared error $(a - y)^2$ keeps the slope:"),
        r"\frac{\partial C}{\partial z} = 2\,(a - y) \cdot a\,(1 - a)",
    ),
    (
        mark(r"Cross-entropy, $-y \ln a - (1 - y) \ln(1 - a)$, has it in its denominator, where it cancels:"),
        r"\frac{\partial C}{\partial z} = \frac{a - y}{a\,(1 - a)} \cdot a\,(1 - a) = a - y",
    ),
)
ONE_ROW = mark(
    "Losses that take a score as it is, such as the squared error, stand after a sigmoid here, so that their "
    "gradient can be compared with the others'."
)


def show():
    named = titles(LOSSES)
    st.markdown(f"##### {_('Which output belongs to which loss')}")
    st.table(
        [
            {_("loss"): named[name], _("output"): output_of(name), _("targets"): _targets_of(name)}
            for name in LOSSES
        ]
    )
    _why_cross_entropy()
    _one_mistake(named)
    name = st.selectbox(
        _("Loss in focus"), named, format_func=named.get, key=in_language("activations_loss"), **KEEP
    )
    show_lesson(words.LOSSES.get(name), "gradient", named[name])


def output_of(name):
    """The output that a loss of the registry belongs to, in words."""
    lesson = words.LOSSES.get(name)
    return _(lesson.output) if lesson else _(words.NO_LESSON).format(title=_(LOSSES[name].title))


def _targets_of(name):
    lesson = words.LOSSES.get(name)
    return _(lesson.target) if lesson else LOSSES[name].targets


def _why_cross_entropy():
    heading = _("Why cross-entropy: the sigmoid's slope cancels")
    st.markdown(f"##### {heading}")
    target = st.segmented_control(_("Target y"), (1, 0), required=True, key="activations_target", **KEEP)
    z = np.linspace(-8, 8, 161)
    found = {_(title): lab.over_scores(name, z, target) for name, title in lab.UNIT_LOSSES.items()}
    losses, gradients = ({title: pair[i] for title, pair in found.items()} for i in (0, 1))
    score = _("raw score z")
    side_by_side("losses", lines(z, losses, score, _("loss")), lines(z, gradients, score, _("gradient dC/dz")))
    st.markdown(
        _(
            "The confident mistakes are at the left. There the squared error's gradient goes to 0, as if all were "
            "well. Cross-entropy's goes to -1: it is the prediction minus the target."
            if target
            else "The confident mistakes are at the right. There the squared error's gradient goes to 0, as if "
            "all were well. Cross-entropy's goes to 1: it is the prediction minus the target."
        )
    )
    for text, formula in DERIVATION:
        st.markdown(_(text))
        st.latex(formula)


def _one_mistake(named):
    st.markdown(f"##### {_('One mistake')}")
    says = _("Probability given to the true class")
    p = st.slider(says, 0.001, 0.999, step=0.001, format="%.3f", key="activations_probability", **KEEP)
    of_good_row = lab.of_one_row(0.95)
    st.table(
        [
            {
                _("loss"): named[name],
                _("of this row"): fixed(value, 4),
                _("gradient on its score"): fixed(gradient, 4),
                _("share beside nine rows at 0.95"): percent(value / (value + 9 * of_good_row[name][0])),
            }
            for name, (value, gradient) in lab.of_one_row(p).items()
        ]
    )
    st.caption(_(ONE_ROW))
