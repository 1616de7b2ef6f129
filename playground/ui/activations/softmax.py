"""The second section: scores, a temperature, and the probabilities that softmax makes of them."""

import numpy as np
import streamlit as st

from playground.figures.activations import bars_figure
from playground.labs.activations import softened
from playground.languages import _
from playground.numbers import exact, fixed, general, in_a_row
from playground.ui.activations import words
from playground.ui.activations.charts import KEEP, show_lesson
from playground.ui.furniture import chart
from playground.ui.widgets import in_language

TEMPERATURES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


def show():
    left, right = st.columns(2)
    n = left.slider(_("How many scores"), 2, 5, key="activations_scores", **KEEP)
    temperature = right.select_slider(
        _("Temperature T"), TEMPERATURES, format_func=exact, key=in_language("activations_temperature"), **KEEP
    )
    scores = [
        column.number_input(
            _("Score {number}").format(number=i + 1), -50.0, 50.0, step=0.5, key=f"activations_score_{i}", **KEEP
        )
        for i, column in enumerate(st.columns(n))
    ]
    probabilities, entropy = softened(scores, temperature)
    bars = {f"T = {general(temperature)}": probabilities}
    if temperature != 1:
        bars["T = 1"] = softened(scores, 1)[0]
    classes = [_("class {n}").format(n=i + 1) for i in range(n)]
    figure = bars_figure(classes, bars, _("probability"))
    shares = in_a_row(fixed(share, 3) for share in probabilities)
    alt = _("Bars: the probabilities at T = {temperature} are {shares}.")
    chart(figure, "activations_chart_softmax", alt.format(temperature=general(temperature), shares=shares))
    text = _(
        "Their sum is **{sum}** and their entropy **{entropy}**. An entropy of 0 means certainty; the most it can "
        "be here, ln {n} = {most}, means that all classes are equally likely. A low temperature sharpens the "
        "probabilities, a high one evens them out."
    )
    st.markdown(
        text.format(sum=fixed(probabilities.sum(), 4), entropy=fixed(entropy, 4), n=n, most=fixed(np.log(n), 4))
    )
    show_lesson(words.SOFTMAX, "slope", "softmax")
