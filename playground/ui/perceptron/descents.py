"""What linear and logistic regression share on the page: the controls, the rule, the course of the loss."""

import streamlit as st

from playground.figures.perceptron.courses import losses_figure
from playground.figures.perceptron.strokes import number
from playground.languages import _, mark
from playground.numbers import exact
from playground.ui.furniture import chart
from playground.ui.perceptron.unit import factor, vector
from playground.ui.widgets import in_language

RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
EPOCHS = 50
COURSES = {  # of a loss, in words, by what its axis is called
    mark("squared error"): mark(
        "The squared error over {epochs} epochs, from {first} to {last}; {now} at epoch {epoch}."
    ),
    mark("cross-entropy"): mark(
        "The cross-entropy over {epochs} epochs, from {first} to {last}; {now} at epoch {epoch}."
    ),
}
KEPT = {"persist_state": "session"}  # what is chosen stays when another tab or page is looked at


def controls(name, n_rows, rate):
    """The epoch, the row and the learning rate that a descent is asked about."""
    left, middle, right = st.columns(3)
    epoch = left.slider(_("Epoch"), 0, EPOCHS, EPOCHS, key=f"perceptron_{name}_epoch", **KEPT)
    row = middle.slider(_("Row in the diagram"), 1, n_rows, 1, key=f"perceptron_{name}_row", **KEPT) - 1
    chosen = right.select_slider(
        _("Learning rate η"),
        RATES,
        rate,
        format_func=exact,
        key=in_language(f"perceptron_{name}_rate"),
        **KEPT,
    )
    return epoch, row, chosen


def gradient_rule(times, error, inputs):
    """The rule that both descents share, with symbols and this row's numbers; `times` stands before the error."""
    product = r" \cdot ".join([*times, factor(error), vector(inputs)])
    st.latex(
        rf"\begin{{aligned}}\mathbf w &\leftarrow \mathbf w + \eta\,{times}(t - y)\,\mathbf x\\"
        rf"b &\leftarrow b + \eta\,{times}(t - y)\\"
        rf"{times}(t - y)\,\mathbf x &= {product}\end{{aligned}}"
    )


def course(losses, epoch, title, key):
    """The loss over the epochs, with the epoch shown; the title is one of `COURSES`."""
    first, last, now = (number(losses[place]) for place in (0, -1, epoch))
    alt = _(COURSES[title]).format(epochs=EPOCHS, first=first, last=last, now=now, epoch=epoch)
    chart(losses_figure(losses, epoch, _(title)), key, alt)
