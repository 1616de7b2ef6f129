"""The third tab: logistic regression, on two clouds of points."""

import numpy as np
import streamlit as st

from playground.engine import LOSSES
from playground.figures.perceptron.plane import answers_over, plane_figure, square_around
from playground.languages import _
from playground.numbers import percent
from playground.scalars.perceptron.descent import descend
from playground.scalars.perceptron.points import two_clouds
from playground.ui.furniture import chart
from playground.ui.perceptron.descents import EPOCHS, KEPT, controls, course, gradient_rule
from playground.ui.perceptron.unit import diagram

ROWS, BATCH = 100, 10


@st.cache_data(max_entries=64, show_spinner=False)
def told_apart(apart, rate):
    """Two clouds, and the sigmoid unit that descends to them."""
    x, y = two_clouds(0, apart, ROWS)
    how = {"rate": rate, "epochs": EPOCHS, "batch_size": BATCH, "rng": np.random.default_rng(0)}
    return x, y, descend(x, y, "binary_crossentropy", **how)


@st.fragment
def logistic():
    """The clouds and the line between them, the loss, one row's gradient, and who is on which side."""
    st.markdown(
        _(
            "**One idea more:** a sigmoid turns the sum into a probability, and the error is the doubt that is "
            "left."
        )
    )
    apart = st.slider(_("Distance between the clouds"), 0.0, 6.0, 3.0, 0.5, key="perceptron_apart", **KEPT)
    epoch, row, rate = controls("clouds", ROWS, 0.1)
    x, y, found = told_apart(apart, rate)
    weights, bias = found.weights[epoch], found.biases[epoch]
    predict = LOSSES["binary_crossentropy"].predict
    scores = x @ weights + bias
    output, limits = predict(scores)[row], square_around(x)
    left, right = st.columns(2, gap="medium")
    with left:
        answers = answers_over(limits, lambda grid: predict(grid @ weights + bias))
        figure = plane_figure(x, y, limits, answers, line=(*weights, bias), row=row)
        alt = _("Two clouds of {n} points and the unit's line after {epoch} epochs.")
        chart(figure, "perceptron_clouds", alt.format(n=ROWS // 2, epoch=epoch))
        course(found.losses, epoch, "cross-entropy", "perceptron_clouds_loss")
    with right:
        unit = (x[row], weights, bias, scores[row], output, "sigmoid")
        diagram(("x1", "x2"), *unit, key="perceptron_clouds_unit")
        gradient_rule("", y[row] - output, x[row])
        text = _(
            "Row {row}: t = {target}. It is the 1958 rule again, with a probability for y and small steps η; each "
            "batch of {batch} takes the mean. The background is the probability of class 1, one half on the line. "
            "{share} of the points are on their own side."
        )
        share = percent(np.mean((scores > 0) == y))
        st.caption(text.format(row=row + 1, target=y[row], batch=BATCH, share=share))
