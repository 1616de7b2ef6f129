"""What each step adds to the gradient of a weight, and what becomes of it: one sum, or many gradients."""

import plotly.graph_objects as go

from playground.figures.through_time.marks import WEIGHTS, lay_out
from playground.figures.vanishing.layers import LANE_COLORS
from playground.languages import _
from playground.numbers import plain

PATTERNS = ("", "/", "x", "-", "|", "+")  # layers differ without their color


def sum_figure(terms, name):
    """A bar a step and one for the sum; `terms` (T,) of the weight `name`, "W", "U" or "V"."""
    names = [*_steps(1, len(terms)), _("sum")]
    values = [*map(float, terms), float(terms.sum())]
    figure = go.Figure()
    figure.add_bar(
        x=names,
        y=values,
        text=[plain(value, 3) for value in values],
        textposition="outside",
        cliponaxis=False,
        marker={"color": WEIGHTS[name], "pattern": {"shape": [*[""] * len(terms), "/"]}},
        hovertemplate="%{x}: %{y:.6g}<extra></extra>",
        meta={"role": "terms"},
    )
    return _finished(figure, values, f"dC/d{name}")


def own_figure(terms, first):
    """A feed-forward network: the gradient of each layer's own weight, a color each, from layer `first` on."""
    figure = go.Figure()
    for place, term in enumerate(map(float, terms)):
        figure.add_bar(
            x=[_("layer {n}").format(n=first + place)],
            y=[term],
            text=[plain(term, 3)],
            textposition="outside",
            cliponaxis=False,
            marker={"color": LANE_COLORS[place], "pattern": {"shape": PATTERNS[place]}},
            hovertemplate="%{x}: %{y:.6g}<extra></extra>",
            meta={"role": "own"},
        )
    return _finished(figure, terms, _("dC/dU of each layer"))


def shared_figure(terms, first):
    """A recurrent network: the same terms from step `first` on, each begun where the last ended; their sum."""
    figure, color = go.Figure(), {"marker": {"color": WEIGHTS["U"]}}
    figure.add_waterfall(
        x=[*_steps(first, len(terms)), _("sum")],
        y=[*map(float, terms), 0],
        measure=[*["relative"] * len(terms), "total"],
        text=[plain(value, 3) for value in [*terms, terms.sum()]],
        textposition="outside",
        cliponaxis=False,
        increasing=color,
        decreasing=color,
        totals=color,
        connector={"line": {"color": "#808080", "width": 1}},
        hovertemplate="%{x}: %{text}<extra></extra>",
        meta={"role": "shared"},
    )
    so_far = terms.cumsum()
    return _finished(figure, [*so_far, *(so_far - terms)], _("dC/dU, added up"))


def _steps(first, count):
    return [_("step {n}").format(n=first + place) for place in range(count)]


def _finished(figure, values, y_title):
    """Room above and below the bars for their numbers."""
    low, high = min(0.0, *values), max(0.0, *values)
    air = 0.16 * (high - low) or 1.0
    figure.update_yaxes(
        title={"text": y_title, "standoff": 6}, range=[low - air * (low < 0), high + air], nticks=5
    )
    return lay_out(figure, 270, left=66)
