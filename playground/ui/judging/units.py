"""What single hidden units do: a histogram each, over the rows of a part; and how the weights are spread."""

import numpy as np
import streamlit as st

from playground.engine import ACTIVATIONS
from playground.figures.first_look import pictures_figure
from playground.figures.units import units_figure, weights_figure
from playground.labs.pictures import weights_as_pictures
from playground.labs.units import unit_histograms, weight_histograms
from playground.languages import _, ngettext
from playground.numbers import counted
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
                _("Layer"),
                layers,
                default=0,
                format_func=lambda i: _("layer {number}").format(number=i + 1),
                key="judging_layer",
                required=True,
            )
            part = parts.pick(parts.there(prepared), "judging_units_part")
        _units(network, experiment, prepared, min(layer, len(layers) - 1), part)
    if prepared.image_shape:
        _first_weights(network, prepared.image_shape)
    n_hidden = len(experiment.hidden_sizes)
    told = ngettext(
        "Histograms of the weights of {n} hidden layer and of the output.",
        "Histograms of the weights of {n} hidden layers and of the output.",
        n_hidden,
    ).format(n=n_hidden)
    names = [*(_("layer {number}").format(number=i + 1) for i in range(n_hidden)), _("output")]
    st.markdown(f"#### {_('How the weights of each layer are spread')}")
    chart(weights_figure(weight_histograms(network.weight_views), names), "judging_weights", told)


def _first_weights(network, image_shape):
    """The weights of the first layer, one picture a unit: what each unit looks for."""
    heading = _("The first layer's weights as pictures")
    st.markdown(f"#### {heading}")
    pictures = weights_as_pictures(network.weight_views[0], image_shape, MOST_PICTURES)
    titles = [_("unit {number}").format(number=place + 1) for place in range(len(pictures))]
    told = ngettext(
        "The weights of {n} unit of the first layer as pictures.",
        "The weights of {n} units of the first layer as pictures.",
        len(pictures),
    )
    figure = pictures_figure(pictures, titles, columns=10)
    chart(figure, "judging_first_weights", told.format(n=counted(len(pictures))))
    st.caption(
        _(
            "Dark: ink there speaks for the unit. Light: against it. Pixels that are paper in every picture keep "
            "the weights they were drawn with, which looks like noise."
        )
    )


def _units(network, experiment, prepared, layer, part):
    x = parts.there(prepared)[part].x
    _outputs, workspace = network.forward(np.asarray(x, network.dtype))
    activation = ACTIVATIONS[experiment.layer_activations[layer]]
    is_one_sided = any(activation.saturates) and not all(activation.saturates)
    found = unit_histograms(workspace.activations[layer], is_one_sided=is_one_sided)
    n_units, n_dead = len(found.dead), int(found.dead.sum())
    shown = min(n_units, MOST_SHOWN)
    told = ngettext(
        "{n} unit of layer {layer}, {dead} of them dead; {bins} bins.",
        "{n} units of layer {layer}, {dead} of them dead; {bins} bins.",
        n_units,
    ).format(n=counted(n_units), layer=layer + 1, dead=counted(n_dead), bins=20)
    each = ngettext("One histogram for {n} unit.", "One histogram for each of {n} units.", shown)
    chart(units_figure(found), "judging_units", f"{each.format(n=shown)} {told}")
    panels = _(
        "Each panel fills to its own highest bin, so shapes can be compared, counts cannot. A dead unit says the "
        "same for every row."
    )
    more = [_("The first {n} are shown.").format(n=MOST_SHOWN)] if n_units > MOST_SHOWN else []
    st.caption(" ".join([told, panels, *more]))
