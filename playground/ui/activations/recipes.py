"""What the page's widgets hold at first, and its recipes: examples of tutorials, one click away."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground.engine import ACTIVATIONS, LOSSES
from playground.labs import activations as lab
from playground.languages import _, mark
from playground.numbers import counted, fixed, general, localized
from playground.ui.activations.charts import at
from playground.ui.activations.losses import output_of
from playground.ui.activations.saturation import SEEDS, spread, xor
from playground.ui.furniture import compared

UNKNOWN = mark(
    "**{title}**, from a public tutorial on backpropagation in Python, whose title and author this site has no "
    "record of."
)
STARTING = {  # by session key
    "activations_shown": ["sigmoid", "tanh", "relu"],
    "activations_interval": (-6.0, 6.0),
    "activations_focus": "sigmoid",
    "activations_z": 2.0,
    "activations_scores": 3,
    "activations_temperature": 1.0,
    **{f"activations_score_{i}": score for i, score in enumerate((2.0, 1.0, 0.1, 0.0, -1.0))},
    "activations_target": 1,
    "activations_probability": 0.01,
    "activations_loss": "binary_crossentropy",
    "activations_weight": lab.STARTS["bad"][0],
    "activations_bias": lab.STARTS["bad"][1],
    "activations_rate": lab.RATE,
    "activations_epoch": 150,
    "activations_xor_rate": lab.XOR_RATE,
}
CURVES = {
    "activations_shown": ["step", "sigmoid", "tanh", "relu", "leaky_relu"],
    "activations_focus": "leaky_relu",
    "activations_z": -1.0,
}


class Recipe(NamedTuple):
    """A tutorial's example: `choices` are what the widgets hold, `show` puts its numbers beside ours.

    `source` says with the `title` where it is from.
    """

    title: str
    section: str
    source: str
    choices: dict
    show: Callable[[], None]


def load(name):
    """Put a recipe's choices into the widgets and open its section."""
    recipe = RECIPES[name]
    st.session_state.update({"activations_recipe": name, "activations_section": recipe.section, **recipe.choices})


def show(name):
    """A recipe's source and its numbers."""
    recipe = RECIPES[name]
    st.markdown(_(recipe.source).format(title=_(recipe.title)))
    recipe.show()


def _curves():
    slope = at(ACTIVATIONS["leaky_relu"].slope, -1.0)
    rows = [(_("slope of the leaky ReLU at z = -1"), localized("0.01"), general(slope))]
    compared(rows, (_("by its code"), _("here")))


def _one_row():
    st.markdown(
        _("The loss of one row whose true class was given the probability 0.8. The tutorial prints no numbers.")
    )
    found = lab.of_one_row(0.8)
    st.table(
        [
            {_("loss"): _(LOSSES[name].title), _("output"): output_of(name), _("here"): fixed(value, 4)}
            for name, (value, _gradient) in found.items()
        ]
    )


def _by_hand():
    st.markdown(
        _(
            "Cross-entropy of the targets 1, 0 and the predictions 0.8, 0.2, summed over both outputs. The "
            "tutorial prints no number; by hand it is -ln 0.8 - ln(1 - 0.2) = 2 · 0.2231."
        )
    )
    ours = lab.summed_crossentropy([1, 0], [0.8, 0.2])
    rows = [(_("cross-entropy, summed over both outputs"), localized("0.4463"), fixed(ours, 4))]
    compared(rows, (_("by hand"), _("here")))


def _stuck():
    st.markdown(
        _(
            "The tutorial prints no numbers: its training function assigns to global names and cannot run as "
            "printed."
        )
    )
    without, with_biases = xor(lab.XOR_RATE).values()
    many = {"epochs": counted(lab.XOR_EPOCHS), "seeds": len(SEEDS)}
    rows = (
        (_("loss after {epochs} epochs, {seeds} seeds, no biases"), without),
        (_("loss after {epochs} epochs, {seeds} seeds, biases"), with_biases),
    )
    st.table([{"": what.format(**many), _("here"): spread(answers)} for what, answers in rows])


RECIPES = {  # by the ends of their buttons' keys
    "C4": Recipe(mark("Five activations"), "Activations", UNKNOWN, CURVES, _curves),
    "C5": Recipe(mark("Losses of one row"), "Losses", UNKNOWN, {"activations_probability": 0.8}, _one_row),
    "D1": Recipe(mark("Cross-entropy by hand"), "Losses", UNKNOWN, {"activations_probability": 0.8}, _by_hand),
    "E1": Recipe(
        mark("XOR that stays stuck"), "Saturation", UNKNOWN, {"activations_xor_rate": lab.XOR_RATE}, _stuck
    ),
}
