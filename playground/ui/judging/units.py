"""What single hidden units do: a histogram each, over the rows of a part; and how the weights are spread."""

import numpy as np
import streamlit as st

from playground.engine import ACTIVATIONS
from playground.figures.first_look import pictures_figure
from playground.figures.units import units_figure, weights_figure
from playground.labs.pictures import weights_as_pictures
from playground.labs.units import unit_histograms, weight_histograms
from playground.recording.networks import network_for
from playground.ui.furniture import chart
from playground.ui.judging import parts

MOST_SHOWN, MOST_PICTURES = 64, 50


def show(history, epoch):
    """Draw the units of a layer, and the weights of all layers."""
    experiment, prepared = history.experiment, history.prepared
    network = network_for(experiment, prepared).load(history.step(epoch).flat)
    if experiment.hidden_sizes:
        with st.container(horizontal=True):
            layers = range(len(experiment.hidden_sizes))
            layer = st.segmented_control(
                "Layer",
                layers,
                default=0,
                format_func=lambda i: f"layer {i + 1}",
                key="judging_layer",
                required=True,
            )
            part = parts.pick(parts.there(prepared), "judging_units_part")
        _units(network, experiment, prepared, min(layer, len(layers) - 1), part)
    if prepared.image_shape:
        _first_weights(network, prepared.image_shape)
    told = f"Histograms of the weights of {len(experiment.hidden_sizes)} hidden layers and of the output."
    names = [*(f"layer {i + 1}" for i in range(len(experiment.hidden_sizes))), "output"]
    st.markdown("#### How the weights of each layer are spread")
    chart(weights_figure(weight_histograms(network.weight_views), names), "judging_weights", told)


def _first_weights(network, image_shape):
    """The weights of the first layer, one picture a unit: what each unit looks for."""
    st.markdown("#### The first layer's weights as pictures")
    pictures = weights_as_pictures(network.weight_views[0], image_shape, MOST_PICTURES)
    titles = [f"unit {place + 1}" for place in range(len(pictures))]
    told = f"The weights of {len(pictures)} units of the first layer as pictures."
    chart(pictures_figure(pictures, titles, columns=10), "judging_first_weights", told)
    st.caption(
        "Dark: ink there speaks for the unit. Light: against it. Pixels that are paper in every picture keep the "
        "weights they were drawn with, which looks like noise."
    )


def _units(network, experiment, prepared, layer, part):
    x = parts.there(prepared)[part].x
    _, workspace = network.forward(np.asarray(x, network.dtype))
    activation = ACTIVATIONS[experiment.layer_activations[layer]]
    is_one_sided = any(activation.saturates) and not all(activation.saturates)
    found = unit_histograms(workspace.activations[layer], is_one_sided=is_one_sided)
    n_units, n_dead = len(found.dead), int(found.dead.sum())
    shown = min(n_units, MOST_SHOWN)
    told = f"{n_units:,} units of layer {layer + 1}, {n_dead:,} of them dead; 20 bins."
    chart(units_figure(found), "judging_units", f"One histogram for each of {shown} units. {told}")
    st.caption(
        f"{told} Each panel fills to its own highest bin, so shapes can be compared, counts cannot. A dead unit "
        "says the same for every row." + (f" The first {MOST_SHOWN} are shown." if n_units > MOST_SHOWN else "")
    )
