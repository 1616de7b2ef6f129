"""What the page's widgets hold at first, and its recipes: examples of tutorials, one click away."""

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from playground.engine import ACTIVATIONS, LOSSES
from playground.labs import activations as lab
from playground.ui.activations.charts import at
from playground.ui.activations.losses import output_of
from playground.ui.activations.saturation import SEEDS, spread, xor
from playground.ui.furniture import compared

UNKNOWN = "a public tutorial on backpropagation in Python, whose title and author this site has no record of"
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
    """A tutorial's example: `choices` are what the widgets hold, `show` puts its numbers beside ours."""

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
    st.markdown(f"**{recipe.title}**, from {recipe.source}.")
    recipe.show()


def _curves():
    slope = at(ACTIVATIONS["leaky_relu"].slope, -1.0)
    compared([("slope of the leaky ReLU at z = -1", "0.01", f"{slope:g}")], ("by its code", "here"))


def _one_row():
    st.markdown(
        "The loss of one row whose true class was given the probability 0.8. The tutorial prints no numbers."
    )
    found = lab.of_one_row(0.8)
    st.table(
        [
            {"loss": LOSSES[name].title, "output": output_of(name), "here": f"{value:.4f}"}
            for name, (value, _) in found.items()
        ]
    )


def _by_hand():
    st.markdown(
        "Cross-entropy of the targets 1, 0 and the predictions 0.8, 0.2, summed over both outputs. The tutorial "
        "prints no number; by hand it is -ln 0.8 - ln(1 - 0.2) = 2 · 0.2231."
    )
    ours = lab.summed_crossentropy([1, 0], [0.8, 0.2])
    compared([("cross-entropy, summed over both outputs", "0.4463", f"{ours:.4f}")], ("by hand", "here"))


def _stuck():
    st.markdown(
        "The tutorial prints no numbers: its training function assigns to global names and cannot run as printed."
    )
    without, with_biases = xor(lab.XOR_RATE).values()
    what = f"loss after {lab.XOR_EPOCHS:,} epochs, {len(SEEDS)} seeds"
    st.table(
        [
            {"": f"{what}, no biases", "here": spread(without)},
            {"": f"{what}, biases", "here": spread(with_biases)},
        ]
    )


RECIPES = {  # by the ends of their buttons' keys
    "C4": Recipe("Five activations", "Activations", UNKNOWN, CURVES, _curves),
    "C5": Recipe("Losses of one row", "Losses", UNKNOWN, {"activations_probability": 0.8}, _one_row),
    "D1": Recipe("Cross-entropy by hand", "Losses", UNKNOWN, {"activations_probability": 0.8}, _by_hand),
    "E1": Recipe("XOR that stays stuck", "Saturation", UNKNOWN, {"activations_xor_rate": lab.XOR_RATE}, _stuck),
}
