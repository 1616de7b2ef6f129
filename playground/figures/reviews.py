"""Reviews: how learning them goes, and what a network says of one, word by word."""

import plotly.graph_objects as go
from plotly.subplots import make_subplots

from playground.figures.judging.layout import GUIDE
from playground.figures.text import plain, shortened
from playground.figures.vanishing.layers import LANE_COLORS
from playground.languages import _

MOST_NAMED = 40  # words along an axis
MOST_LETTERS = 12
LETTER = 7  # pixels that a letter is wide, about


def course_figure(points, validated, n_batches):
    """Loss and accuracy over updates: `points` of (updates, loss, accuracy) while training, and after each epoch
    of `n_batches` updates the (loss, accuracy) of the validation reviews in `validated`."""
    figure = make_subplots(rows=1, cols=2, subplot_titles=(_("loss"), _("accuracy")), horizontal_spacing=0.12)
    updates, hover = [point[0] for point in points], _("update {n}: {value}").format(n="%{x:,}", value="%{y:.3f}")
    ends = [n_batches * epoch for epoch in range(1, len(validated) + 1)]
    for place in (1, 2):
        where = {"row": 1, "col": place}
        figure.add_scatter(
            x=updates,
            y=[point[place] for point in points],
            name=_("training batches, with dropout"),
            mode="lines",
            line={"color": LANE_COLORS[0]},
            legendgroup="training",
            showlegend=place == 1,
            hovertemplate=f"{hover}<extra>{_('training batches')}</extra>",
            meta={"role": "training"},
            **where,
        )
        figure.add_scatter(
            x=ends,
            y=[found[place - 1] for found in validated],
            name=_("validation, after each epoch"),
            mode="lines+markers",
            line={"dash": "dash", "color": LANE_COLORS[1]},
            marker={"size": 9, "symbol": "diamond", "color": LANE_COLORS[1]},
            legendgroup="validation",
            showlegend=place == 1,
            hovertemplate=f"{hover}<extra>{_('validation')}</extra>",
            meta={"role": "validation"},
            **where,
        )
    figure.update_xaxes(title={"text": _("update"), "standoff": 6}, rangemode="tozero")
    figure.update_yaxes(rangemode="tozero", col=1)
    figure.update_yaxes(range=[0, 1.03], tickformat=".0%", col=2)
    figure.update_annotations(font_size=13)
    return _lay_out(figure, 340, 44, 76)


def word_by_word_figure(words, at_first, probabilities):
    """The probability of praise before any of the words (W,), and after each."""
    figure = go.Figure()
    names = [_("(before)"), *words]
    figure.add_scatter(
        x=list(range(len(names))),
        y=[float(at_first), *map(float, probabilities)],
        mode="lines+markers",
        marker={"size": 7},
        hovertext=[plain(name) for name in names],
        hovertemplate=_("after “{word}”: {share}").format(word="%{hovertext}", share="%{y:.1%}")
        + "<extra></extra>",
        showlegend=False,
        meta={"role": "probability"},
    )
    figure.add_shape(type="line", x0=-0.5, x1=len(names) - 0.5, y0=0.5, y1=0.5, line=GUIDE, layer="below")
    figure.update_yaxes(
        title={"text": _("probability of praise"), "standoff": 8}, range=[-0.04, 1.04], tickformat=".0%"
    )
    bottom = _name_words(figure, names)
    return _lay_out(figure, 240 + bottom, bottom, 12)


def influence_figure(words, products, effects, lengths):
    """What each of the words (W,) does to the score: two signed bars, and the length of the gradient below."""
    figure = make_subplots(rows=2, cols=1, shared_xaxes=True, row_heights=[0.68, 0.32], vertical_spacing=0.06)
    x = list(range(len(words)))
    bars = (
        ("products", _("gradient times embedding"), products, "", 1),
        ("effects", _("with the word minus without it"), effects, "/", 1),
        ("lengths", _("length of the gradient"), lengths, ".", 2),
    )
    hover = _("“{word}”: {value}").format(word="%{hovertext}", value="%{y:.3f}")
    for role, name, values, shape, row in bars:
        figure.add_bar(
            x=x,
            y=[float(value) for value in values],
            name=name,
            marker={"pattern": {"shape": shape, "fillmode": "overlay"}},
            hovertext=[plain(word) for word in words],
            hovertemplate=f"{hover}<extra>{name}</extra>",
            meta={"role": role},
            row=row,
            col=1,
        )
    figure.update_yaxes(title={"text": _("change of the score"), "standoff": 8}, row=1)
    figure.update_yaxes(title={"text": _("length"), "standoff": 8}, rangemode="tozero", row=2)
    bottom = _name_words(figure, list(words), row=2)
    figure.update_layout(bargap=0.25, barmode="group")
    return _lay_out(figure, 390 + bottom, bottom, 72)


def _name_words(figure, names, **where):
    """Words along the horizontal axis, upright, no more than fit; returns the pixels that they take."""
    every = -(-len(names) // MOST_NAMED)
    places = list(range(0, len(names), every))
    ticks = [shortened(names[place], MOST_LETTERS) for place in places]
    figure.update_xaxes(range=[-0.6, len(names) - 0.4], showgrid=False, zeroline=False)
    is_upright = len(names) > 8 or max(map(len, ticks)) > 8
    figure.update_xaxes(
        tickvals=places,
        ticktext=[plain(tick) for tick in ticks],
        tickangle=-90 if is_upright else 0,
        ticklabeloverflow="allow",
        **where,
    )
    return 24 + (LETTER * max(map(len, ticks)) if is_upright else 2 * LETTER)


def _lay_out(figure, height, bottom, top):
    return figure.update_layout(
        height=height,
        margin={"l": 62, "r": 10, "t": top, "b": bottom},
        legend={"orientation": "h", "x": 0, "xanchor": "left", "y": 1.1, "yanchor": "bottom", "title": None},
        hoverlabel={"namelength": -1},
        hovermode="closest",
        dragmode=False,
    )
