"""The map of gradient ratios: how much reaches layer 1, over depth, activation and initializer."""

from dataclasses import replace

import streamlit as st

from playground.engine import ACTIVATIONS, INITIALIZERS
from playground.figures.vanishing.maps import ratio_figure
from playground.labs.vanishing.ratios import SEEDS, extremes, ratio_map, typical
from playground.languages import _
from playground.ui.furniture import choose_format
from playground.ui.running import run_to_the_end
from playground.ui.vanishing import figures as bench_figures

KINDS = {"|dC/dz|": "deltas", "|dC/dW|": "gradients"}


def show(recording):
    """The map for networks like the first on the bench, worked out when it is looked at."""
    lane = recording.made.lanes[0]
    text = _(
        "The first layer's gradient over the last layer's before any training, for networks of width {width} on "
        "these data: the geometric mean over {n} seeds. Near 1 every layer learns at the same pace. Point at a "
        "field for the smallest and the largest of the seeds."
    )
    st.markdown(text.format(width=lane.hidden_sizes[0], n=SEEDS))
    what = st.segmented_control(_("Gradient"), list(KINDS), default="|dC/dz|", required=True, key="bench_map_of")
    key = repr(replace(lane, epochs=1))
    found = run_to_the_end("bench_map", key, lambda: ratio_map(lane), _("Work out the map"))
    if found is not None:
        ratios = getattr(found, KINDS[what])
        names = (
            [_(INITIALIZERS[name].title) for name in found.initializers],
            [_(ACTIVATIONS[name].title) for name in found.activations],
            found.depths,
        )
        alt = _(
            "One heat map an initializer, depth by activation: first layer's {gradient} over the last layer's."
        )
        bench_figures.show(
            ratio_figure(*names, typical(ratios), *extremes(ratios), what),
            f"map_{KINDS[what]}",
            alt.format(gradient=what),
            is_wide=True,
        )
        choose_format()
