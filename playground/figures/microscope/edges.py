"""The weights of the microscope's network: an edge each, with its number on it."""

import numpy as np

from playground.figures.microscope.marks import NEGATIVE, POSITIVE, label
from playground.languages import _
from playground.numbers import general

LABELED = 16  # weights between two layers that can be labeled without touching
TWO_LINES = 8  # up to here a label has room for the gradient too


def edges(figure, found, seen, layer, n_in, n_out, chosen):
    """Add the weights between two layers, of `n_in` and `n_out` units drawn."""
    name = f"{layer}.W"
    W, grads, new = found.params[name], found.grads[name], found.updated[name]
    largest = max(float(np.abs(np.nan_to_num(W[:n_in, :n_out])).max()), 1e-12)
    has_room = n_in * n_out <= LABELED and (n_in <= 4 or n_out == 1)
    is_roomy = n_in * n_out <= TWO_LINES
    # how far along its edge a label stands: 1/(n + 1) spreads them evenly, so that no two meet
    share = 0.4 if n_out == 1 or n_in <= 2 else max(0.2, 1 / (n_in + 1))
    for i in range(n_in):
        for j in range(n_out):
            start, end = (i + 0.5) / n_in, (j + 0.5) / n_out
            weight = new[i, j] if seen.is_updated else W[i, j]
            has_gradient = (layer, j) in seen.gradient
            is_fresh = ("gradient", layer, j) in seen.fresh or seen.is_updated
            is_chosen = chosen == (name, i, j)
            flows = ("forward", layer, j) in seen.fresh or ("delta", layer - 1, i) in seen.fresh
            color = POSITIVE if weight >= 0 else NEGATIVE
            figure.add_scatter(
                x=[layer, layer + 1],
                y=[start, end],
                mode="lines",
                line={"color": color, "width": _width(W[i, j], largest)},
                opacity=1.0 if is_fresh or flows or is_chosen else 0.45,
                hoverinfo="skip",
            )
            lines = [label(weight)]
            if has_gradient and not seen.is_updated:
                slope = f"∂ {label(grads[i, j])}"
                lines = [label(W[i, j]), slope] if is_roomy else [slope]
            about = [_("weight {value}").format(value=general(W[i, j], 10))]
            if has_gradient:
                about.append(_("gradient {value}").format(value=general(grads[i, j], 10)))
            if seen.is_updated:
                about.append(_("after the update {value}").format(value=general(new[i, j], 10)))
            figure.add_scatter(
                x=[layer + share],
                y=[start + share * (end - start)],
                mode="markers+text" if has_room or is_chosen else "markers",
                text=["<br>".join(f"<b>{line}</b>" if is_fresh or is_chosen else line for line in lines)],
                textposition=_beside(start, end, i) if is_roomy else "middle right",
                textfont={"size": 12},
                marker={
                    "size": 13 if is_chosen else 9 if has_room else 6,
                    "color": color,
                    "symbol": "diamond" if is_chosen else "circle",
                },
                customdata=[[name, i, j]],
                hovertemplate="<br>".join(about) + "<extra></extra>",
                unselected={"marker": {"opacity": 1}},
                meta={"role": "weight"},
            )


def _width(weight, largest):
    return 1 + 4 * min(abs(float(weight)) / largest, 1) if np.isfinite(weight) else 1


def _beside(start, end, row):
    """Where a label keeps clear of its own edge and of the edges it crosses."""
    if start == end:
        return "bottom center" if row else "top center"
    return "top right" if end > start else "bottom right"
