"""The fourth section: a sigmoid unit that starts on the flat part of its curve, and XOR that stays stuck."""

import numpy as np
import streamlit as st

from playground.labs import activations as lab
from playground.ui.activations.charts import KEEP, lines, side_by_side
from playground.ui.furniture import compared

SEEDS = range(5)
BOOK = "Michael Nielsen, *Neural Networks and Deep Learning* (2015), chapter 3"
UNIT = f"One sigmoid unit with input 1 has to learn to answer 0, with either of two losses ({BOOK})."
HALVED = (
    "As in the book, the squared error is halved here, (a - y)² / 2, so that the two gradients differ by f'(z) "
    "alone. The book prints three outputs of the squared error's unit, and says that from the bad start it hardly "
    "moves for 150 epochs:"
)
STUCK = (
    "Two inputs, three hidden units, one output; sigmoids, squared error, weights drawn from 0 to 1. Answering "
    "0.5 to everything costs 0.25. All weights start between 0 and 1, so the units start much alike, and each "
    "hidden unit receives less than a quarter of the output's gradient: little says which way to leave."
)
UNSTUCK = (
    "Without biases means that they are put back to 0 after each update. With these five seeds, biases alone do "
    "not free the network in 1,000 epochs at rate 0.1. At rates 1 and 3 it gets away either way, and further with "
    "biases."
)


def start(name):
    """Put one of the two starts of the single unit into its sliders."""
    st.session_state["activations_weight"], st.session_state["activations_bias"] = lab.STARTS[name]


@st.cache_data(max_entries=16, show_spinner=False)
def xor(rate):
    """The `Answer` of each seed, without (False) and with (True) biases."""
    return {biases: [lab.xor(seed, biases, rate) for seed in SEEDS] for biases in (False, True)}


def spread(answers):
    """From where to where the losses end."""
    ends = [answer.losses[-1] for answer in answers]
    return f"{min(ends):.4f} to {max(ends):.4f}"


def show():
    _one_unit()
    _book()
    _xor()


def _one_unit():
    st.markdown(UNIT)
    with st.container(horizontal=True):
        st.button("Bad start", on_click=start, args=("bad",), key="activations_bad")
        st.button("Good start", on_click=start, args=("good",), key="activations_good")
    columns = st.columns(4)
    weight = columns[0].slider("Weight w", -4.0, 4.0, step=0.1, key="activations_weight", **KEEP)
    bias = columns[1].slider("Bias b", -4.0, 4.0, step=0.1, key="activations_bias", **KEEP)
    rate = columns[2].select_slider("Learning rate", (0.05, 0.15, 0.5, 1.5), key="activations_rate", **KEEP)
    epoch = columns[3].slider("Epoch", 0, lab.EPOCHS, key="activations_epoch", **KEEP)
    learned = {title: lab.learn(name, weight, bias, rate) for name, title in lab.UNIT_LOSSES.items()}
    x, charts = np.arange(lab.EPOCHS + 1), []
    for part, title in (("outputs", "output a"), ("losses", "loss")):
        series = {name: getattr(one, part) for name, one in learned.items()}
        charts.append(lines(x, series, "epoch", title, {name: (epoch, y[epoch]) for name, y in series.items()}))
    side_by_side("unit", *charts)
    squared, crossed = learned.values()
    st.markdown(
        f"At the start f'(z) = **{squared.slopes[0]:.4f}**. The halved squared error's gradient on z is the error "
        "a - y times this; cross-entropy's is a - y itself. "
        f"At epoch {epoch} the output is **{squared.outputs[epoch]:.3f}** with the squared error and "
        f"**{crossed.outputs[epoch]:.3f}** with cross-entropy; 0 is right."
    )


def _book():
    st.caption(HALVED)
    good, bad = (lab.learn("mse", *lab.STARTS[name]).outputs for name in ("good", "bad"))
    outputs = {"good start, output": ("0.82", good[0]), "after 300 epochs": ("0.09", good[-1])}
    outputs |= {"bad start, output": ("0.98", bad[0])}
    rows = ((what, printed, f"{ours:.2f}") for what, (printed, ours) in outputs.items())
    compared(rows, ("printed in the book", "here"))


def _xor():
    st.markdown("##### XOR that stays stuck")
    st.markdown(STUCK)
    rate = st.select_slider("Rate for XOR", (0.1, 0.3, 1.0, 3.0), key="activations_xor_rate", **KEEP)
    x, charts, ends = np.arange(1, lab.XOR_EPOCHS + 1), [], []
    for biases, answers in xor(rate).items():
        series = {f"seed {seed}": answer.losses for seed, answer in zip(SEEDS, answers, strict=True)}
        title = "with biases" if biases else "without biases"
        charts.append(lines(x, series, "epoch", f"loss {title}", y_range=(0, 0.35)))
        ends.append(f"{title} **{spread(answers)}**")
    side_by_side("xor", *charts)
    st.markdown(f"The loss after {lab.XOR_EPOCHS:,} epochs: {', '.join(ends)}.")
    st.caption(UNSTUCK)
