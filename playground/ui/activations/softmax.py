"""The second section: scores, a temperature, and the probabilities that softmax makes of them."""

import numpy as np
import streamlit as st

from playground.figures.activations import bars_figure
from playground.labs.activations import softened
from playground.ui.activations import words
from playground.ui.activations.charts import KEEP, show_lesson
from playground.ui.furniture import chart

TEMPERATURES = (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0)


def show():
    left, right = st.columns(2)
    n = left.slider("How many scores", 2, 5, key="activations_scores", **KEEP)
    temperature = right.select_slider("Temperature T", TEMPERATURES, key="activations_temperature", **KEEP)
    scores = [
        column.number_input(f"Score {i + 1}", -50.0, 50.0, step=0.5, key=f"activations_score_{i}", **KEEP)
        for i, column in enumerate(st.columns(n))
    ]
    probabilities, entropy = softened(scores, temperature)
    bars = {f"T = {temperature:g}": probabilities}
    if temperature != 1:
        bars["T = 1"] = softened(scores, 1)[0]
    figure = bars_figure([f"class {i + 1}" for i in range(n)], bars, "probability")
    shares = ", ".join(f"{share:.3f}" for share in probabilities)
    chart(figure, "activations_chart_softmax", f"Bars: the probabilities at T = {temperature:g} are {shares}.")
    st.markdown(
        f"Their sum is **{probabilities.sum():.4f}** and their entropy **{entropy:.4f}**. An entropy of 0 means "
        f"certainty; the most it can be here, ln {n} = {np.log(n):.4f}, means that all classes are equally "
        "likely. A low temperature sharpens the probabilities, a high one evens them out."
    )
    show_lesson(words.SOFTMAX, "slope", "softmax")
