"""What linear and logistic regression share on the page: the controls, the rule, the course of the loss."""

import streamlit as st

from playground.figures.perceptron.courses import losses_figure
from playground.figures.perceptron.strokes import number
from playground.ui.furniture import chart
from playground.ui.perceptron.unit import factor, vector

RATES = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0]
EPOCHS = 50
KEPT = {"persist_state": "session"}  # what is chosen stays when another tab or page is looked at


def controls(name, n_rows, rate):
    """The epoch, the row and the learning rate that a descent is asked about."""
    left, middle, right = st.columns(3)
    epoch = left.slider("Epoch", 0, EPOCHS, EPOCHS, key=f"perceptron_{name}_epoch", **KEPT)
    row = middle.slider("Row in the diagram", 1, n_rows, 1, key=f"perceptron_{name}_row", **KEPT) - 1
    return epoch, row, right.select_slider("Learning rate η", RATES, rate, key=f"perceptron_{name}_rate", **KEPT)


def gradient_rule(times, error, inputs):
    """The rule that both descents share, with symbols and this row's numbers; `times` stands before the error."""
    product = r" \cdot ".join([*times, factor(error), vector(inputs)])
    st.latex(
        rf"\begin{{aligned}}\mathbf w &\leftarrow \mathbf w + \eta\,{times}(t - y)\,\mathbf x\\"
        rf"b &\leftarrow b + \eta\,{times}(t - y)\\"
        rf"{times}(t - y)\,\mathbf x &= {product}\end{{aligned}}"
    )


def course(losses, epoch, title, key):
    """The loss over the epochs, with the epoch shown."""
    first, last = number(losses[0]), number(losses[-1])
    alt = f"The {title} over {EPOCHS} epochs, from {first} to {last}; {number(losses[epoch])} at epoch {epoch}."
    chart(losses_figure(losses, epoch, title), key, alt)
