"""The microscope's network with its numbers, as far as they are known at a stop."""

from itertools import pairwise

import plotly.graph_objects as go

from playground.figures.microscope.edges import edges
from playground.figures.microscope.marks import QUIET, label, write
from playground.figures.microscope.units import units
from playground.languages import _
from playground.numbers import general


def network_figure(found, seen, names, chosen, drawn_units):
    """The network of a `Trace` with what is known of it at a stop.

    `names` are the units' names, one list a layer, inputs first; `chosen` is the `Place` in view. Markers carry
    `customdata` (params name, row or -1 for a bias, column), so that a click can say what was clicked.
    """
    sizes = [min(size, drawn_units) for size in found.sizes]
    figure = go.Figure()
    for layer, (n_in, n_out) in enumerate(pairwise(sizes)):
        edges(figure, found, seen, layer, n_in, n_out, chosen)
    if seen.has_loss:
        _loss(figure, found, seen, sizes)
    for column, size in enumerate(sizes):
        units(figure, found, seen, column, size, names[column], chosen)
    tallest = max(sizes)
    figure.update_layout(
        height=max(330, 134 * tallest) if tallest <= 4 else 92 * tallest,
        margin={"l": 8, "r": 8, "t": 8, "b": 8},
        showlegend=False,
        dragmode=False,
        hoverlabel={"namelength": -1},
    )
    figure.update_xaxes(visible=False, range=[-0.35, len(sizes) - 0.65 + 0.75 * seen.has_loss], fixedrange=True)
    figure.update_yaxes(visible=False, range=[1.02, -0.02], fixedrange=True)
    return figure


def _loss(figure, found, seen, sizes):
    column = len(sizes) - 0.25
    for unit in range(sizes[-1]):
        figure.add_scatter(
            x=[len(sizes) - 1, column],
            y=[(unit + 0.5) / sizes[-1], 0.5],
            mode="lines",
            line={"color": QUIET, "width": 1, "dash": "dot"},
            hoverinfo="skip",
        )
    about = [_("loss {value}").format(value=general(found.loss, 10))]
    if seen.is_updated:
        about.append(_("after the update {value}").format(value=general(found.loss_after, 10)))
    figure.add_scatter(
        x=[column],
        y=[0.5],
        mode="markers+text",
        text=[f"<b>{label(found.loss_after if seen.is_updated else found.loss)}</b>"],
        textfont={"size": 12, "color": "#ffffff"},
        marker={"size": 54, "symbol": "square", "color": "#6b7280"},
        hovertemplate="<br>".join(about) + "<extra></extra>",
        meta={"role": "loss"},
    )
    write(figure, column, 0.5, f"<b>{_('loss C')}</b>", yshift=38)
    if seen.is_updated:
        write(figure, column, 0.5, _("was {loss}").format(loss=label(found.loss)), yshift=-38)
