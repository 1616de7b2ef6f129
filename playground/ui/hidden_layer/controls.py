"""The hidden layer page's controls: which layer, and what of it."""

import streamlit as st

from playground.labs.hidden_layer.view import can_have_components, components_view, unit_called, units_view
from playground.languages import _, mark, ngettext
from playground.ui.widgets import in_language

UNITS, COMPONENTS = mark("Two units"), mark("Principal components")


def pick_view(place, history):
    """The `View` that the reader chooses: which layer, and what of it."""
    with st.container(horizontal=True):
        layer = _pick_layer(place, history.experiment.hidden_sizes)
        units = range(history.experiment.hidden_sizes[layer])
        if len(units) <= 2:
            return units_view(history, layer)
        if can_have_components(history, layer) and _sees_components(f"{place}_{layer}_seen"):
            return components_view(history, layer)
        across, up = (
            st.selectbox(label, units, first, unit_called, key=in_language(f"{place}_{layer}_{key}"), width=120)
            for label, first, key in ((_("Across"), 0, "across"), (_("Up"), 1, "up"))
        )
    return units_view(history, layer, across, up)


def _pick_layer(place, sizes):
    layers = range(len(sizes))
    if len(sizes) == 1:
        return 0
    return st.segmented_control(
        _("Layer"),
        layers,
        default=layers[-1],
        format_func=lambda i: ngettext("{layer} ({n} unit)", "{layer} ({n} units)", sizes[i]).format(
            layer=i + 1, n=sizes[i]
        ),
        key=f"{place}_layer",
        required=True,
    )


def _sees_components(key):
    seen = st.segmented_control(
        _("Seen along"),
        [COMPONENTS, UNITS],
        default=COMPONENTS,
        format_func=_,
        key=key,
        required=True,
        help=_(
            "The components are the two directions in which the layer's values are spread most at the last epoch. "
            "They are kept for all epochs, so that what moves is the network, not the axes."
        ),
    )
    return seen == COMPONENTS
