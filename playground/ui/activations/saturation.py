"""The fourth section: a sigmoid unit that starts on the flat part of its curve, and XOR that stays stuck."""

import numpy as np
import streamlit as st

from playground.labs import activations as lab
from playground.languages import _, mark
from playground.numbers import counted, exact, fixed, localized
from playground.ui.activations.charts import KEEP, lines, side_by_side
from playground.ui.furniture import compared
from playground.ui.widgets import in_language

SEEDS = range(5)
UNIT = mark(
    "One sigmoid unit with input 1 has to learn to answer 0, with either of two losses (Michael Nielsen, *Neural "
    "Networks and Deep Learning* (2015), chapter 3)."
)
HALVED = mark(
    "As in the book, the squared error is halved here, (a - y)² / 2, so that the two gradients differ by f'(z) "
    "alone. The book prints three outputs of the squared error's unit, and says that from the bad start it hardly "
    "moves for 150 epochs:"
)
STUCK = mark(
    "Two inputs, three hidden units, one output; sigmoids, squared error, weights drawn from 0 to 1. Answering "
    "0.5 to everything costs 0.25. All weights start between 0 and 1, so the units start much alike, and each "
    "hidden unit receives less than a quarter of the output's gradient: little says which way to leave."
)
UNSTUCK = mark(
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
    return _("{least} to {most}").format(least=fixed(min(ends), 4), most=fixed(max(ends), 4))


def show():
    _one_unit()
    _book()
    _xor()


def _one_unit():
    st.markdown(_(UNIT))
    with st.container(horizontal=True):
        st.button(_("Bad start"), on_click=start, args=("bad",), key="activations_bad")
        st.button(_("Good start"), on_click=start, args=("good",), key="activations_good")
    columns = st.columns(4)
    weight = columns[0].slider(_("Weight w"), -4.0, 4.0, step=0.1, key="activations_weight", **KEEP)
    bias = columns[1].slider(_("Bias b"), -4.0, 4.0, step=0.1, key="activations_bias", **KEEP)
    rates = (0.05, 0.15, 0.5, 1.5)
    rate = columns[2].select_slider(
        _("Learning rate"), rates, format_func=exact, key=in_language("activations_rate"), **KEEP
    )
    epoch = columns[3].slider(_("Epoch"), 0, lab.EPOCHS, key="activations_epoch", **KEEP)
    learned = {_(title): lab.learn(name, weight, bias, rate) for name, title in lab.UNIT_LOSSES.items()}
    x, charts = np.arange(lab.EPOCHS + 1), []
    for part, title in (("outputs", _("output a")), ("losses", _("loss"))):
        series = {name: getattr(one, part) for name, one in learned.items()}
        charts.append(lines(x, series, _("epoch"), title, {name: (epoch, y[epoch]) for name, y in series.items()}))
    side_by_side("unit", *charts)
    squared, crossed = learned.values()
    text = _(
        "At the start f'(z) = **{slope}**. The halved squared error's gradient on z is the error a - y times "
        "this; cross-entropy's is a - y itself. At epoch {epoch} the output is **{squared}** with the squared "
        "error and **{crossed}** with cross-entropy; 0 is right."
    )
    outputs = {"squared": fixed(squared.outputs[epoch], 3), "crossed": fixed(crossed.outputs[epoch], 3)}
    st.markdown(text.format(slope=fixed(squared.slopes[0], 4), epoch=epoch, **outputs))


def _book():
    st.caption(_(HALVED))
    good, bad = (lab.learn("mse", *lab.STARTS[name]).outputs for name in ("good", "bad"))
    outputs = {_("good start, output"): ("0.82", good[0]), _("after 300 epochs"): ("0.09", good[-1])}
    outputs |= {_("bad start, output"): ("0.98", bad[0])}
    rows = ((what, localized(printed), fixed(ours, 2)) for what, (printed, ours) in outputs.items())
    compared(rows, (_("printed in the book"), _("here")))


def _xor():
    st.markdown(f"##### {_('XOR that stays stuck')}")
    st.markdown(_(STUCK))
    rates = (0.1, 0.3, 1.0, 3.0)
    rate = st.select_slider(
        _("Rate for XOR"), rates, format_func=exact, key=in_language("activations_xor_rate"), **KEEP
    )
    x, charts, found = np.arange(1, lab.XOR_EPOCHS + 1), [], xor(rate)
    for biases, answers in found.items():
        names = [_("seed {seed}").format(seed=seed) for seed in SEEDS]
        series = {name: answer.losses for name, answer in zip(names, answers, strict=True)}
        title = _("loss with biases" if biases else "loss without biases")
        charts.append(lines(x, series, _("epoch"), title, y_range=(0, 0.35)))
    side_by_side("xor", *charts)
    text = _("The loss after {epochs} epochs: without biases **{without}**, with biases **{with_biases}**.")
    ends = {"without": spread(found[False]), "with_biases": spread(found[True])}
    st.markdown(text.format(epochs=counted(lab.XOR_EPOCHS), **ends))
    st.caption(_(UNSTUCK))
